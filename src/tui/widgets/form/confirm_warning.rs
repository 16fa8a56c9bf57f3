//! What a person should think about before it is saved: it is told once, and saving once more is their answer.

use crate::tui::widgets::form::form::Form;

impl Form {
    /// Doubts what names nothing that is there: goes to the first of such fields and says what can be done. Says whether
    /// there was any that was not told before.
    pub(super) fn doubt(&mut self) -> bool {
        let text = |place: usize| {
            let field = &self.fields[place];
            (field.asked.key.clone(), field.text().to_owned())
        };
        let doubted = |&place: &usize| {
            let field = &self.fields[place];
            self.is_shown(place) && field.reading.doubt.is_some() && field.change().is_some()
        };
        let fresh = |&place: &usize| !self.doubted.contains(&text(place));
        let places: Vec<usize> = (0..self.fields.len())
            .filter(doubted)
            .filter(fresh)
            .collect();
        let Some(&first) = places.first() else {
            return false;
        };
        let labels: Vec<String> = places
            .iter()
            .map(|&place| format!("\"{}\"", self.fields[place].asked.label))
            .collect();
        let (names, it) = match labels.len() {
            1 => ("names", "it"),
            _ => ("name", "them"),
        };
        let told = format!(
            "not saved yet: {} {names} nothing that is there. Choose what is meant (Enter lists it), or save once more to keep {it} as typed (Ctrl-s)",
            labels.join(" and ")
        );
        let told_of: Vec<(String, String)> = places.iter().map(|&place| text(place)).collect();
        let key = told_of[0].0.clone();
        debug_assert_eq!(key, self.fields[first].asked.key);
        self.doubted.extend(told_of);
        self.focus_on(&key);
        self.refused = Some(told);
        true
    }

    /// Asks once whether a field is right as it is typed: the cursor goes there, and nothing is saved yet. Says whether it
    /// was asked now; saving once more is the answer.
    pub(crate) fn ask_once(&mut self, key: &str, why: &str) -> bool {
        let Some(place) = self.place(key) else {
            return false;
        };
        let text = (key.to_owned(), self.fields[place].text().to_owned());
        if self.doubted.contains(&text) {
            return false;
        }
        self.doubted.push(text);
        self.focus_on(key);
        self.refused = Some(format!(
            "not saved yet: {why}. Save once more to keep it (Ctrl-s)"
        ));
        true
    }

    /// What another program changed meanwhile of what is typed here, in words; told once.
    pub(crate) fn take_overtaken(&mut self) -> Option<String> {
        let overtaken = std::mem::take(&mut self.overtaken);
        let told = overtaken
            .iter()
            .map(|(key, stands)| match stands.is_empty() {
                true => format!("{key} was taken out elsewhere meanwhile"),
                false => format!("{key} was changed elsewhere meanwhile, to \"{stands}\""),
            });
        let told: Vec<String> = told.collect();
        (!told.is_empty()).then(|| told.join("; "))
    }
}
