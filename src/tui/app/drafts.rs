//! What was typed and not saved, and the reviews that were begun: in words that can be kept, and back.

use crate::dates::date::{iso, parse_iso};
use crate::model::Kind;
use crate::store::drafts::Draft;
use crate::tui::app::dialog::{AnyDialog, OpenDialog};
use crate::tui::app::model::Model;
use crate::tui::app::overlay::Overlay;
use crate::tui::state::draft::DialogDraft;
use crate::tui::state::field_visit::FieldVisit;
use crate::tui::state::list_state::ListState;
use crate::tui::state::review::Review;
use crate::tui::state::route::{Route, RowId};

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
        let any = open.dialog.is_kept() && open.form.is_dirty() && !fields.is_empty();
        let today = self.snapshot.today();
        any.then(|| DialogDraft {
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
            form: dialog.words(),
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
            if let Some((mut review, at)) = Review::from_words(&draft) {
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
            if let Some(dialog) = AnyDialog::from_words(&draft.form) {
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
            AnyDialog::Feedback(number) => Some(*number),
            _ => None,
        });
        AnyDialog::Feedback(last.max().map_or(0, |last| last.saturating_add(1)))
    }
}

impl AnyDialog {
    /// Whether what is typed is kept when it is left: not of what must not be written down.
    pub(crate) fn is_kept(&self) -> bool {
        !matches!(
            self,
            AnyDialog::Refer
                | AnyDialog::Name
                | AnyDialog::Day
                | AnyDialog::Since
                | AnyDialog::Where(_)
                | AnyDialog::Rename(_)
                | AnyDialog::Delete(_)
                | AnyDialog::Write { .. }
                | AnyDialog::Import
                | AnyDialog::ImportColumns
        )
    }

    /// The purpose in words, from which it can be made again.
    pub(crate) fn words(&self) -> Vec<String> {
        let (word, keys): (&str, &[RowId]) = match self {
            AnyDialog::Edit(key) => ("edit", std::slice::from_ref(key)),
            AnyDialog::Forecast(key) => ("forecast", std::slice::from_ref(key)),
            AnyDialog::Assess(key) => ("assess", std::slice::from_ref(key)),
            AnyDialog::Count(key) => ("count", std::slice::from_ref(key)),
            AnyDialog::Handover(key) => ("handover", std::slice::from_ref(key)),
            AnyDialog::Answer(key) => ("answer", std::slice::from_ref(key)),
            AnyDialog::Reopen(key) => ("reopen", std::slice::from_ref(key)),
            AnyDialog::Settle(key) => ("settle", std::slice::from_ref(key)),
            AnyDialog::Shift(keys) => ("shift", keys),
            AnyDialog::Done(keys) => ("done", keys),
            AnyDialog::Block(keys) => ("block", keys),
            AnyDialog::Owner(keys) => ("owner", keys),
            AnyDialog::Quiet(keys) => ("quiet", keys),
            AnyDialog::Approve(keys) => ("approve", keys),
            AnyDialog::Drop(keys) => ("drop", keys),
            AnyDialog::Tell(keys) => ("tell", keys),
            AnyDialog::Feedback(0) => ("feedback", &[]),
            AnyDialog::Feedback(number) => return vec!["feedback".into(), number.to_string()],
            AnyDialog::Refer => ("refer", &[]),
            AnyDialog::Roadmap => ("roadmap", &[]),
            AnyDialog::Name => ("name", &[]),
            AnyDialog::Day => ("day", &[]),
            AnyDialog::Since => ("since", &[]),
            AnyDialog::Review(file) => return vec!["review-of".into(), file.clone()],
            AnyDialog::Where(_) => ("where", &[]),
            AnyDialog::Write { .. } => ("write", &[]),
            AnyDialog::Import | AnyDialog::ImportColumns => ("import", &[]),
            AnyDialog::Rename(file) => return vec!["rename".into(), file.clone()],
            AnyDialog::Delete(file) => return vec!["delete".into(), file.clone()],
            AnyDialog::Add(file, kind) => {
                return vec!["add".into(), file.clone(), kind.key().into()];
            }
            AnyDialog::AddPart(key, kind) => {
                let mut words = vec!["part".to_owned(), kind.key().into()];
                words.extend(key_words(key));
                return words;
            }
        };
        let mut words = vec![word.to_owned()];
        words.extend(keys.iter().flat_map(key_words));
        words
    }

