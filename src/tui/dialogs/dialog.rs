//! What every form is asked, what it sees of the state, and what comes of it.

use crate::dates::Since;
use crate::edit::change::EntryPath;
use crate::edit::{Actor, ChangeSet, EditError, Transaction};
use crate::model::{Date, Entry, ReferenceIndex};
use crate::store::relocate::Relocation;
use crate::tui::state::chase::ReplyRequest;
use crate::tui::state::dispatch::Selection;
use crate::tui::state::field_visit::FieldVisit;
use crate::tui::state::id_source::IdSource;
use crate::tui::state::import::{ImportRequest, ImportView};
use crate::tui::state::output::OutputRequest;
use crate::tui::state::review::ReviewSession;
use crate::tui::state::route::{Route, RowId};
use crate::tui::state::snapshot::Snapshot;
use crate::tui::state::sync_status::Exchange;
use crate::tui::widgets::form::{FieldSpec, Form};

/// What a form sees of the state. It changes nothing of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DialogContext<'m> {
    /// The folder as it was read last.
    pub snapshot: &'m Snapshot,
    /// What was selected when the form was opened.
    pub origin: &'m Selection,
    /// The screen below it.
    pub route: &'m Route,
    /// Who acts; empty where nobody has said it.
    pub actor: &'m str,
    /// Whether personal data are hidden.
    pub present: bool,
    /// Whether an officer is on a visit.
    pub field_mode: bool,
    /// What is remembered of the visit.
    pub visit: Option<&'m FieldVisit>,
    /// The review under way.
    pub review: Option<&'m ReviewSession>,
    /// The file of another program that is looked at.
    pub import: Option<&'m ImportView>,
    /// The folders of other places that are remembered.
    pub folders: &'m [String],
    /// The folder that files for others go into.
    pub outputs: &'m str,
}

impl<'m> DialogContext<'m> {
    /// The visit of today, in field mode.
    pub(crate) fn visit_today(&self) -> Option<&'m FieldVisit> {
        let is_today = |visit: &&FieldVisit| visit.on == self.snapshot.today();
        self.visit.filter(|_| self.field_mode).filter(is_today)
    }

    /// What edits come to that are made over the snapshot in the name of who acts.
    ///
    /// # Errors
    /// Nobody has said who acts, or an edit is refused.
    pub(crate) fn transaction(
        &self,
        act: impl FnOnce(&mut Transaction<'_>) -> Result<(), EditError>,
    ) -> Result<ChangeSet, EditError> {
        transaction(self.snapshot, self.actor, act)
    }
}

/// Who acts, on which day.
pub(crate) fn actor(snapshot: &Snapshot, name: &str) -> Actor {
    Actor {
        by: name.to_owned(),
        on: snapshot.today(),
        machine: snapshot.status.machine,
    }
}

