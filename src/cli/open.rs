//! `tcu open`: the screens, at an address.

use clap::Args;

/// Open the screens, where you want to be
///
/// Example: tcu open sialkot-surgical/iso-17025 --present
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub struct Open {
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
