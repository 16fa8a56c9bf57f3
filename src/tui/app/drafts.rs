//! What was typed and not saved, and the reviews that were begun: in words that can be kept, and back.

use crate::dates::date::{iso, parse_iso};
use crate::model::Kind;
use crate::store::drafts::Draft;
use crate::tui::app::dialog::{Filling, Purpose};
use crate::tui::app::draft::Kept;
use crate::tui::app::field_visit::Visit;
use crate::tui::app::list_state::List;
use crate::tui::app::model::Model;
use crate::tui::app::overlay::Overlay;
use crate::tui::app::review::Review;
use crate::tui::app::route::{Key, Place};

impl Model {
    /// Keeps what is typed in a form, or forgets the form where nothing is. Says whether anything is kept.
    pub(crate) fn keep(&mut self, filling: &Filling) -> bool {
        let kept = self.kept(filling, self.drafts.get(&filling.purpose));
        let is_kept = kept.is_some();
        match kept {
            Some(kept) => self.drafts.insert(filling.purpose.clone(), kept),
            None => self.drafts.remove(&filling.purpose),
        };
        is_kept
    }

    fn kept(&self, filling: &Filling, before: Option<&Kept>) -> Option<Kept> {
        let fields = filling.typed();
        let any = filling.purpose.is_kept() && filling.form.is_dirty() && !fields.is_empty();
        let today = self.known.today();
        any.then(|| Kept {
            on: before.and_then(|before| before.on).or(Some(today)),
            told: before.is_some_and(|before| before.told),
            fields,
        })
    }

    /// All that was typed and not saved, in forms that were left and in those that are open; and the reviews that
    /// were begun.
    pub(crate) fn unsaved(&self) -> Vec<Draft> {
        let mut drafts = self.drafts.clone();
        for filling in self.forms().filter(|filling| filling.purpose.is_kept()) {
            match self.kept(filling, drafts.get(&filling.purpose)) {
                Some(kept) => drafts.insert(filling.purpose.clone(), kept),
                None => drafts.remove(&filling.purpose),
            };
        }
        let drafts = drafts.into_iter();
        let drafts = drafts.map(|(purpose, kept)| Draft {
            form: purpose.words(),
            fields: kept.fields,
            on: kept.on.map(iso),
            told: kept.told,
        });
        let under_way = self.review.iter().map(|review| {
            let list = self.lists.get(&Place::Review);
            review.words(list.and_then(List::selected))
        });
        let waiting = self.waiting.iter();
        let waiting = waiting.map(|review| review.words(review.left_at.as_ref()));
        let visit = self.visit.iter().map(Visit::words);
        // The one under way comes behind those that wait.
        let reviews = waiting.chain(under_way);
        drafts.chain(reviews).chain(visit).collect()
    }

    /// Takes what was kept, also of entries that there are no more. Says how many forms there are.
    pub(crate) fn take_unsaved(&mut self, drafts: Vec<Draft>) -> usize {
        let known = std::sync::Arc::clone(&self.known);
        for draft in drafts {
            if let Some(visit) = Visit::from_words(&draft) {
                self.visit = Some(visit);
                continue;
            }
            if let Some((mut review, at)) = Review::from_words(&draft) {
                if known.generation > 0 {
                    review.complete(&known, self.present);
                }
                self.set_aside();
                if let Some(at) = at {
                    self.lists.entry(Place::Review).or_default().select(at);
                }
                self.review = Some(review);
                self.recount();
                continue;
            }
            if let Some(purpose) = Purpose::from_words(&draft.form) {
                let kept = Kept {
                    on: draft.on.as_deref().and_then(parse_iso),
                    told: draft.told,
                    fields: draft.fields,
                };
                self.drafts.insert(purpose, kept);
            }
        }
        self.drafts.len()
    }

    /// The forms that are open, the one on top last.
    pub(crate) fn forms(&self) -> impl DoubleEndedIterator<Item = &Filling> {
        self.overlays.iter().filter_map(|overlay| match overlay {
            Overlay::Form(filling) => Some(&**filling),
            _ => None,
        })
    }

    /// The remarks that were begun and not saved, the last at the front.
    pub(crate) fn remarks_begun(&self) -> Vec<Purpose> {
        let remarks = self.drafts.keys().filter(|purpose| purpose.is_remark());
        remarks.rev().cloned().collect()
    }

    /// A remark that is none of those begun.
    pub(crate) fn new_remark(&self) -> Purpose {
        let last = self.drafts.keys().filter_map(|purpose| match purpose {
            Purpose::Feedback(number) => Some(*number),
            _ => None,
        });
        Purpose::Feedback(last.max().map_or(0, |last| last.saturating_add(1)))
    }
}

impl Purpose {
    /// Whether what is typed is kept when it is left: not of what must not be written down.
    pub(crate) fn is_kept(&self) -> bool {
        !matches!(
            self,
            Purpose::Refer
                | Purpose::Name
                | Purpose::Day
                | Purpose::Where(_)
                | Purpose::Rename(_)
                | Purpose::Delete(_)
                | Purpose::Write { .. }
        )
    }

