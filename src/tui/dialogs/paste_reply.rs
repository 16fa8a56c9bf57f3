//! Takes in what an owner replied to the message with their open items.

use serde::{Deserialize, Serialize};

use crate::edit::EditError;
use crate::model::choice::Channel;
use crate::model::{Owner, ValueType, WordEnum};
use crate::query::address::address_of;
use crate::tui::dialogs::dialog::{Dialog, DialogContext, Outcome};
use crate::tui::dialogs::field_specs::change;
use crate::tui::dialogs::form_values::{found, text};
use crate::tui::state::chase::ReplyRequest;
use crate::tui::state::id_source::IdSource;
use crate::tui::state::route::RowId;
use crate::tui::widgets::form::{CHANGE, Candidate, FieldSpec, Form};

/// Takes in what an owner replied to the message with their open items.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct PasteReply(pub RowId);

impl Dialog for PasteReply {
    fn title(&self, context: &DialogContext<'_>) -> String {
        match context.snapshot.found(&self.0) {
            Some(owner) => {
                let file = context.snapshot.folder.portfolio.file(owner.roadmap);
                let office = file.owners.get(owner.index).map(Owner::office);
                format!("Reply of {}", office.unwrap_or_default())
            }
            None => "Reply".to_owned(),
        }
    }

    fn fields(&self, context: &DialogContext<'_>) -> Option<Vec<FieldSpec>> {
        context.snapshot.found(&self.0)?;
        let channels = Candidate::words(Channel::WORDS.iter().copied());
        Some(vec![
            FieldSpec::other(
                "reply",
                "reply",
                ValueType::Text,
                "paste it as it was written: 1 ok, 2 march, 3 done 4/12, 4 blocked no power",
            )
            .needed(),
            FieldSpec::other("channel", "channel", ValueType::Line, "how the reply came")
                .only(channels)
                .starting("message"),
            change("code")
                .always()
                .helped("the reason category of dates that move")
                .starting("other")
                .folded(),
            change("why")
                .always()
                .helped("why dates move, where the reply does not say it; else its words")
                .folded(),
        ])
    }

    fn submit(
        &self,
        context: &DialogContext<'_>,
        form: &Form,
        _ids: &mut IdSource,
    ) -> Result<Outcome, EditError> {
        let owner = found(context.snapshot, &self.0)?;
        // Who acts must be known before anything is looked at that is to be written.
        context.transaction(|_| Ok(()))?;
        let reason = |key: &str| text(form, &format!("{CHANGE}{key}"));
        Ok(Outcome::Reply(ReplyRequest {
            owner: address_of(&context.snapshot.folder.portfolio, owner),
            text: text(form, "reply").unwrap_or_default(),
            channel: text(form, "channel").unwrap_or_else(|| "message".to_owned()),
            code: reason("code").or_else(|| Some("other".to_owned())),
            why: reason("why"),
        }))
    }

    fn targets(&self) -> &[RowId] {
        std::slice::from_ref(&self.0)
    }

    fn lead(&self, _context: &DialogContext<'_>) -> Vec<String> {
        vec![
            "Its numbers are those of the message that was sent last. What it would change is shown before anything \
             is written."
                .into(),
        ]
    }

    fn masks_personal_data(&self) -> bool {
        true
    }
}
