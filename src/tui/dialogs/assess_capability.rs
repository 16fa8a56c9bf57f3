//! Records where a capability stands: its rung, or a score from 0 to 3; that of a milestone where it is asked from one.

use serde::{Deserialize, Serialize};

use crate::edit::operations::capability;
use crate::edit::{EditError, Transaction};
use crate::model::choice::{ASSESSED_WORDS, WordEnum};
use crate::model::{Kind, Milestone};
use crate::tui::dialogs::dialog::{Dialog, DialogContext, Outcome};
use crate::tui::dialogs::entry_names::{called, said_date};
use crate::tui::dialogs::field_specs::of;
use crate::tui::dialogs::form_values::{found, text};
use crate::tui::state::capability_path::CapabilityPath;
use crate::tui::state::id_source::IdSource;
use crate::tui::state::route::RowId;
use crate::tui::state::snapshot::Snapshot;
use crate::tui::widgets::form::{Candidate, FieldSpec, Form};

/// The words for each score.
const SCALE: [&str; 4] = ["none", "low", "medium", "high"];

/// Records where a capability stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct AssessCapability(pub RowId);

impl Dialog for AssessCapability {
    fn title(&self, context: &DialogContext<'_>) -> String {
        format!("Assess: {}", called(context.snapshot, &self.0))
    }

    /// A milestone that serves no capability leads to no level of anything.
    fn refusal(&self, context: &DialogContext<'_>) -> Option<&'static str> {
        let is_milestone = matches!(self.0, RowId::Entry(_, Kind::Milestone, _));
        let entry = context.snapshot.entry_of(&self.0).filter(|_| is_milestone);
        let serves = entry.is_none_or(|entry| entry.value("capability").is_some());
        (!serves)
            .then_some("This milestone serves no capability: name one first (e), then assess it")
    }

    fn fields(&self, context: &DialogContext<'_>) -> Option<Vec<FieldSpec>> {
        let stands = match &self.0 {
            RowId::Word(..) => {
                let scores = SCALE.iter().enumerate();
                let scores = scores.map(|(score, word)| Candidate::new(score.to_string(), *word));
                of(Kind::Assessment, "score")
                    .only(scores.collect::<Vec<_>>())
                    .needed()
            }
            _ => {
                let reaches = context
                    .snapshot
                    .entry_of(&self.0)
                    .and_then(|entry| entry.value("reaches"));
                let level = of(Kind::Assessment, "level").needed();
                match reaches {
                    Some(reaches) => level.starting(reaches.plain()),
                    None => level,
                }
            }
        };
        Some(vec![
            stands,
            of(Kind::Assessment, "evidence"),
            of(Kind::Assessment, "source"),
        ])
    }

    fn submit(
        &self,
        context: &DialogContext<'_>,
        form: &Form,
        _ids: &mut IdSource,
    ) -> Result<Outcome, EditError> {
        let snapshot = context.snapshot;
        let changes =
            context.transaction(|transaction| assess(snapshot, transaction, &self.0, form))?;
        let stands = form.value("level").or_else(|| form.value("score"));
        let words = format!(
            "assessment of {}: {}",
            called(snapshot, &self.0),
            said_date(stands)
        );
        Ok(Outcome::edits(changes, words))
    }

    fn targets(&self) -> &[RowId] {
        std::slice::from_ref(&self.0)
    }
}

/// Writes the assessment of a capability, of that of a milestone, or of a word that is scored.
fn assess(
    snapshot: &Snapshot,
    transaction: &mut Transaction<'_>,
    key: &RowId,
    form: &Form,
) -> Result<(), EditError> {
    let (file, assessed) = match key {
        RowId::Word(id, word) if ASSESSED_WORDS.contains(&word.as_str()) => {
            (snapshot.position(id), word.clone())
        }
        RowId::Entry(_, Kind::Milestone, _) => {
            let at = found(snapshot, key)?;
            let capability = snapshot
                .entry(at)
                .and_then(|entry| entry.value("capability"));
            let capability = capability.map(|value| value.plain()).ok_or_else(|| {
                EditError::new("this milestone serves no capability", "name one first (e)")
            })?;
            (at.roadmap, capability)
        }
        RowId::Entry(_, _, id) => (found(snapshot, key)?.roadmap, id.clone()),
        _ => return Err(EditError::gone("capability")),
    };
    let stands = text(form, "level")
        .or_else(|| text(form, "score"))
        .unwrap_or_default();
    let (evidence, source) = (text(form, "evidence"), text(form, "source"));
    capability::assess(
        transaction,
        file,
        &assessed,
        &stands,
        evidence.as_deref(),
        source.as_deref(),
    )
    .map(drop)
}

/// Whether a milestone reaches a rung above the one on which its capability stands.
pub(crate) fn may_stand_higher(snapshot: &Snapshot, key: &RowId) -> bool {
    let lifted = lifted(snapshot, key);
    lifted.is_some_and(|(milestone, path)| milestone.reaches > Some(path.rung.now()))
}

fn lifted<'m>(snapshot: &'m Snapshot, key: &RowId) -> Option<(&'m Milestone, CapabilityPath<'m>)> {
    let at = snapshot.found(key)?;
    let milestone = snapshot
        .folder
        .portfolio
        .file(at.roadmap)
        .milestones
        .get(at.index)?;
    let capability =
        snapshot.resolve(at.roadmap, milestone.capability.as_ref()?, Kind::Capability)?;
    Some((milestone, CapabilityPath::of(snapshot, capability)?))
}

