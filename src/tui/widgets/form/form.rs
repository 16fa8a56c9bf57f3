//! The form itself: its questions, where the cursor is, what the host advises, and what comes of it all.
//!
//! It knows no key and draws nothing; [`crate::tui::widgets::form::update`] moves it, [`crate::tui::widgets::form::draw`] shows it.

use crate::dates::Calendar;
use crate::model::records::is_withheld_key;
use crate::model::{Kind, ReferenceTarget, Required, Value, ValueType};
use crate::text;

use crate::edit::input::candidate::Candidate;
use crate::edit::input::field_spec::{CHANGE, FieldSpec};
use crate::tui::widgets::form::field_state::FormField;
use crate::tui::widgets::form::month_picker::MonthPicker;
use crate::tui::widgets::form::picker::Picker;

/// What the host tells a form after its values changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FormFeedback {
    /// Lines under the form: what would follow from what is typed.
    pub lines: Vec<String>,
    /// Keys of the fields that must be there now; those that are asked only when needed are then shown.
    pub required: Vec<String>,
    /// Keys of fields that are shown though nothing requires them.
    pub shown: Vec<String>,
}

/// Where the cursor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Focus {
    /// In the field of that place.
    Field(usize),
    /// On the line that offers more fields.
    More,
    /// On the button that saves.
    Save,
    /// On the button that closes.
    Cancel,
}

/// What lies over the form.
#[derive(Clone, Debug)]
pub(crate) enum Popup {
    /// A list to choose from.
    List(Picker),
    /// A month to choose a day from.
    Month(MonthPicker),
}

/// A form that is being filled in.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    /// What the form is for.
    pub title: String,
    /// Lines above the fields.
    pub lead: Vec<String>,
    pub(super) fields: Vec<FormField>,
    pub(super) focus: Focus,
    /// Whether what is typed next takes the place of what stands in the field.
    pub(super) fresh: bool,
    pub(super) popup: Option<Popup>,
    pub(super) advice: FormFeedback,
    pub(super) calendar: Calendar,
    pub(super) unfolded: bool,
    /// What stood in the way of saving.
    pub(super) refused: Option<String>,
    /// What was typed into and changed elsewhere meanwhile: the field, and what stands there now.
    pub(super) overtaken: Vec<(String, String)>,
    /// What was doubted, with its text: it is saved when that is asked for once more.
    pub(super) doubted: Vec<(String, String)>,
    /// The columns of the form, as far as is known.
    pub(super) width: u16,
    /// The columns that a long text has, as far as is known.
    pub(super) columns: usize,
    /// Whether a frame around it bears its title.
    pub framed: bool,
}

/// Whether a field of a form must stay empty in a sensitive feedback. The choice of the roadmap and the reason of the change
/// are no fields of the feedback.
pub(crate) fn is_withheld_field(key: &str) -> bool {
    is_withheld_key(key) && key != "roadmap" && !key.starts_with(CHANGE)
}

impl Form {
    /// A form of these questions; `present` gives what stands in each field, by key.
    pub(crate) fn new(
        title: impl Into<String>,
        asked: Vec<FieldSpec>,
        present: impl Fn(&str) -> Option<Value>,
        calendar: Calendar,
    ) -> Self {
        let fields: Vec<FormField> = asked
            .into_iter()
            .map(|asked| {
                let given = present(&asked.key);
                FormField::new(asked, given, &calendar)
            })
            .collect();
        let mut form = Self {
            title: title.into(),
            lead: Vec::new(),
            fields,
            focus: Focus::More,
            fresh: true,
            popup: None,
            advice: FormFeedback::default(),
            calendar,
            unfolded: false,
            refused: None,
            overtaken: Vec::new(),
            doubted: Vec::new(),
            width: 80,
            columns: 60,
            framed: false,
        };
        form.move_to(form.stops().first().copied().unwrap_or(Focus::More));
        form
    }

    /// With lines above the fields.
    #[must_use]
    pub(crate) fn led_by(mut self, lines: Vec<String>) -> Self {
        self.lead = lines;
        self
    }

    /// The key of the field that has the cursor.
    #[cfg(test)]
    pub(crate) fn focused(&self) -> Option<&str> {
        self.focused_field().map(|field| field.asked.key.as_str())
    }

    /// Puts the cursor into the field of that key, where it is shown.
    pub(crate) fn focus_on(&mut self, key: &str) {
        if let Some(place) = self.place(key) {
            self.unfolded |= self.fields[place].asked.folded;
            if self.is_shown(place) {
                self.move_to(Focus::Field(place));
            }
        }
    }

    /// What a field names, where it names entries.
    pub(crate) fn target(&self, key: &str) -> Option<ReferenceTarget> {
        match self.fields[self.place(key)?].asked.shape {
            ValueType::Reference(target) => Some(target),
            _ => None,
        }
    }

    /// Whether anything was typed or chosen since the form was opened.
    pub(crate) fn is_dirty(&self) -> bool {
        self.fields.iter().any(FormField::is_edited)
    }