    /// The purpose of some words.
    pub(crate) fn from_words(words: &[String]) -> Option<Self> {
        let (word, rest) = words.split_first()?;
        let keys = || rest.chunks(3).map(key_of).collect::<Option<Vec<RowId>>>();
        let one = || key_of(rest);
        Some(match word.as_str() {
            "edit" => AnyDialog::Edit(one()?),
            "forecast" => AnyDialog::Forecast(one()?),
            "assess" => AnyDialog::Assess(one()?),
            "count" => AnyDialog::Count(one()?),
            "handover" => AnyDialog::Handover(one()?),
            "answer" => AnyDialog::Answer(one()?),
            "reopen" => AnyDialog::Reopen(one()?),
            "settle" => AnyDialog::Settle(one()?),
            "shift" => AnyDialog::Shift(keys()?),
            "done" => AnyDialog::Done(keys()?),
            "block" => AnyDialog::Block(keys()?),
            "owner" => AnyDialog::Owner(keys()?),
            "quiet" => AnyDialog::Quiet(keys()?),
            "approve" => AnyDialog::Approve(keys()?),
            "drop" => AnyDialog::Drop(keys()?),
            "tell" => AnyDialog::Tell(keys()?),
            "feedback" => match rest {
                [] => AnyDialog::Feedback(0),
                [number] => AnyDialog::Feedback(number.parse().ok()?),
                _ => return None,
            },
            "roadmap" => AnyDialog::Roadmap,
            "review-of" => AnyDialog::Review(rest.first()?.clone()),
            "add" => match rest {
                [file, kind] => AnyDialog::Add(file.clone(), Kind::from_key(kind)?),
                _ => return None,
            },
            "part" => {
                let (kind, key) = rest.split_first()?;
                AnyDialog::AddPart(key_of(key)?, Kind::from_key(kind)?)
            }
            _ => return None,
        })
    }
}

/// A key in three words. Only entries have forms.
fn key_words(key: &RowId) -> [String; 3] {
    match key {
        RowId::Entry(file, kind, item) => [file.clone(), kind.key().to_owned(), item.clone()],
        RowId::Roadmap(file) => [file.clone(), "roadmap".to_owned(), String::new()],
        RowId::Task(task) => [task.title().to_owned(), "task".to_owned(), String::new()],
        RowId::Word(file, word) => [file.clone(), "word".to_owned(), word.clone()],
        RowId::Problem(file, place) => [file.clone(), "problem".to_owned(), place.to_string()],
    }
}

fn key_of(words: &[String]) -> Option<RowId> {
    match words {
        [file, kind, _] if kind == "roadmap" => Some(RowId::Roadmap(file.clone())),
        [file, kind, word] if kind == "word" => Some(RowId::Word(file.clone(), word.clone())),
        [file, kind, item] => {
            let kind = Kind::from_key(kind)?;
            Some(RowId::Entry(file.clone(), kind, item.clone()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_purpose_is_made_again_from_its_words() {
        let key = |item: &str| RowId::Entry("surgical".into(), Kind::Milestone, item.into());
        let two = || vec![key("iso"), key("export")];
        for dialog in [
            AnyDialog::Edit(key("iso")),
            AnyDialog::Edit(RowId::Entry(
                "surgical".into(),
                Kind::Cluster,
                "cluster".into(),
            )),
            AnyDialog::Forecast(key("iso")),
            AnyDialog::Assess(key("iso")),
            AnyDialog::Assess(RowId::Word("surgical".into(), "trust".into())),
            AnyDialog::Count(key("iso")),
            AnyDialog::Handover(key("iso")),
            AnyDialog::Answer(key("iso")),
            AnyDialog::Reopen(key("iso")),
            AnyDialog::Shift(two()),
            AnyDialog::Done(two()),
            AnyDialog::Block(two()),
            AnyDialog::Owner(two()),
            AnyDialog::Quiet(two()),
            AnyDialog::Approve(two()),
            AnyDialog::Drop(two()),
            AnyDialog::Tell(two()),
            AnyDialog::Feedback(0),
            AnyDialog::Feedback(3),
            AnyDialog::Roadmap,
            AnyDialog::Add("surgical".into(), Kind::Risk),
            AnyDialog::Review("surgical".into()),
            AnyDialog::AddPart(key("iso"), Kind::Reading),
        ] {
            assert_eq!(AnyDialog::from_words(&dialog.words()), Some(dialog));
        }
    }

    #[test]
    fn words_of_no_form_are_passed_over() {
        for words in [
            &[][..],
            &["edit"],
            &["edit", "a", "b", "c"],
            &["x"],
            &["add", "a", "no"],
            &["refer"],
            &["feedback", "x"],
        ] {
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            assert_eq!(AnyDialog::from_words(&words), None, "{words:?}");
        }
    }
}
