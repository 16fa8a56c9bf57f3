//! Files for others: asked for by a form, written beside the screen, told with their place.

use crate::tui::dialogs;
use std::path::PathBuf;

use crate::commands::Command;
use crate::tui::app::update::fill;
use crate::tui::app::update::message::Effect;
use crate::tui::app::{AnyDialog, Choice, ChoiceMenu, Dispatch, Model, Overlay, ToastLevel};
use crate::tui::state::output::{OutputKind, OutputRequest};

/// What a command writes; nothing in particular where that is chosen in the form.
fn kind(command: Command) -> Option<OutputKind> {
    match command {
        Command::WriteReport | Command::Print => Some(match OutputKind::Report.is_built() {
            true => OutputKind::Report,
            false => OutputKind::ReportMarkdown,
        }),
        Command::WriteWorkbook => Some(match OutputKind::Workbook.is_built() {
            true => OutputKind::Workbook,
            false => OutputKind::Tables,
        }),
        Command::WriteCalendar if OutputKind::Calendar.is_built() => Some(OutputKind::Calendar),
        _ => None,
    }
}

/// Opens the form for what a command writes.
pub(crate) fn open(model: &mut Model, dispatch: Dispatch) -> Vec<Effect> {
    let command = dispatch.command;
    let dialog = AnyDialog::WriteOutput(dialogs::WriteOutput {
        kind: kind(command),
        opens: command == Command::Print,
    });
    fill::open_from(model, dialog, dispatch.origin)
}

/// Asks for what a form came to.
pub(crate) fn write(model: &mut Model, request: OutputRequest) -> Vec<Effect> {
    model.outputs.clone_from(&request.folder);
    model.busy = Some(format!("Writing the {}", request.kind.spec().word));
    vec![Effect::Write(request)]
}

/// It was written, or not: its place is told, and `Enter` opens it.
pub(crate) fn written(model: &mut Model, result: Result<PathBuf, String>) {
    model.busy = None;
    let path = match result {
        Ok(path) => path,
        Err(why) => return model.say(ToastLevel::Bad, why),
    };
    let place = path.display().to_string();
    model.say(ToastLevel::Good, format!("Written: {place}"));
    if !model.overlays.is_empty() {
        // What is being done goes on; the place was told.
        return;
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    model.overlays.push(Overlay::Choices(ChoiceMenu {
        title: format!("Written: {name}"),
        offers: vec![
            ("Open it".to_owned(), Choice::OpenFile(path.clone())),
            (
                "Open its folder".to_owned(),
                Choice::OpenFile(path.parent().map(PathBuf::from).unwrap_or_default()),
            ),
            ("Copy its place".to_owned(), Choice::Copy(place)),
            ("Go on".to_owned(), Choice::Stay),
        ],
        index: 0,
        origin: model.selection(),
    }));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::app::update::{Msg, update};
    use crate::tui::input::Input;
    use crate::tui::state::output::OutputRequest;
    use crate::tui::test_harness::TestHarness;

    fn press(harness: &mut TestHarness, keys: &str) -> Vec<Effect> {
        let mut effects = Vec::new();
        for key in keys.split(' ') {
            let chord = key.parse().unwrap();
            effects = update(&mut harness.model, Msg::Input(Input::Key(chord)));
        }
        effects
    }

    fn asked(effects: &[Effect]) -> OutputRequest {
        match effects {
            [Effect::Write(request)] => request.clone(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_report_is_asked_for_written_told_and_opened() {
        let mut harness = TestHarness::samples();
        harness.model.outputs = "/d".into();
        let request = asked(&press(&mut harness, "F9 F10"));
        assert_eq!(request.kind, kind(Command::WriteReport).unwrap());
        assert_eq!((request.roadmap, request.redact), (None, false));
        assert_eq!(request.folder, "/d");
        assert!(harness.screen(80, 24).contains("Writing the report"));
        harness.tell(Msg::Written(Ok("/d/report.html".into())));
        let screen = harness.screen(80, 24);
        assert!(
            screen.contains("/d/report.html") && screen.contains("Open it"),
            "{screen}"
        );
        assert_eq!(
            press(&mut harness, "Enter"),
            [Effect::OpenFile("/d/report.html".into())]
        );
        assert!(harness.model.overlays.is_empty());
        harness.tell(Msg::Written(Err("the disk is full".into())));
        assert!(harness.screen(80, 24).contains("the disk is full"));
    }

    #[test]
    fn what_is_written_while_presenting_hides_personal_data_in_every_format() {
        for (key, format) in [
            ("F9", None),
            ("%", None),
            ("#", None),
            ("&", None),
            ("Ctrl-e", Some("json")),
        ] {
            let mut harness = TestHarness::samples();
            harness.model.outputs = "/d".into();
            harness.press("v");
            harness.press(key);
            assert!(
                !harness.screen(80, 24).contains("hide personal data"),
                "{key}"
            );
            if let Some(format) = format {
                harness.press(&format!("'{format}'"));
            }
            assert!(asked(&press(&mut harness, "F10")).redact, "{key}");
        }
    }

    #[test]
    fn every_format_can_be_chosen_and_is_of_the_roadmap_at_hand() {
        for spec in crate::tui::state::output::OUTPUTS
            .iter()
            .filter(|spec| spec.kind.is_built())
        {
            let mut harness = TestHarness::samples();
            harness.model.outputs = "/d".into();
            harness.press("Enter Ctrl-e");
            harness.press(&format!("'{}'", spec.word));
            let request = asked(&press(&mut harness, "F10"));
            assert_eq!(request.kind, spec.kind);
            assert_eq!(request.roadmap.as_deref(), harness.model.route.roadmap());
        }
    }

    #[test]
    fn the_palette_finds_the_writers_by_what_people_call_them() {
        for (word, command) in [
            ("report", Command::WriteReport),
            ("excel", Command::WriteWorkbook),
            ("print", Command::Print),
            ("calendar", Command::WriteCalendar),
            ("slides", Command::WriteFile),
            ("pc-iii", Command::WriteFile),
        ] {
            let mut harness = TestHarness::samples();
            harness.press(":");
            harness.press(&format!("'{word}'"));
            harness.press("Enter");
            match harness.model.overlays.last() {
                Some(Overlay::Form(open)) => assert_eq!(
                    open.dialog,
                    AnyDialog::WriteOutput(dialogs::WriteOutput {
                        kind: kind(command),
                        opens: command == Command::Print
                    }),
                    "{word}"
                ),
                other => panic!("{word}: {other:?}"),
            }
        }
    }
}
