//! Messages to owners and their replies, with what is remembered of them, for the screens.

use std::path::Path;

use crate::analysis::redact;
use crate::analysis::reply::ReplyOrigin;
use crate::dates::date::day;
use crate::edit::Actor;
use crate::model::{Date, EntryRef, Kind, Portfolio, ReferenceIndex};
use crate::query::address::{Address, resolve};
use crate::report::chase::{
    ChaseFormat, ChaseMessage, DUE_SOON, RepliedList, ReplyPreview, list_of_owner, owner_language,
};
use crate::report::messages::{self, Messages};
use crate::store::Folder;
use crate::text;
use crate::tui::state::chase::{ChaseRequest, ChaseView, ReplyRequest, ReplyView};

/// The language of an owner to whom nobody has written yet.
const FIRST_LANGUAGE: &str = "en";

/// Writes the message to an owner and remembers that it was sent.
///
/// # Errors
/// Says why there is none.
pub(crate) fn message(
    request: &ChaseRequest,
    folder: &Folder,
    today: Date,
    state: &Path,
    config_file: &Path,
) -> Result<ChaseView, String> {
    let mut portfolio = folder.portfolio.clone();
    match request.redact {
        true => redact::redact(&mut portfolio),
        false => redact::withhold(&mut portfolio),
    }
    let names = ReferenceIndex::new(&portfolio);
    let owner = owner(&portfolio, &names, &request.owner)?;
    let office = office(&portfolio, owner);
    let places = (state, &*folder.dir);
    let language = (request.language.clone())
        .or_else(|| owner_language(&portfolio, Some(owner), places))
        .unwrap_or_else(|| FIRST_LANGUAGE.to_owned());
    let messages = Messages::read(&language, &messages::folder(config_file))
        .map_err(|error| error.to_string())?;
    let list = list_of_owner(&portfolio, &names, today, Some(owner), DUE_SOON).ok_or_else(|| {
        format!(
            "Nothing to ask {office} about: nothing is overdue, due within {DUE_SOON} days, without an update, or \
             waiting for an answer"
        )
    })?;
    let format = ChaseFormat::Text;
    let message = ChaseMessage::of(&portfolio, &list, day(today), format, &messages);
    let kept = message.remember(state, &folder.dir);
    Ok(ChaseView {
        office,
        items: message.items,
        text: message.text,
        language,
        forgotten: kept.err().map(|error| error.to_string()),
    })
}

/// Says what the reply of an owner would change in the folder, which is of that reading.
///
/// # Errors
/// Says why it cannot be read.
pub(crate) fn reply(
    request: ReplyRequest,
    (folder, generation): (&Folder, u64),
    state: &Path,
    actor: &Actor,
) -> Result<ReplyView, String> {
    let portfolio = &folder.portfolio;
    let names = ReferenceIndex::new(portfolio);
    let owner = owner(portfolio, &names, &request.owner)?;
    let places = (state, &*folder.dir);
    let days = (actor.on, DUE_SOON);
    let list = RepliedList::find(portfolio, &names, Some(owner), days, places).map_err(|_| {
        format!(
            "Nothing of {} is asked about now, and no message was sent to them from here",
            office(portfolio, owner)
        )
    })?;
    let origin = ReplyOrigin {
        said_by: Some(owner),
        channel: request.channel.clone(),
        code: request.code.clone(),
        explanation: request.why.clone(),
    };
    let known = (portfolio, &names);
    let preview = ReplyPreview::of(&request.text, &list, known, actor, &origin);
    Ok(ReplyView {
        request,
        lines: preview.text.lines().map(str::to_owned).collect(),
        left_out: preview.left_out,
        understood: preview.understood,
        work: preview.work,
        generation,
    })
}

fn owner(
    portfolio: &Portfolio,
    names: &ReferenceIndex<'_>,
    address: &str,
) -> Result<EntryRef, String> {
    match resolve(portfolio, names, address) {
        Ok(Address::Entry(found)) if found.kind == Kind::Owner => Ok(found),
        _ => Err(format!("The owner {address} is gone from the roadmaps")),
    }
}

