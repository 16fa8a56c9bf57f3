//! What was typed and not saved, and the reviews that were begun: in words that can be kept, and back.

use crate::dates::date::{iso, parse_iso};
use crate::store::drafts::Draft;
use crate::tui::app::dialog::OpenDialog;
use crate::tui::app::model::Model;
use crate::tui::app::overlay::Overlay;
use crate::tui::dialogs::{AnyDialog, NewFeedback};
use crate::tui::state::draft::DialogDraft;
use crate::tui::state::field_visit::FieldVisit;
use crate::tui::state::list_state::ListState;
use crate::tui::state::review::ReviewSession;
use crate::tui::state::route::Route;

impl Model {
    /// Keeps what is typed in a form, or forgets the form where nothing is. Says whether anything is kept.
    pub(crate) fn keep(&mut self, open: &OpenDialog) -> bool {
        let kept = self.kept(open, self.drafts.get(&open.dialog));
        let is_kept = kept.is_some();
        match kept {
            Some(kept) => self.drafts.insert(open.dialog.clone(), kept),
            None => self.drafts.remove(&open.dialog),
        };
        is_kept
    }

    fn kept(&self, open: &OpenDialog, before: Option<&DialogDraft>) -> Option<DialogDraft> {
        let fields = open.typed();
        let today = self.snapshot.today();
        open.is_to_keep().then(|| DialogDraft {
            on: before.and_then(|before| before.on).or(Some(today)),
            told: before.is_some_and(|before| before.told),
            fields,
        })
    }

    /// All that was typed and not saved, in forms that were left and in those that are open; and the reviews that
    /// were begun.
    pub(crate) fn unsaved(&self) -> Vec<Draft> {
        let mut drafts = self.drafts.clone();
        for open in self.forms().filter(|open| open.dialog.is_kept()) {
            match self.kept(open, drafts.get(&open.dialog)) {
                Some(kept) => drafts.insert(open.dialog.clone(), kept),
                None => drafts.remove(&open.dialog),
            };
        }
        let drafts = drafts.into_iter();
        let drafts = drafts.map(|(dialog, kept)| Draft {
            form: words(&dialog),
            fields: kept.fields,
            on: kept.on.map(iso),
            told: kept.told,
        });
        let under_way = self.review.iter().map(|review| {
            let list = self.lists.get(&Route::Review);
            review.words(list.and_then(ListState::selected))
        });
        let waiting = self.suspended_reviews.iter();
        let waiting = waiting.map(|review| review.words(review.left_at.as_ref()));
        let visit = self.field_visit.iter().map(FieldVisit::words);
        // The one under way comes behind those that wait.
        let reviews = waiting.chain(under_way);
        drafts.chain(reviews).chain(visit).collect()
    }

    /// Takes what was kept, also of entries that there are no more. Says how many forms there are.
    pub(crate) fn take_unsaved(&mut self, drafts: Vec<Draft>) -> usize {
        let snapshot = std::sync::Arc::clone(&self.snapshot);
        for draft in drafts {
            if let Some(visit) = FieldVisit::from_words(&draft) {
                self.field_visit = Some(visit);
                continue;
            }
            if let Some((mut review, at)) = ReviewSession::from_words(&draft) {
                if snapshot.generation > 0 {
                    review.complete(&snapshot, self.present);
                }
                self.set_aside();
                if let Some(at) = at {
                    self.lists.entry(Route::Review).or_default().select(at);
                }
                self.review = Some(review);
                self.recount();
                continue;
            }
            if let Some(dialog) = from_words(&draft.form) {
                let kept = DialogDraft {
                    on: draft.on.as_deref().and_then(parse_iso),
                    told: draft.told,
                    fields: draft.fields,
                };
                self.drafts.insert(dialog, kept);
            }
        }
        self.drafts.len()
    }

