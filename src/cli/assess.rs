//! `tcu assess`: where a capability stands on the ladder, or how well the cluster works together.

use clap::Args;

use super::context::CliContext;
use super::edit_context::EditContext;
use super::error::{CliError, ExitStatus};
use super::file_problems;
use super::output::Output;
use super::resolve_entry;
use crate::edit::{Transaction, operations};
use crate::model::choice::ASSESSED_WORDS;
use crate::model::{Kind, ReferenceIndex};

/// Record where a capability stands on the ladder, or a score of the cluster
///
/// The rungs are none, buy, assimilate, use, adapt, create. Scored from 0 to 3 are labour, inputs, information,
/// market-access, trust; backward, forward, bilateral, multilateral; process, product, functional,
/// intersectoral.
#[derive(Args, Debug)]
#[command(
    after_long_help = "Examples:\n  tcu assess sialkot-surgical/lab-testing use --evidence \"PNAC certificate of 12 Nov\"\n  tcu assess sialkot-surgical/trust 2 --source \"workshop of 3 Nov\""
)]
pub(crate) struct AssessArgs {
    /// A capability, or one of the words above, after its roadmap: roadmap/id
    #[arg(value_name = "ADDRESS")]
    address: String,
    /// The rung of a capability, or a score from 0 to 3
    #[arg(value_name = "LEVEL|SCORE")]
    score: String,
    /// What shows it
    #[arg(long, value_name = "TEXT")]
    evidence: Option<String>,
    /// Where this comes from
    #[arg(long, value_name = "TEXT")]
    source: Option<String>,
}

impl AssessArgs {
    /// Runs the command.
    ///
    /// # Errors
    /// What is assessed is not there, or the score does not fit it: nothing was written.
    pub(crate) fn run(
        &self,
        context: &CliContext,
        output: &mut Output<'_>,
    ) -> Result<ExitStatus, CliError> {
        let edit = EditContext::begin(context)?;
        let names = ReferenceIndex::new(edit.portfolio());
        let (file, of) = self.assessed(&edit, &names)?;
        let mut transaction = Transaction::new(edit.portfolio(), &names, &edit.actor);
        operations::capability::assess(
            &mut transaction,
            file,
            &of,
            self.score.trim(),
            self.evidence.as_deref(),
            self.source.as_deref(),
        )?;
        edit.write(&transaction.finish(), output)
    }

    /// The roadmap, and what of it is assessed.
    fn assessed(
        &self,
        edit: &EditContext<'_>,
        names: &ReferenceIndex<'_>,
    ) -> Result<(Option<usize>, String), CliError> {
        let portfolio = edit.portfolio();
        if let Some((file, word)) = self.address.split_once('/')
            && ASSESSED_WORDS.contains(&word)
        {
            let place = file_problems::find_file(portfolio, file)?;
            return match place {
                Some(_) => Ok((place, word.to_owned())),
                None => Err(CliError::refused("the portfolio itself is not assessed")
                    .hint("name a roadmap")),
            };
        }
        let found = resolve_entry::find(portfolio, names, &self.address)?;
        let entry = portfolio.file(found.roadmap).entry(found.kind, found.index);
        match entry {
            Some(entry) if found.kind == Kind::Capability => {
                Ok((found.roadmap, entry.id().to_owned()))
            }
            _ => Err(CliError::refused(format!(
                "{} is {}, not a capability",
                self.address,
                found.kind.with_article()
            ))
            .hint(format!(
                "name a capability, or roadmap/WORD with one of {}",
                ASSESSED_WORDS.join(", ")
            ))),
        }
    }
}