    /// Whether a picker or the month grid is open.
    #[cfg(test)]
    pub(crate) fn is_picking(&self) -> bool {
        self.popup.is_some()
    }

    /// The value of a field as it is typed now; `None` where there is none or it cannot be read.
    pub(crate) fn value(&self, key: &str) -> Option<Value> {
        self.place(key).and_then(|place| self.fields[place].value())
    }

    /// What saving now would give: the fields that differ and can be read.
    pub(crate) fn changes(&self) -> Vec<(String, Option<Value>)> {
        let shown = (0..self.fields.len()).filter(|&place| self.is_shown(place));
        shown
            .filter_map(|place| {
                let field = &self.fields[place];
                Some((field.asked.key.clone(), field.change()?))
            })
            .collect()
    }

    /// What follows from what is typed, a thing a line.
    pub(crate) fn advice(&self) -> &[String] {
        &self.advice.lines
    }

    /// Takes what the host has worked out from [`Form::changes`].
    pub(crate) fn advise(&mut self, advice: FormFeedback) {
        self.advice = advice;
        self.stay_in_view();
    }

    /// Says why what was asked for could not be done; the form stays as it is.
    pub(crate) fn refuse(&mut self, why: impl Into<String>) {
        self.refused = Some(why.into());
    }

    /// Other candidates for the picker of a field: the sectors of the zone that was just chosen.
    pub(crate) fn offer(&mut self, key: &str, candidates: Vec<Candidate>) {
        if let Some(place) = self.place(key) {
            self.fields[place].asked.offer(candidates);
            self.fields[place].reread(&self.calendar);
        }
    }

    /// Takes over what stands in the fields now, after the file changed elsewhere; what was typed stays.
    pub(crate) fn renew(&mut self, present: impl Fn(&str) -> Option<Value>) {
        for field in &mut self.fields {
            let given = present(&field.asked.key);
            if field.renew(given, &self.calendar) {
                let stands = field.given_text.clone();
                self.overtaken.push((field.asked.key.clone(), stands));
            }
        }
    }

    /// The texts that differ from those the form opened with, by key: what is kept when the form is left. What a sensitive
    /// feedback must not hold is not among them.
    pub(crate) fn draft(&self) -> Vec<(String, String)> {
        let sensitive = self.is_sensitive();
        let kept = self.fields.iter().filter(|field| {
            field.is_edited() && !(sensitive && is_withheld_field(&field.asked.key))
        });
        kept.map(|field| (field.asked.key.clone(), field.text().to_owned()))
            .collect()
    }

    /// All texts, by key, but for those that must not be seen or written down.
    pub(crate) fn texts(&self) -> Vec<(String, String)> {
        let sensitive = self.is_sensitive();
        let kept = self.fields.iter().filter(|field| {
            !(field.asked.masked.is_some() || sensitive && is_withheld_field(&field.asked.key))
        });
        kept.map(|field| (field.asked.key.clone(), field.text().to_owned()))
            .collect()
    }

    /// Puts a draft back in. Keys that the form does not have are passed over.
    pub(crate) fn take_draft(&mut self, draft: &[(String, String)]) {
        for (key, text) in draft {
            if let Some(place) = self.place(key)
                && self.fields[place].text() != text
            {
                self.unfolded |= self.fields[place].asked.folded;
                self.fields[place].put(text, &self.calendar);
            }
        }
    }

    /// Puts the cursor where something has to be done: into the first field that would hold up saving. Says whether
    /// there is one.
    pub(crate) fn focus_on_obstacle(&mut self) -> bool {
        let place = (0..self.fields.len()).find(|&place| self.obstacle(place).is_some());
        if let Some(place) = place {
            let key = self.fields[place].asked.key.clone();
            self.focus_on(&key);
        }
        place.is_some()
    }

    /// What stands in the way of saving in one field.
    pub(super) fn obstacle(&self, place: usize) -> Option<String> {
        let field = &self.fields[place];
        if let Some(error) = field.error() {
            return Some(error.to_owned());
        }
        if field.asked.masked.is_some() {
            return None;
        }
        // What was missing before the form was opened does not hold up other changes.
        let was_there = field.given().is_some() || self.given_nothing();
        let missing = self.is_required(place) && field.value().is_none();
        (missing && (was_there || self.is_asked_now(place))).then(|| "is needed".to_owned())
    }

    /// Whether nothing stood in any field: a new entry.
    fn given_nothing(&self) -> bool {
        self.fields.iter().all(|field| field.given().is_none())
    }

    /// Whether a field must be there.
    pub(super) fn is_required(&self, place: usize) -> bool {
        let asked = &self.fields[place].asked;
        self.is_asked_now(place)
            || match asked.required {
                _ if asked.reason => false,
                Required::No => false,
                Required::Always => true,
                Required::UnlessSensitive => !self.is_sensitive(),
                Required::Unless(other) => self.value(other).is_none(),
            }
    }

    /// Whether the host, or the one who made the form, says that a field must be there.
    fn is_asked_now(&self, place: usize) -> bool {
        let asked = &self.fields[place].asked;
        asked.needed || self.advice.required.contains(&asked.key)
    }