    /// Lets what was typed, in forms that were left and in those that are open, follow a roadmap that has another id.
    pub(crate) fn rename_in_forms(&mut self, old: &str, new: &str) {
        let drafts = std::mem::take(&mut self.drafts).into_iter();
        self.drafts = drafts
            .map(|(dialog, mut kept)| {
                let fields = kept.fields.iter_mut();
                fields
                    .filter(|(key, text)| key == "roadmap" && text == old)
                    .for_each(|(_, text)| new.clone_into(text));
                (renamed(&dialog, old, new), kept)
            })
            .collect();
        for overlay in &mut self.overlays {
            if let Overlay::Form(open) = overlay {
                open.dialog = renamed(&open.dialog, old, new);
            }
        }
    }

    /// The forms that are open, the one on top last.
    pub(crate) fn forms(&self) -> impl DoubleEndedIterator<Item = &OpenDialog> {
        self.overlays.iter().filter_map(|overlay| match overlay {
            Overlay::Form(open) => Some(&**open),
            _ => None,
        })
    }

    /// The remarks that were begun and not saved, the last at the front.
    pub(crate) fn remarks_begun(&self) -> Vec<AnyDialog> {
        let remarks = self.drafts.keys().filter(|dialog| dialog.is_remark());
        remarks.rev().cloned().collect()
    }

    /// A remark that is none of those begun.
    pub(crate) fn new_remark(&self) -> AnyDialog {
        let last = self.drafts.keys().filter_map(|dialog| match dialog {
            AnyDialog::NewFeedback(NewFeedback(number)) => Some(*number),
            _ => None,
        });
        NewFeedback(last.max().map_or(0, |last| last.saturating_add(1))).into()
    }
}

/// What the words of a form begin with among what is kept.
const WORD: &str = "dialog";

/// Whether a draft is of a form, a review or a visit that this version of the program has.
pub(crate) fn is_known(draft: &Draft) -> bool {
    FieldVisit::from_words(draft).is_some()
        || ReviewSession::from_words(draft).is_some()
        || from_words(&draft.form).is_some()
}

/// A remark under a number that none of these has; other forms there are but once.
pub(crate) fn beside(draft: &Draft, taken: &[Draft]) -> Option<Draft> {
    let Some(AnyDialog::NewFeedback(NewFeedback(number))) = from_words(&draft.form) else {
        return None;
    };
    let form = |number: usize| words(&NewFeedback(number).into());
    let mut numbers = number.saturating_add(1)..;
    let free = numbers.find(|number| !taken.iter().any(|other| other.form == form(*number)))?;
    Some(Draft {
        form: form(free),
        ..draft.clone()
    })
}

/// The same form of a roadmap that has another id now.
fn renamed(dialog: &AnyDialog, old: &str, new: &str) -> AnyDialog {
    let Ok(mut value) = serde_json::to_value(dialog) else {
        return dialog.clone();
    };
    rename(&mut value, old, new);
    serde_json::from_value(value).unwrap_or_else(|_| dialog.clone())
}

/// In what a form is written as, an id of a roadmap is all that stands under a name, or the first of it.
fn rename(value: &mut serde_json::Value, old: &str, new: &str) {
    use serde_json::Value;
    let put = |value: &mut Value| {
        if value.as_str() == Some(old) {
            *value = Value::String(new.to_owned());
        }
    };
    match value {
        Value::Object(named) => named.values_mut().for_each(|one| {
            put(one);
            rename(one, old, new);
        }),
        Value::Array(all) => {
            all.first_mut().into_iter().for_each(put);
            for one in all {
                rename(one, old, new);
            }
        }
        _ => {}
    }
}

/// A form in words, from which it can be made again.
fn words(dialog: &AnyDialog) -> Vec<String> {
    let text = serde_json::to_string(dialog).unwrap_or_default();
    vec![WORD.to_owned(), text]
}