/// What edits come to that are made over a snapshot in the name of who acts.
///
/// # Errors
/// Nobody has said who acts, or an edit is refused.
pub(crate) fn transaction(
    snapshot: &Snapshot,
    name: &str,
    act: impl FnOnce(&mut Transaction<'_>) -> Result<(), EditError>,
) -> Result<ChangeSet, EditError> {
    let portfolio = &snapshot.folder.portfolio;
    let names = ReferenceIndex::new(portfolio);
    let actor = actor(snapshot, name);
    if actor.by.is_empty() {
        return Err(EditError::new(
            "nobody knows who you are, and every change is recorded with a name",
            "say it under \"who you are\" in the menu (F2), or start with --as NAME",
        ));
    }
    let mut transaction = Transaction::new(portfolio, &names, &actor);
    act(&mut transaction)?;
    Ok(transaction.finish())
}

/// What a filled form comes to. Nothing of it is done yet: `app::update` does it.
#[derive(Clone, Debug)]
pub(crate) enum Outcome {
    /// Edits are to be written.
    Edits(DialogEdits),
    /// A roadmap gets another id or goes away, with the edits that go along.
    Relocate(Relocation, DialogEdits),
    /// A new roadmap with this id and text.
    Create(String, String),
    /// Who acts, and from which office.
    Actor(String, String),
    /// Today is this day.
    Today(Date),
    /// An exchange with this folder.
    Exchange(Exchange, String),
    /// A file for others.
    Write(OutputRequest),
    /// What changed since that day, in the words of who asked.
    Since(Since, String),
    /// What changed since that revision of git.
    Revision(String),
    /// A file of another program is to be read.
    Import(ImportRequest),
    /// The reply of an owner is to be read.
    Reply(ReplyRequest),
    /// Nothing is to be done.
    Nothing,
}

/// Edits with the words for them.
#[derive(Clone, Debug, Default)]
pub(crate) struct DialogEdits {
    /// The edits.
    pub changes: ChangeSet,
    /// What they do: "forecast of iso-17025".
    pub words: String,
    /// What they add, in the roadmap of that id.
    pub added: Option<(String, EntryPath)>,
    /// The milestone whose capability may stand higher now: its assessment is offered.
    pub assess_next: Option<RowId>,
    /// A text that is shown once they are written: its title and its lines.
    pub note: Option<(String, Vec<String>)>,
}

impl Outcome {
    /// Edits with the words for them.
    pub(crate) fn edits(changes: ChangeSet, words: impl Into<String>) -> Self {
        Self::Edits(DialogEdits {
            changes,
            words: words.into(),
            ..DialogEdits::default()
        })
    }
}

/// A form: which fields it has, what it tells while it is filled in, and what comes of it.
pub(crate) trait Dialog {
    /// Its title.
    fn title(&self, context: &DialogContext<'_>) -> String;

    /// Its fields; `None` where what it is about has gone.
    fn fields(&self, context: &DialogContext<'_>) -> Option<Vec<FieldSpec>>;

    /// What it comes to as it is filled in.
    ///
    /// # Errors
    /// What is missing or wrong, in words.
    fn submit(
        &self,
        context: &DialogContext<'_>,
        form: &Form,
        ids: &mut IdSource,
    ) -> Result<Outcome, EditError>;

    /// Why it does not open for what it is about, where that is so.
    fn refusal(&self, _context: &DialogContext<'_>) -> Option<&'static str> {
        None
    }

    /// The entries that it changes, adds to or is about.
    fn targets(&self) -> &[RowId] {
        &[]
    }

    /// The roadmap that it is about where that is not told by its targets.
    fn roadmap(&self) -> Option<&str> {
        None
    }

    /// The sentences above its fields.
    fn lead(&self, _context: &DialogContext<'_>) -> Vec<String> {
        Vec::new()
    }

    /// The entry whose fields stand in it when it opens.
    fn entry<'m>(&self, _context: &DialogContext<'m>) -> Option<&'m dyn Entry> {
        None
    }

    /// What is told below the fields while it is filled in.
    fn feedback(&self, _context: &DialogContext<'_>, _form: &Form) -> Vec<String> {
        Vec::new()
    }

    /// Whether what is typed now could need a reason: finding out costs a trial.
    fn may_need_reason(&self, _form: &Form) -> bool {
        false
    }

    /// What is asked about once before it is saved: the key of the field, and the question.
    fn doubt(&self, _context: &DialogContext<'_>, _form: &Form) -> Option<(&'static str, String)> {
        None
    }

    /// What takes the place of a field's text when that is asked for by key: that of last time.
    fn last_time(
        &self,
        _context: &DialogContext<'_>,
        _form: &Form,
    ) -> Option<(&'static str, String)> {
        None
    }

    /// The field that the cursor begins in; `None`: the first.
    fn first_field(&self) -> Option<&'static str> {
        None
    }

    /// Its name among what was begun and not saved, where that is not its title.
    fn draft_name(&self) -> Option<&'static str> {
        None
    }

    /// The roadmap that new entries and lists are of: that of its targets, else the one at hand.
    fn file<'a>(&'a self, origin: &'a Selection) -> &'a str {
        let own = self.targets().first().and_then(RowId::roadmap);
        let named = self.roadmap().or(own).or(origin.roadmap.as_deref());
        named.unwrap_or_default()
    }

    /// The one entry that it is about, where it is about one.
    fn about(&self) -> Option<&RowId> {
        match self.targets() {
            [key] => Some(key),
            _ => None,
        }
    }

    /// Whether it writes down what somebody said.
    fn is_remark(&self) -> bool {
        false
    }

    /// Whether it takes the whole screen.
    fn is_long(&self) -> bool {
        false
    }

    /// Whether the fields that most people need come first and the others are folded away.
    fn is_arranged(&self) -> bool {
        false
    }

    /// Whether personal data are neither shown nor edited in it while presenting.
    fn masks_personal_data(&self) -> bool {
        false
    }

    /// Whether what it writes bears the name of who acts.
    fn bears_a_name(&self) -> bool {
        true
    }

    /// Whether what is typed is kept when it is left.
    fn is_kept(&self) -> bool {
        true
    }

    /// Whether a refusal is told in the form itself.
    fn refuses_in_form(&self) -> bool {
        false
    }

    /// Whether what was begun as a remark below it is wiped once it is saved.
    fn wipes_remarks(&self) -> bool {
        false
    }

    /// Whether a key fills it in as last time.
    fn has_last_time(&self) -> bool {
        false
    }
}
