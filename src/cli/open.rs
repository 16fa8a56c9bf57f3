//! `tcu open`: the screens, at an address.

use clap::Args;

/// Open the screens, where you want to be
#[derive(Args, Debug)]
#[command(after_long_help = "Example:\n  tcu open sialkot-surgical/iso-17025 --present")]
pub(crate) struct OpenArgs {
    // Not a doc comment: rustdoc would take the brackets for a link.
    #[arg(
        value_name = "ADDRESS",
        help = "A roadmap, roadmap/id, or an id that only one roadmap has; without it, home"
    )]
    pub address: Option<String>,
    /// Hide names and other personal data from the first frame on, for showing the screen to others
    #[arg(long)]
    pub present: bool,
}