/// The form of some words.
fn from_words(words: &[String]) -> Option<AnyDialog> {
    match words {
        [word, text] if word == WORD => serde_json::from_str(text).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Kind;
    use crate::tui::dialogs;
    use crate::tui::state::route::RowId;

    #[test]
    fn a_purpose_is_made_again_from_its_words() {
        let key = |item: &str| RowId::Entry("surgical".into(), Kind::Milestone, item.into());
        let two = || vec![key("iso"), key("export")];
        for dialog in [
            AnyDialog::EditEntry(dialogs::EditEntry(key("iso"))),
            AnyDialog::EditEntry(dialogs::EditEntry(RowId::Entry(
                "surgical".into(),
                Kind::Cluster,
                "cluster".into(),
            ))),
            AnyDialog::ChangeForecast(dialogs::ChangeForecast(key("iso"))),
            AnyDialog::AssessCapability(dialogs::AssessCapability(key("iso"))),
            AnyDialog::AssessCapability(dialogs::AssessCapability(RowId::Word(
                "surgical".into(),
                "trust".into(),
            ))),
            AnyDialog::CountPlacement(dialogs::CountPlacement(key("iso"))),
            AnyDialog::HandOver(dialogs::HandOver(key("iso"))),
            AnyDialog::AnswerFeedback(dialogs::AnswerFeedback(key("iso"))),
            AnyDialog::ReopenFeedback(dialogs::ReopenFeedback(key("iso"))),
            AnyDialog::BulkForecast(dialogs::BulkForecast(two())),
            AnyDialog::MarkDone(dialogs::MarkDone(two())),
            AnyDialog::MarkBlocked(dialogs::MarkBlocked(two())),
            AnyDialog::ReassignOwner(dialogs::ReassignOwner(two())),
            AnyDialog::PauseReminders(dialogs::PauseReminders(two())),
            AnyDialog::ApproveBaseline(dialogs::ApproveBaseline(two())),
            AnyDialog::DropMilestones(dialogs::DropMilestones(two())),
            AnyDialog::DeliverAnswer(dialogs::DeliverAnswer(two())),
            AnyDialog::NewFeedback(dialogs::NewFeedback(0)),
            AnyDialog::NewFeedback(dialogs::NewFeedback(3)),
            AnyDialog::NewRoadmap(dialogs::NewRoadmap),
            AnyDialog::AddEntry(dialogs::AddEntry("surgical".into(), Kind::Risk)),
            AnyDialog::RecordReview(dialogs::RecordReview("surgical".into())),
            AnyDialog::AddPart(dialogs::AddPart(key("iso"), Kind::Reading)),
        ] {
            assert_eq!(from_words(&words(&dialog)), Some(dialog));
        }
    }

    #[test]
    fn two_windows_over_one_state_folder_lose_nothing_that_was_typed() {
        use crate::store::draft_windows::{DraftKinds, DraftWindow};
        use crate::store::drafts::keep;
        use crate::tui::test_harness::TestHarness;
        let kinds = DraftKinds { is_known, beside };
        let dir = tempfile::tempdir().unwrap();
        let open = || {
            let (window, kept) = DraftWindow::open(dir.path(), dir.path(), kinds);
            let mut harness = TestHarness::small();
            harness.model.take_unsaved(kept.drafts);
            (window, harness)
        };
        let (first, mut one) = open();
        let (second, mut two) = open();
        one.press("n 'said to the first' Esc");
        two.press("n 'said to the second' Esc Enter 2 e Ctrl-u 'Another title'");
        for (window, harness) in [(&first, &one), (&second, &two)] {
            keep(&window.path, &harness.model.unsaved()).unwrap();
        }
        // Each keeps on typing without a look at the other.
        one.press("Enter 2 b 'no power' Esc");
        keep(&first.path, &one.model.unsaved()).unwrap();
        drop((first, second));
        let (_, later) = open();
        let drafts = &later.model.drafts;
        let typed: Vec<&str> = drafts
            .values()
            .flat_map(|kept| kept.fields.iter().map(|(_, text)| text.as_str()))
            .collect();
        for text in [
            "said to the first",
            "said to the second",
            "Another title",
            "no power",
        ] {
            assert!(typed.contains(&text), "{text}: {typed:?}");
        }
        assert_eq!(later.model.remarks_begun().len(), 2);
    }

    #[test]
    fn words_of_no_form_are_passed_over() {
        for words in [
            &[][..],
            &["edit"],
            &["edit", "a", "b", "c"],
            &["x"],
            &["add", "a", "no"],
            &["dialog"],
            &["dialog", "{}"],
            &["dialog", "{\"Gone\":1}"],
            &["dialog", "x", "y"],
        ] {
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            assert_eq!(from_words(&words), None, "{words:?}");
        }
    }
}