fn office(portfolio: &Portfolio, owner: EntryRef) -> String {
    let found = portfolio.file(owner.roadmap).owners.get(owner.index);
    found.map_or_else(String::new, |found| {
        text::line(&found.office()).into_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::date::parse_iso;
    use crate::store::sent_lists;
    use crate::tui::app::update::transaction::actor;
    use crate::tui::app::update::{Effect, Msg, update};
    use crate::tui::app::{Overlay, RowId};
    use crate::tui::input::Input;
    use crate::tui::test_harness::TestHarness;

    // The command is tested on the same files: tests/cli/chase.rs.
    const FANS: &str = include_str!("../../../tests/fixtures/reply/fans.toml");
    const MESSAGE: &str = include_str!("../../../tests/fixtures/reply/message.txt");
    const REPLY: &str = include_str!("../../../tests/fixtures/reply/reply.txt");
    const PREVIEW: &str = include_str!("../../../tests/fixtures/reply/preview.txt");

    /// The agenda with the cursor on an entry of the file.
    fn on(kind: Kind, id: &str) -> TestHarness {
        let mut harness = TestHarness::of(&[("fans", FANS)]);
        harness.press("D");
        choose(&mut harness, kind, id);
        harness
    }

    fn choose(harness: &mut TestHarness, kind: Kind, id: &str) {
        let key = RowId::Entry("fans".into(), kind, id.into());
        harness.model.list_mut().select(key.clone());
        assert_eq!(harness.model.list().key(), Some(&key));
    }

    fn press(harness: &mut TestHarness, key: &str) -> Vec<Effect> {
        let chord = key.parse().unwrap();
        update(&mut harness.model, Msg::Input(Input::Key(chord)))
    }

    fn owner_of(effects: &[Effect]) -> ChaseRequest {
        match effects {
            [Effect::Chase(request)] => request.clone(),
            other => panic!("{other:?}"),
        }
    }

    /// Writes the message as the worker does; what goes into the clipboard.
    fn send(harness: &mut TestHarness, request: &ChaseRequest, state: &Path) -> Vec<Effect> {
        let known = harness.model.snapshot.clone();
        let config = state.join("config.toml");
        let told = message(request, &known.folder, known.today(), state, &config);
        update(&mut harness.model, Msg::Chased(told))
    }

    /// Pastes the reply, saves the form, and reads it as the worker does.
    fn look(harness: &mut TestHarness, state: &Path) {
        let request = match press(harness, "F10").as_slice() {
            [Effect::Reply(request)] => request.clone(),
            other => panic!("{other:?}: {}", harness.screen(80, 24)),
        };
        answer(harness, request, state);
    }

    fn answer(harness: &mut TestHarness, request: ReplyRequest, state: &Path) {
        let known = harness.model.snapshot.clone();
        let from = (&*known.folder, known.generation);
        let actor = actor(&harness.model);
        let view = reply(request, from, state, &actor);
        harness.tell(Msg::Replied(view.map(Box::new)));
    }

    fn paste(harness: &mut TestHarness, text: &str) {
        harness.tell(Msg::Input(Input::Paste(text.to_owned())));
    }

    #[test]
    fn the_message_to_the_owner_of_the_row_is_copied_and_remembered() {
        let state = tempfile::tempdir().unwrap();
        let mut harness = on(Kind::Milestone, "iso");
        let request = owner_of(&press(&mut harness, "c"));
        assert_eq!(request.owner, "fans/lab");
        assert_eq!(
            send(&mut harness, &request, state.path()),
            [Effect::Copy(MESSAGE.trim_end().to_owned())]
        );
        let screen = harness.screen(100, 24);
        assert!(
            screen.contains("Copied for Head, SIMTEL (4 items, English)"),
            "{screen}"
        );
        assert!(screen.contains("Q takes the reply in"), "{screen}");
        let sent = sent_lists::find(state.path(), &harness.model.snapshot.folder.dir, "fans/lab");
        let sent = sent.unwrap();
        assert_eq!((sent.on.as_str(), sent.items.len()), ("2026-11-15", 4));
        assert_eq!(
            sent.items[1],
            ("fans/iso".to_owned(), "milestone".to_owned())
        );
        // Other rows are of other owners, and the head of an owner is the owner.
        choose(&mut harness, Kind::Milestone, "fair");
        assert_eq!(owner_of(&press(&mut harness, "c")).owner, "fans/union");
        choose(&mut harness, Kind::Owner, "lab");
        assert_eq!(owner_of(&press(&mut harness, "c")).owner, "fans/lab");
        choose(&mut harness, Kind::Milestone, "loose");
        assert_eq!(press(&mut harness, "c"), []);
        assert!(harness.screen(80, 24).contains("there is nobody to ask"));
        assert_eq!(harness.texts["fans"], FANS, "nothing of it is an edit");
    }

    #[test]
    fn an_owner_is_written_to_in_the_language_of_last_time() {
        let state = tempfile::tempdir().unwrap();
        let mut harness = on(Kind::Milestone, "iso");
        assert_eq!(press(&mut harness, "Ctrl-l"), []);
        let request = owner_of(&press(&mut harness, "2"));
        assert_eq!(
            (request.owner.as_str(), request.language.as_deref()),
            ("fans/lab", Some("ur"))
        );
        let urdu = send(&mut harness, &request, state.path());
        assert!(
            matches!(urdu.as_slice(), [Effect::Copy(text)] if text.contains("نومبر")),
            "{urdu:?}"
        );
        let again = owner_of(&press(&mut harness, "c"));
        assert_eq!(again.language, None);
        assert_eq!(send(&mut harness, &again, state.path()), urdu);
        assert!(harness.screen(100, 24).contains("Urdu"));
    }

    #[test]
    fn an_owner_is_written_to_in_a_language_that_people_added() {
        let state = tempfile::tempdir().unwrap();
        let config = state.path().join("config.toml");
        let added = messages::folder(&config);
        std::fs::create_dir(&added).unwrap();
        std::fs::write(messages::file("pa", &added), "chase-overdue = Lang gayi\n").unwrap();
        for other in ["notes.txt", "a b.ftl", "en.ftl"] {
            std::fs::write(added.join(other), "").unwrap();
        }
        let languages = messages::languages(&added);
        assert_eq!(languages, ["en", "ur", "pa"]);
        let mut harness = on(Kind::Milestone, "iso");
        harness.model.languages = languages;
        assert_eq!(press(&mut harness, "Ctrl-l"), []);
        let request = owner_of(&press(&mut harness, "3"));
        assert_eq!(request.language.as_deref(), Some("pa"));
        let (folder, today) = (
            &harness.model.snapshot.folder,
            harness.model.snapshot.today(),
        );
        let view = message(&request, folder, today, state.path(), &config).unwrap();
        assert_eq!(view.language, "pa");
        assert!(view.text.contains("Lang gayi"), "{}", view.text);
    }

    #[test]
    fn in_a_presentation_nothing_personal_goes_into_the_message() {
        let state = tempfile::tempdir().unwrap();
        let mut harness = on(Kind::Milestone, "iso");
        harness.press("v");
        let request = owner_of(&press(&mut harness, "c"));
        assert!(request.redact);
        send(&mut harness, &request, state.path());
        assert_eq!(press(&mut harness, "Q"), []);
        assert!(
            harness
                .screen(80, 24)
                .contains("end the presentation first")
        );
    }

    #[test]
    fn marked_rows_of_the_agenda_are_confirmed() {
        let mut harness = on(Kind::Milestone, "iso");
        harness.press("Space c");
        let screen = harness.screen(100, 24);
        let text = &harness.texts["fans"];
        assert!(text.contains("items = [\"iso\"]"), "{screen}");
    }

    #[test]
    fn a_reply_is_looked_at_and_only_then_written() {
        let state = tempfile::tempdir().unwrap();
        let mut harness = on(Kind::Milestone, "iso");
        let request = owner_of(&press(&mut harness, "c"));
        send(&mut harness, &request, state.path());
        harness.press("Q");
        assert!(harness.screen(80, 24).contains("Reply of Head, SIMTEL"));
        let form = harness.screen(120, 40);
        for folded in ["reason of moves", "Description"] {
            assert!(!form.contains(folded), "{folded}: {form}");
        }
        assert!(form.contains("2 more fields"), "{form}");
        paste(&mut harness, REPLY);
        look(&mut harness, state.path());
        let view = harness.model.reply.clone().unwrap();
        assert_eq!(view.request.owner, "fans/lab");
        assert_eq!(
            view.lines.join("\n"),
            PREVIEW.trim_end(),
            "as the command shows it"
        );
        insta::assert_snapshot!("reply_preview_80x24", harness.picture(80, 24));
        insta::assert_snapshot!("reply_preview_120x40", harness.screen(120, 40));
        let screen = harness.screen(120, 30);
        for line in PREVIEW.lines() {
            // The window wraps what is longer.
            let start: String = line.chars().take(80).collect();
            assert!(screen.contains(start.trim_end()), "{line}: {screen}");
        }
        assert_eq!(harness.texts["fans"], FANS, "nothing is written unseen");
        // Esc goes back to the words, and from there what was pasted is kept.
        harness.press("Esc Esc");
        assert!(harness.model.overlays.is_empty());
        assert_eq!(harness.texts["fans"], FANS);
        harness.press("Q");
        look(&mut harness, state.path());
        harness.press("Enter");
        let text = harness.texts["fans"].clone();
        for part in [
            "status = \"done\"",
            "actual = 2026-11-04",
            "forecast = 2027-03-31",
            "customs holds the spectrometer",
            "blocked_by = \"no power\"",
            "said_by = \"lab\"\nchannel = \"message\"\nitems = [\"iso\"]",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
        assert!(
            text.contains("id = \"iso\" # accredited") && !text.contains("answered"),
            "{text}"
        );
        let left = harness.screen(100, 24);
        assert!(
            left.contains("not written") && left.contains("maybe"),
            "{left}"
        );
        harness.press("Esc");
        assert!(harness.model.overlays.is_empty() && harness.model.drafts.is_empty());
        harness.press("u");
        assert_eq!(harness.texts["fans"], FANS, "one act");
    }

    #[test]
    fn a_reply_that_nobody_understands_or_that_is_overtaken_writes_nothing() {
        let state = tempfile::tempdir().unwrap();
        let mut harness = on(Kind::Milestone, "fair");
        harness.press("Q");
        paste(&mut harness, "hello");
        look(&mut harness, state.path());
        assert!(harness.screen(80, 24).contains("Nothing was understood"));
        assert_eq!(press(&mut harness, "Enter"), []);
        harness.press("Esc Ctrl-u");
        paste(&mut harness, "1 december");
        look(&mut harness, state.path());
        harness
            .texts
            .insert("other".into(), "[cluster]\nname = \"Other\"\n".into());
        harness.reread();
        let again = match press(&mut harness, "Enter").as_slice() {
            [Effect::Reply(request)] => request.clone(),
            other => panic!("{other:?}"),
        };
        assert_eq!(harness.texts["fans"], FANS);
        answer(&mut harness, again, state.path());
        assert!(matches!(
            harness.model.overlays.last(),
            Some(Overlay::Reply(_))
        ));
        harness.press("Enter");
        assert!(
            harness.texts["fans"].contains("forecast = 2026-12-31"),
            "{}",
            harness.texts["fans"]
        );
    }

    #[test]
    fn an_answer_that_comes_once_the_form_is_left_is_not_shown() {
        let state = tempfile::tempdir().unwrap();
        let mut harness = on(Kind::Milestone, "fair");
        harness.press("Q");
        paste(&mut harness, "1 december");
        let effects = press(&mut harness, "F10");
        harness.press("Esc");
        match effects.as_slice() {
            [Effect::Reply(request)] => answer(&mut harness, request.clone(), state.path()),
            other => panic!("{other:?}"),
        }
        assert!(harness.model.overlays.is_empty() && !harness.model.drafts.is_empty());
    }

    #[test]
    fn plain_words_find_both() {
        for (words, key) in [
            ("reminder", "c"),
            ("chase", "c"),
            ("copy message", "c"),
            ("reply in", "Q"),
            ("whatsapp", "c"),
        ] {
            let mut harness = on(Kind::Milestone, "iso");
            harness.press(&format!(": '{words}'"));
            let found = harness.screen(80, 24);
            let effects = press(&mut harness, "Enter");
            assert!(key != "c" || !effects.is_empty(), "{words}: {found}");
            match key {
                "c" => assert_eq!(owner_of(&effects).owner, "fans/lab", "{words}"),
                _ => assert!(harness.screen(80, 24).contains("Reply of Head"), "{words}"),
            }
        }
        let mut harness = on(Kind::Milestone, "iso");
        for words in ["message", "reply"] {
            harness.press(&format!(": '{words}'"));
            let screen = harness.screen(80, 24);
            assert!(
                screen.contains("Paste what the owner replied"),
                "{words}: {screen}"
            );
            harness.press("Esc Esc");
        }
    }

    #[test]
    fn an_owner_of_whom_nothing_is_asked_is_not_sent_anything() {
        let state = tempfile::tempdir().unwrap();
        let mut harness = TestHarness::of(&[("fans", FANS)]);
        let request = ChaseRequest {
            owner: "fans/union".into(),
            language: None,
            redact: false,
        };
        let known = harness.model.snapshot.clone();
        let early = parse_iso("2026-01-01").unwrap();
        let told = message(&request, &known.folder, early, state.path(), state.path());
        assert_eq!(update(&mut harness.model, Msg::Chased(told)), []);
        assert!(
            harness
                .screen(120, 24)
                .contains("Nothing to ask Secretary, PEFMA about")
        );
        assert_eq!(
            sent_lists::find(state.path(), &known.folder.dir, "fans/union"),
            None
        );
    }
}