    /// The purpose in words, from which it can be made again.
    pub(crate) fn words(&self) -> Vec<String> {
        let (word, keys): (&str, &[Key]) = match self {
            Purpose::Edit(key) => ("edit", std::slice::from_ref(key)),
            Purpose::Forecast(key) => ("forecast", std::slice::from_ref(key)),
            Purpose::Assess(key) => ("assess", std::slice::from_ref(key)),
            Purpose::Count(key) => ("count", std::slice::from_ref(key)),
            Purpose::Handover(key) => ("handover", std::slice::from_ref(key)),
            Purpose::Answer(key) => ("answer", std::slice::from_ref(key)),
            Purpose::Reopen(key) => ("reopen", std::slice::from_ref(key)),
            Purpose::Settle(key) => ("settle", std::slice::from_ref(key)),
            Purpose::Shift(keys) => ("shift", keys),
            Purpose::Done(keys) => ("done", keys),
            Purpose::Block(keys) => ("block", keys),
            Purpose::Owner(keys) => ("owner", keys),
            Purpose::Quiet(keys) => ("quiet", keys),
            Purpose::Approve(keys) => ("approve", keys),
            Purpose::Drop(keys) => ("drop", keys),
            Purpose::Tell(keys) => ("tell", keys),
            Purpose::Feedback(0) => ("feedback", &[]),
            Purpose::Feedback(number) => return vec!["feedback".into(), number.to_string()],
            Purpose::Refer => ("refer", &[]),
            Purpose::Roadmap => ("roadmap", &[]),
            Purpose::Name => ("name", &[]),
            Purpose::Day => ("day", &[]),
            Purpose::Review(file) => return vec!["review-of".into(), file.clone()],
            Purpose::Where(_) => ("where", &[]),
            Purpose::Write { .. } => ("write", &[]),
            Purpose::Rename(file) => return vec!["rename".into(), file.clone()],
            Purpose::Delete(file) => return vec!["delete".into(), file.clone()],
            Purpose::Add(file, kind) => {
                return vec!["add".into(), file.clone(), kind.key().into()];
            }
            Purpose::AddPart(key, kind) => {
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
        let keys = || rest.chunks(3).map(key_of).collect::<Option<Vec<Key>>>();
        let one = || key_of(rest);
        Some(match word.as_str() {
            "edit" => Purpose::Edit(one()?),
            "forecast" => Purpose::Forecast(one()?),
            "assess" => Purpose::Assess(one()?),
            "count" => Purpose::Count(one()?),
            "handover" => Purpose::Handover(one()?),
            "answer" => Purpose::Answer(one()?),
            "reopen" => Purpose::Reopen(one()?),
            "settle" => Purpose::Settle(one()?),
            "shift" => Purpose::Shift(keys()?),
            "done" => Purpose::Done(keys()?),
            "block" => Purpose::Block(keys()?),
            "owner" => Purpose::Owner(keys()?),
            "quiet" => Purpose::Quiet(keys()?),
            "approve" => Purpose::Approve(keys()?),
            "drop" => Purpose::Drop(keys()?),
            "tell" => Purpose::Tell(keys()?),
            "feedback" => match rest {
                [] => Purpose::Feedback(0),
                [number] => Purpose::Feedback(number.parse().ok()?),
                _ => return None,
            },
            "roadmap" => Purpose::Roadmap,
            "review-of" => Purpose::Review(rest.first()?.clone()),
            "add" => match rest {
                [file, kind] => Purpose::Add(file.clone(), Kind::from_key(kind)?),
                _ => return None,
            },
            "part" => {
                let (kind, key) = rest.split_first()?;
                Purpose::AddPart(key_of(key)?, Kind::from_key(kind)?)
            }
            _ => return None,
        })
    }
}

/// A key in three words. Only entries have forms.
fn key_words(key: &Key) -> [String; 3] {
    match key {
        Key::Entry(file, kind, item) => [file.clone(), kind.key().to_owned(), item.clone()],
        Key::Roadmap(file) => [file.clone(), "roadmap".to_owned(), String::new()],
        Key::Task(task) => [task.title().to_owned(), "task".to_owned(), String::new()],
        Key::Word(file, word) => [file.clone(), "word".to_owned(), word.clone()],
        Key::Problem(file, place) => [file.clone(), "problem".to_owned(), place.to_string()],
    }
}

fn key_of(words: &[String]) -> Option<Key> {
    match words {
        [file, kind, _] if kind == "roadmap" => Some(Key::Roadmap(file.clone())),
        [file, kind, word] if kind == "word" => Some(Key::Word(file.clone(), word.clone())),
        [file, kind, item] => {
            let kind = Kind::from_key(kind)?;
            Some(Key::Entry(file.clone(), kind, item.clone()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_purpose_is_made_again_from_its_words() {
        let key = |item: &str| Key::Entry("surgical".into(), Kind::Milestone, item.into());
        let two = || vec![key("iso"), key("export")];
        for purpose in [
            Purpose::Edit(key("iso")),
            Purpose::Edit(Key::Entry(
                "surgical".into(),
                Kind::Cluster,
                "cluster".into(),
            )),
            Purpose::Forecast(key("iso")),
            Purpose::Assess(key("iso")),
            Purpose::Assess(Key::Word("surgical".into(), "trust".into())),
            Purpose::Count(key("iso")),
            Purpose::Handover(key("iso")),
            Purpose::Answer(key("iso")),
            Purpose::Reopen(key("iso")),
            Purpose::Shift(two()),
            Purpose::Done(two()),
            Purpose::Block(two()),
            Purpose::Owner(two()),
            Purpose::Quiet(two()),
            Purpose::Approve(two()),
            Purpose::Drop(two()),
            Purpose::Tell(two()),
            Purpose::Feedback(0),
            Purpose::Feedback(3),
            Purpose::Roadmap,
            Purpose::Add("surgical".into(), Kind::Risk),
            Purpose::Review("surgical".into()),
            Purpose::AddPart(key("iso"), Kind::Reading),
        ] {
            assert_eq!(Purpose::from_words(&purpose.words()), Some(purpose));
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
            assert_eq!(Purpose::from_words(&words), None, "{words:?}");
        }
    }
}