/// What is offered, in words: "Lab testing may stand on use now".
pub(crate) fn offer_words(snapshot: &Snapshot, key: &RowId) -> String {
    match lifted(snapshot, key) {
        Some((milestone, path)) => {
            let name = path
                .capability
                .name
                .as_deref()
                .unwrap_or(&path.capability.id);
            let rung = milestone.reaches.map_or("", WordEnum::word);
            format!("{name} may stand on {rung} now")
        }
        None => "Its capability may stand higher now".into(),
    }
}

#[cfg(test)]
mod tests {
    use crate::tui::app::Overlay;
    use crate::tui::test_harness::TestHarness;

    const SHARED: &str = "[[zone]]\nid = \"park\"\nname = \"Park\"\n[[zone.sector]]\nid = \"metal\"\nname = \"Metal work\"\nlevel = \"use\"\n";

    const FILE: &str = "[cluster]\nname = \"Knives\"\nsector = \"Metal work\"\n[[owner]]\nid = \"lab\"\nrole = \"Lab\"\nperson = \"Secret Person\"\n[[owner]]\nid = \"smeda\"\norg = \"SMEDA\"\ngroup = \"government-agency\"\n[[capability]]\nid = \"heat\"\nname = \"Heat treatment\"\ntarget = \"use\"\n[[milestone]]\nid = \"oven\"\ntitle = \"Oven runs\"\ncapability = \"heat\"\nreaches = \"use\"\nowner = \"lab\"\nforecast = 2026-12-01\n[[milestone]]\nid = \"gas\"\ntitle = \"Gas\"\nowner = \"lab\"\nforecast = 2027-01-01\n[[indicator]]\nid = \"sales\"\nname = \"Sales\"\n[[placement]]\nid = \"welders\"\ntrade = \"Welders\"\nplaced = 3\n[[assessment]]\non = 2026-05-01\nby = \"Secret Assessor\"\nof = \"trust\"\nscore = 1\n";

    fn harness() -> TestHarness {
        let mut harness = TestHarness::of(&[("knives", FILE), ("portfolio", SHARED)]);
        harness.press("Enter");
        harness
    }

    fn written(harness: &TestHarness) -> &str {
        &harness.texts["knives"][FILE.len()..]
    }

    fn toast_text(harness: &TestHarness) -> String {
        harness
            .model
            .toast
            .as_ref()
            .map(|toast| toast.text.clone())
            .unwrap_or_default()
    }

    #[test]
    fn a_rung_a_score_a_reading_and_the_numbers_of_a_placement_are_recorded_by_one_key() {
        for (keys, wanted) in [
            (
                "5 s 'assimilate' Ctrl-s",
                "of = \"heat\"\nlevel = \"assimilate\"",
            ),
            (
                "8 r r r r Down Down Down Down Down s '2' Ctrl-s",
                "of = \"trust\"\nscore = 2",
            ),
            ("8 s '12.5' Ctrl-s", ""),
            ("8 Down s Tab Tab Tab '9' Ctrl-s", ""),
        ] {
            let mut harness = harness();
            harness.press(keys);
            assert!(
                harness.model.overlays.is_empty(),
                "{keys}: {}",
                toast_text(&harness)
            );
            assert_ne!(
                harness.texts["knives"],
                FILE,
                "{keys}: {}",
                toast_text(&harness)
            );
            assert!(
                written(&harness).contains(wanted),
                "{keys}: {}",
                written(&harness)
            );
        }
        let mut harness = harness();
        harness.press("8 s '12.5' Ctrl-s Down s Tab Tab Tab '9' Ctrl-s");
        let text = &harness.texts["knives"];
        assert!(text.contains("on = 2026-11-15\nvalue = 12.5"), "{text}");
        assert!(text.contains("placed = 9"), "{text}");
        assert!(text.contains("as_of = 2026-11-15"), "{text}");
    }

    #[test]
    fn what_is_done_and_reaches_a_rung_offers_its_assessment_and_forces_none() {
        let mut harness = harness();
        harness.press("2 d Ctrl-s");
        assert!(
            toast_text(&harness).contains("Heat treatment may stand on use now"),
            "{}",
            toast_text(&harness)
        );
        assert!(harness.model.overlays.is_empty());
        harness.press("P s");
        assert!(
            harness.model.overlays.is_empty(),
            "another key has let it go"
        );
        let mut harness = self::harness();
        // The offer holds wherever the cursor is by then.
        harness.press("2 d Ctrl-s s Ctrl-s");
        assert!(
            harness.texts["knives"].contains("of = \"heat\"\nlevel = \"use\""),
            "{}",
            toast_text(&harness)
        );
        harness.press("2 Down d Ctrl-s");
        assert!(harness.model.offered.is_none(), "it reaches no rung");
    }

