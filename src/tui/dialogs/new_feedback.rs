//! Writes down what somebody said; the number tells those apart that are begun and not saved.

use serde::{Deserialize, Serialize};

use crate::dates::date::iso;
use crate::edit::EditError;
use crate::edit::operations::feedback;
use crate::model::Kind;
use crate::model::choice::{FeedbackKind, Group, WordEnum};
use crate::tui::dialogs::dialog::{Dialog, DialogContext, Outcome};
use crate::tui::dialogs::field_specs::{cluster, of, shared};
use crate::tui::dialogs::form_values::{chosen_roadmap, filled, with_case};
use crate::tui::state::id_source::IdSource;
use crate::tui::state::route::RowId;
use crate::tui::widgets::form::{FieldSpec, Form};

/// Writes down what somebody said; the number tells those apart that are begun and not saved.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct NewFeedback(pub usize);

impl Dialog for NewFeedback {
    fn title(&self, _context: &DialogContext<'_>) -> String {
        "New feedback".to_owned()
    }

    fn fields(&self, context: &DialogContext<'_>) -> Option<Vec<FieldSpec>> {
        // Cluster and milestone are given, the rest in the order in which one hears it.
        let mut about = of(Kind::Feedback, "about");
        if let Some(RowId::Entry(_, kind, id)) = &context.origin.cursor
            && kind.has_id()
            && *kind != Kind::Feedback
        {
            about = about.starting(id.clone());
        }
        let mut asked = vec![
            cluster(context),
            about,
            of(Kind::Feedback, "kind").starting(FeedbackKind::Problem.word()),
            of(Kind::Feedback, "voice").starting(Group::ClusterFirm.word()),
            of(Kind::Feedback, "text").needed(),
            of(Kind::Feedback, "place").folded(),
            of(Kind::Feedback, "channel").folded(),
            of(Kind::Feedback, "who").folded(),
            of(Kind::Feedback, "quotable").folded(),
            of(Kind::Feedback, "on")
                .called("said on")
                .starting(iso(context.snapshot.today()))
                .folded(),
            of(Kind::Feedback, "owner").called("to answer").folded(),
        ];
        take_visit(context, &mut asked);
        Some(asked)
    }

    fn submit(
        &self,
        context: &DialogContext<'_>,
        form: &Form,
        ids: &mut IdSource,
    ) -> Result<Outcome, EditError> {
        let new = filled(shared(context), Kind::Feedback, form);
        let roadmap = chosen_roadmap(context.snapshot, form)?;
        let (changes, case) = with_case(ids, |random| {
            context.transaction(|transaction| {
                feedback::record(transaction, roadmap, new, random).map(drop)
            })
        })?;
        let cluster = context.snapshot.folder.portfolio.file(roadmap).name();
        let words = format!("new feedback, case {case}, in {cluster}");
        Ok(Outcome::edits(changes, words))
    }

    fn lead(&self, _context: &DialogContext<'_>) -> Vec<String> {
        vec![
            "Somebody in danger, or corruption or harassment? Then refer it, do not write it (F9)"
                .into(),
        ]
    }

    fn first_field(&self) -> Option<&'static str> {
        // Cluster and milestone are those at hand, and kind and voice the likeliest: the words are not there yet.
        Some("text")
    }

    fn draft_name(&self) -> Option<&'static str> {
        Some("feedback")
    }

    fn is_remark(&self) -> bool {
        true
    }

    fn is_long(&self) -> bool {
        true
    }
}

/// In field mode the visit stands in the form, and its fields are in sight. While presenting, nobody's name is.
fn take_visit(context: &DialogContext<'_>, asked: &mut [FieldSpec]) {
    if !context.field_mode {
        return;
    }
    for one in asked {
        if !["place", "channel", "who", "voice"].contains(&one.key.as_str()) {
            continue;
        }
        one.folded = false;
        let is_hidden = context.present && ["who", "place"].contains(&one.key.as_str());
        let noted = context.visit_today().filter(|_| one.key != "who");
        let noted = noted.and_then(|visit| visit.of(&one.key));
        if let Some(text) = noted.filter(|_| !is_hidden) {
            one.start = Some(text.to_owned());
        }
    }
}
