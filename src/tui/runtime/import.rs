//! A file of another program, read and compared with the folder for the screens.

use std::path::Path;

use crate::analysis::import::{Column, Mapping};
use crate::dates::Calendar;
use crate::edit::{Actor, ChangeReason};
use crate::model::Kind;
use crate::report::import::session::{ImportAsk, ImportError, ImportSession};
use crate::store::Folder;
use crate::tui::runtime::packet_actions::typed;
use crate::tui::state::import::{ImportColumn, ImportRequest, ImportView, ImportWork};

/// Columns that a sample of a cell takes at most.
const SAMPLE: usize = 60;

/// Reads the file and says what it would change in the folder, which is of that reading. `chance` are characters for ids.
///
/// # Errors
/// Says why the file cannot be imported.
pub(crate) fn view(
    request: ImportRequest,
    (folder, generation): (&Folder, u64),
    state: &Path,
    actor: &Actor,
    chance: &str,
) -> Result<ImportView, String> {
    let path = typed(&request.file);
    let bytes = std::fs::read(&path)
        .map_err(|error| format!("{} could not be read: {error}", path.display()))?;
    let mapping = request.columns.clone().map(|columns| Mapping {
        kind: request.kind.unwrap_or(Kind::Milestone).key().to_owned(),
        columns,
    });
    let is_mapped = mapping.is_some();
    let ask = ImportAsk {
        sheet: request.sheet.clone(),
        kind: request.kind,
        mapping,
        into: request.into.clone(),
        new: request.new.clone(),
        name: request.name.clone(),
    };
    let portfolio = &folder.portfolio;
    let session = ImportSession::begin(&ask, (&path, &bytes), portfolio, actor.on, state)
        .map_err(|error| refused(&error))?;
    let calendar = Calendar::new(actor.on, portfolio.shared.head.fiscal_year_start);
    let mut random = characters(chance);
    let previews = session
        .previews(&calendar, &mut random)
        .map_err(|error| refused(&error))?;
    if is_mapped {
        session.remember(state);
    }
    let text = session.text(&previews);
    let work = match previews.iter().all(|one| one.preview.is_empty()) {
        true => ImportWork::Nothing,
        false => {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let reason = reason(&request, &name);
            match session.work(&previews, actor, &reason, &mut random) {
                Err(error) => ImportWork::Refused(sentence(&error.message, &error.hint)),
                Ok(work) => match session.new_file(&work) {
                    Err(error) => ImportWork::Refused(error.to_string()),
                    Ok(Some((id, text))) => ImportWork::New(id, text),
                    Ok(None) => ImportWork::Edits(work, generation),
                },
            }
        }
    };
    let kind = session
        .mapped()
        .map_or(Kind::Milestone, |(_, plan)| plan.kind);
    Ok(ImportView {
        columns: columns(&session),
        kind,
        lines: text.lines().map(str::to_owned).collect(),
        work,
        request,
    })
}

fn reason(request: &ImportRequest, name: &str) -> ChangeReason {
    ChangeReason {
        why: (request.why.clone()).or_else(|| Some(format!("imported from {name}"))),
        code: request.code.clone().or_else(|| Some("other".to_owned())),
        approved_by: request.approved_by.clone(),
        ..ChangeReason::default()
    }
}

fn columns(session: &ImportSession) -> Vec<ImportColumn> {
    let Some((sheet, plan)) = session.mapped() else {
        return Vec::new();
    };
    let mapped = plan.mapping.resolve(&plan.header).unwrap_or_default();
    let first = plan.header.row + plan.header.height;
    let headings = plan.header.headings.iter().enumerate();
    let headings = headings.filter(|(_, heading)| !heading.is_empty());
    let column = |(at, heading): (usize, &String)| ImportColumn {
        heading: heading.clone(),
        key: match mapped.get(at) {
            Some(Column::Field(key)) => (*key).to_owned(),
            Some(Column::RowNumber) => "row".to_owned(),
            Some(Column::Ignored) | None => "-".to_owned(),
        },
        sample: crate::text::truncate(&crate::text::line(&sheet.cell(first, at).plain()), SAMPLE),
    };
    headings.map(column).collect()
}

fn sentence(message: &str, hint: &str) -> String {
    match hint {
        "" => message.to_owned(),
        hint => format!("{message}: {hint}"),
    }
}

/// What is wrong, with what to do in the form.
fn refused(error: &ImportError) -> String {
    let told = error.to_string();
    match error {
        ImportError::NoHeadings(sheets) | ImportError::SeveralSheets(sheets) => format!(
            "{told}; name its sheet in the form, under More: {}",
            sheets.join(", ")
        ),
        ImportError::Nowhere => format!("{told}: choose a roadmap, or name a new one"),
        ImportError::IsThere(_) => format!("{told}: choose it, or another id"),
        _ => told,
    }
}