    #[test]
    fn a_likely_match_is_recorded_and_then_changed() {
        let mut harness = harness();
        harness.press("5 r a Enter");
        assert!(matches!(
            harness.model.overlays.as_slice(),
            [Overlay::Form(_)]
        ));
        harness.press("Ctrl-s");
        let text = harness.texts["knives"].clone();
        assert!(
            text.contains("zone = \"park\"\nsector = \"metal\""),
            "{}{text}",
            toast_text(&harness)
        );
        harness.press("e Tab Tab 'partial' Ctrl-s");
        let text = &harness.texts["knives"];
        assert!(
            text.contains("grade = \"partial\""),
            "{}{text}",
            toast_text(&harness)
        );
        assert!(
            text.contains("item = \"heat\"\nfield = \"match\""),
            "{text}"
        );
        harness.press("u");
        assert!(!harness.texts["knives"].contains("partial"));
    }

    #[test]
    fn an_owner_hands_over_with_a_note() {
        let mut harness = harness();
        harness.press("7 r r Down");
        let at = harness
            .model
            .list()
            .key()
            .map(crate::tui::app::RowId::address);
        assert_eq!(at.as_deref(), Some("knives/lab"));
        harness.press("o 'smeda' Ctrl-s");
        let text = &harness.texts["knives"];
        assert_eq!(
            text.matches("owner = \"smeda\"").count(),
            2,
            "{}{text}",
            toast_text(&harness)
        );
        assert!(text.contains("code = \"owner\""));
        let [Overlay::Text(page, _)] = harness.model.overlays.as_slice() else {
            panic!("{}", toast_text(&harness));
        };
        assert!(
            page.lines
                .iter()
                .any(|line| line.text().contains("Oven runs"))
        );
        harness.press("Esc o 'smeda' Ctrl-s");
        assert!(
            toast_text(&harness).contains("nothing is open of this owner"),
            "{}",
            toast_text(&harness)
        );
    }

    #[test]
    fn an_owner_added_on_a_group_is_of_that_group() {
        let mut harness = harness();
        harness.press("7 Home Down Down Down a Enter 'Chair' Ctrl-s");
        let text = &harness.texts["knives"];
        assert!(
            text.contains("role = \"Chair\"") && text.contains("group = \"international-agency\""),
            "{}{text}",
            toast_text(&harness)
        );
    }

    #[test]
    fn rows_are_clicked_where_they_stand_on_every_screen_of_the_model() {
        use crate::commands::{Command, ScreenId};
        use crate::tui::app::update::Msg;
        use crate::tui::app::{Route, RowId};
        use crate::tui::input::{Input, Mouse};
        for keys in ["5 r", "7", "7 r", "7 r r", "8", "C"] {
            for size in [(80, 24), (120, 40), (40, 10)] {
                let mut harness = TestHarness::samples();
                harness.tell(Msg::Input(Input::Resize(size.0, size.1)));
                harness.press("Down Down Enter").press(keys);
                let list = harness.model.layout().list;
                let wanted = harness.model.list().rows.get(1).map(|row| row.key.clone());
                let click = Msg::Input(Input::Mouse(Mouse::Click(list.x + 5, list.y + 1)));
                harness.tell(click.clone());
                assert_eq!(
                    harness.model.list().key().cloned(),
                    wanted,
                    "{keys} {size:?}"
                );
                harness.tell(click);
                let opened = matches!(harness.model.overlays.as_slice(), [Overlay::Details(key, _)] if Some(key) == wanted.as_ref());
                let entered = matches!(&wanted, Some(RowId::Roadmap(id)) if harness.model.route.roadmap() == Some(id.as_str()));
                // An owner of the portfolio stands on the screen of what all share.
                let shared = harness.model.route == Route::Screen(ScreenId::Of(Command::Programme));
                assert!(
                    opened || entered || shared,
                    "{keys} {size:?} {wanted:?} {:?}",
                    harness.model.route
                );
                assert!(!matches!(
                    harness.model.route,
                    Route::Screen(ScreenId::Of(Command::Problems))
                ));
            }
        }
    }

    #[test]
    fn names_are_hidden_on_the_screens_of_the_model_while_presenting() {
        let mut shown = false;
        for keys in [
            "5",
            "5 Enter",
            "7 r r Down",
            "7 r r Down Enter",
            "7 r r Down e",
            "8 G Up Up Up Up Up Up Up Up Up Up",
            "8 r r r r Down Down Down Down Down Enter",
        ] {
            for hidden in [false, true] {
                let mut harness = harness();
                harness.press(if hidden { "v" } else { "" });
                harness.press(keys);
                let screen = harness.screen(140, 50);
                assert!(!hidden || !screen.contains("Secret"), "{keys}:\n{screen}");
                shown |= screen.contains("Secret");
            }
        }
        assert!(shown);
    }
}