    fn is_sensitive(&self) -> bool {
        let feedback = |field: &FormField| field.asked.field == Some((Kind::Feedback, "sensitive"));
        let field = self.fields.iter().find(|field| feedback(field));
        field.and_then(FormField::value) == Some(Value::Truth(true))
    }

    /// Whether a field is on the form now.
    pub(super) fn is_shown(&self, place: usize) -> bool {
        let field = &self.fields[place];
        let asked = &field.asked;
        let (key, advice) = (&asked.key, &self.advice);
        // What is folded away and filled need not be looked at, unless it was typed here.
        let settled = asked.folded && !field.text().is_empty() && !field.is_edited();
        let wanted = (advice.required.contains(key) && !settled) || advice.shown.contains(key);
        let folded_away = asked.folded && !self.unfolded;
        let unasked = asked.reason && field.text().is_empty();
        wanted || !(folded_away || unasked)
    }

    /// How many of the fields that are folded away hold something.
    pub(super) fn folded_and_filled(&self) -> usize {
        let fields = (0..self.fields.len()).filter(|&place| self.is_folded(place));
        fields
            .filter(|&place| !self.fields[place].text().trim().is_empty())
            .count()
    }

    /// The rows that the form would like to have in a frame: fields, headings, what is said about them, buttons.
    pub(crate) fn rows_wanted(&self) -> usize {
        // The hint and a remark of the field with the cursor, the buttons with a blank line.
        const SAID: usize = 5;
        // A list or a month that opens has room.
        const OPENED: usize = 11;
        let shown = (0..self.fields.len()).filter(|&place| self.is_shown(place));
        let long = shown
            .clone()
            .filter(|&place| self.fields[place].asked.is_long());
        let headings = if self.unfolded { 6 } else { 0 };
        let opens = |place: usize| {
            let field = &self.fields[place];
            let date = field.asked.shape == ValueType::Date && !field.asked.many;
            date || field.asked.is_picked()
        };
        let least = match shown.clone().any(opens) {
            true => OPENED,
            false => 0,
        };
        let wide = usize::from(self.width).max(1);
        let lead = self.lead.iter().map(|line| text::wrap(line, wide).len());
        let fields = shown.count() + 3 * long.count() + headings + usize::from(self.folded() > 0);
        let told = self.advice.lines.len();
        lead.sum::<usize>() + (fields + told + SAID).max(least)
    }

    /// Puts an entry that was just made into the field that asked for it, among the candidates as they are now.
    pub(crate) fn take_made(&mut self, key: &str, id: &str, candidates: Vec<Candidate>) {
        self.offer(key, candidates);
        self.popup = None;
        let calendar = self.calendar;
        if let Some(place) = self.place(key) {
            match self.fields[place].asked.many {
                true if self.fields[place].holds(id) => {}
                true => self.fields[place].toggle(id, false, &calendar),
                false => self.fields[place].put(id, &calendar),
            }
        }
    }

    /// How many fields are folded away.
    pub(super) fn folded(&self) -> usize {
        let fields = 0..self.fields.len();
        fields.filter(|&place| self.is_folded(place)).count()
    }

    fn is_folded(&self, place: usize) -> bool {
        self.fields[place].asked.folded && !self.unfolded && !self.is_shown(place)
    }

    /// Every place where the cursor can be, from top to bottom.
    pub(super) fn stops(&self) -> Vec<Focus> {
        let open =
            |&place: &usize| self.is_shown(place) && self.fields[place].asked.masked.is_none();
        let mut stops: Vec<Focus> = (0..self.fields.len())
            .filter(open)
            .map(Focus::Field)
            .collect();
        if self.folded() > 0 {
            stops.push(Focus::More);
        }
        stops
    }

    pub(super) fn focused_field(&self) -> Option<&FormField> {
        match self.focus {
            Focus::Field(place) => self.fields.get(place),
            Focus::More | Focus::Save | Focus::Cancel => None,
        }
    }

    pub(super) fn focused_field_mut(&mut self) -> Option<&mut FormField> {
        match self.focus {
            Focus::Field(place) => self.fields.get_mut(place),
            Focus::More | Focus::Save | Focus::Cancel => None,
        }
    }

    /// Puts the cursor somewhere; what is open over the form closes.
    pub(super) fn move_to(&mut self, focus: Focus) {
        self.focus = focus;
        self.fresh = true;
        self.popup = None;
        if let Some(field) = self.focused_field_mut() {
            let end = field.text().len();
            field.typing.move_to(end);
        }
    }

    /// A field that has the cursor and is no longer shown gives it to the one before.
    fn stay_in_view(&mut self) {
        let stops = self.stops();
        let Focus::Field(place) = self.focus else {
            return;
        };
        if !stops.contains(&self.focus) {
            let before = stops.iter().rfind(|stop| match stop {
                Focus::Field(other) => *other < place,
                Focus::More | Focus::Save | Focus::Cancel => false,
            });
            let near = before.or(stops.first()).copied();
            self.move_to(near.unwrap_or(Focus::More));
        }
    }

    pub(super) fn place(&self, key: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.asked.key == key)
    }
}
