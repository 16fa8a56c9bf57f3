//! What to do about a flag, with the keys that do it to the row at hand.

use crate::commands::{Command, CommandContext, TABLE};
use crate::edit::operations::milestone::overdue;
use crate::health::{Flag, remedy::fill};
use crate::model::Status;
use crate::tui::app::{Model, Overlay, Route, RowId, Selection, Tab};

/// The remedy of a flag as a sentence. It names only keys that act on the row of `key` where it is shown.
pub(crate) fn remedy(model: &Model, flag: &Flag, key: &RowId) -> String {
    let origin = match model.overlays.last() {
        Some(Overlay::Details(shown, _)) => Selection::shown(shown),
        _ => Selection {
            cursor: Some(key.clone()),
            roadmap: key.roadmap().map(str::to_owned),
            ..model.list_selection()
        },
    };
    let context = model.context_of(&origin);
    let filled = fill(flag.remedy(), flag.kind, |id| {
        let spec = TABLE.iter().find(|spec| spec.id == id)?;
        let label = model.keymap.label(spec.action);
        let works =
            !label.is_empty() && spec.applies(&context) && acts(model, spec.action, key, &context);
        works.then_some(label)
    });
    crate::text::capitalised(&filled)
}

/// Whether a command that applies there also has something to do.
fn acts(model: &Model, command: Command, key: &RowId, context: &CommandContext) -> bool {
    let milestone = || {
        let found = model.snapshot.found(key)?;
        let file = model.snapshot.folder.portfolio.file(found.roadmap);
        matches!(key, RowId::Entry(_, crate::model::Kind::Milestone, _))
            .then(|| file.milestones.get(found.index))?
    };
    match command {
        // A date that has passed is not confirmed.
        Command::Confirm => {
            milestone().is_none_or(|one| overdue(one, model.snapshot.today()).is_none())
        }
        Command::Start => {
            milestone().is_none_or(|one| one.status != Some(Status::Active) || one.start.is_none())
        }
        Command::Assess => milestone().is_none_or(|one| one.capability.is_some()),
        Command::Answer => {
            context.subject != crate::commands::TargetKind::ClosedMilestone || context.asked
        }
        Command::Editor => !model.present,
        // To the tab that is open nothing leads.
        command => match (&model.route, Tab::of(command)) {
            (Route::Roadmap(_, open), Some(tab)) => *open != tab,
            _ => true,
        },
    }
}

#[cfg(test)]
mod tests;