/// Characters for ids, from a reserve that goes round.
fn characters(reserve: &str) -> impl FnMut(usize) -> String + use<'_> {
    let mut at = 0;
    move |count: usize| {
        let drawn = reserve.chars().cycle().skip(at).take(count).collect();
        at = (at + count) % reserve.len().max(1);
        drawn
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::app::update::transaction::actor;
    use crate::tui::app::update::{Effect, Msg, update};
    use crate::tui::app::{AnyDialog, Overlay};
    use crate::tui::input::Input;
    use crate::tui::test_harness::TestHarness;

    const FANS: &str = "[cluster]\nname = \"Fans\"\n\n[[milestone]]\nid = \"rig\"\ntitle = \"Test rig\"\nforecast = 2026-06-30\n";
    const PLAN: &str =
        "Our plan,,\nTask,Wer,Finish\nTest rig,,31/03/2027\nNew hall,,30/06/2027\nRoof,,soon\n";

    /// Fills the form and gives the file to what reads it; the characters for ids that were asked for.
    fn ask(harness: &mut TestHarness, path: &Path, more: &str) -> ImportRequest {
        harness.press("Ctrl-o");
        for letter in path.display().to_string().chars() {
            harness.press(&format!("'{letter}'"));
        }
        harness.press(more);
        match press(harness, "F10").as_slice() {
            [Effect::Import(request, chance)] if chance.len() > 100 => request.clone(),
            other => panic!("{other:?}"),
        }
    }

    fn press(harness: &mut TestHarness, key: &str) -> Vec<Effect> {
        let chord = key.parse().unwrap();
        update(&mut harness.model, Msg::Input(Input::Key(chord)))
    }

    fn show(harness: &mut TestHarness, request: ImportRequest, state: &Path) {
        let known = harness.model.snapshot.clone();
        let from = (&*known.folder, known.generation);
        let actor = actor(&harness.model);
        let read = view(request, from, state, &actor, "0123456789abcdefghjkmnpq");
        harness.tell(Msg::Imported(read.map(Box::new)));
    }

    #[test]
    fn a_sheet_is_looked_at_mapped_written_and_taken_back() {
        let folder = tempfile::tempdir().unwrap();
        let plan = folder.path().join("plan.csv");
        std::fs::write(&plan, PLAN).unwrap();
        let mut harness = TestHarness::of(&[("fans", FANS)]);
        let before = harness.texts.clone();
        harness.press("Enter");
        let request = ask(&mut harness, &plan, "");
        assert_eq!(request.into.as_deref(), Some("fans"));
        show(&mut harness, request, folder.path());
        let screen = harness.screen(100, 30);
        for part in [
            "Nothing is written yet",
            "2 new, 1 changed, 0 unchanged, 1 not understood",
            "baseline 2027-03-31",
            "New hall",
            "C5 \"soon\"",
        ] {
            assert!(screen.contains(part), "{part}: {screen}");
        }
        assert_eq!(harness.texts, before, "nothing is written unseen");
        // The columns can be mapped otherwise.
        harness.press("e");
        let screen = harness.screen(100, 30);
        assert!(
            screen.contains("Columns of plan.csv") && screen.contains("Finish"),
            "{screen}"
        );
        harness.press("Tab Tab Ctrl-u 'forecast'");
        let mapped = match press(&mut harness, "F10").as_slice() {
            [Effect::Import(request, _)] => request.clone(),
            other => panic!("{other:?}"),
        };
        let columns = mapped.columns.clone().unwrap();
        assert_eq!(columns.get("Finish").map(String::as_str), Some("forecast"));
        show(&mut harness, mapped, folder.path());
        assert!(
            harness
                .screen(100, 30)
                .contains("forecast 2026-06-30 → 2027-03-31")
        );
        harness.press("Enter");
        assert!(
            harness.texts["fans"].contains("forecast = 2027-06-30"),
            "{}",
            harness.texts["fans"]
        );
        assert!(harness.texts["fans"].contains("imported from plan.csv"));
        assert!(harness.model.overlays.is_empty());
        harness.press("u");
        assert_eq!(harness.texts, before, "one act");
        // The mapping is remembered by the headings.
        let again = ask(&mut harness, &plan, "");
        show(&mut harness, again, folder.path());
        assert!(harness.screen(100, 30).contains("Finish = forecast"));
        harness.press("Esc");
        assert_eq!(harness.texts, before);
    }

    #[test]
    fn a_file_that_is_none_says_so_and_a_new_roadmap_can_be_made() {
        let folder = tempfile::tempdir().unwrap();
        let plan = folder.path().join("plan.csv");
        std::fs::write(&plan, PLAN).unwrap();
        let mut harness = TestHarness::of(&[("fans", FANS)]);
        let missing = ask(&mut harness, Path::new("/nowhere/x.csv"), "");
        show(&mut harness, missing, folder.path());
        assert!(harness.screen(80, 24).contains("could not be read"));
        let request = ask(&mut harness, &plan, "Tab Tab 'motors'");
        assert_eq!(
            (request.into.clone(), request.new.as_deref()),
            (None, Some("motors"))
        );
        show(&mut harness, request, folder.path());
        assert!(harness.screen(80, 24).contains("makes the roadmap motors"));
        harness.press("Enter");
        assert!(harness.texts["motors"].contains("New hall"));
        assert!(
            !harness
                .model
                .overlays
                .iter()
                .any(|one| matches!(one, Overlay::Form(open) if matches!(open.dialog, AnyDialog::ImportFile(_))))
        );
    }

    #[test]
    fn while_presenting_no_file_is_shown() {
        let mut harness = TestHarness::of(&[("fans", FANS)]);
        harness.press("v Ctrl-o");
        assert!(harness.model.overlays.is_empty());
        assert!(
            harness
                .screen(80, 24)
                .contains("end the presentation first")
        );
    }
}
