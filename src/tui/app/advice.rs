//! Texts that advise a key.

use crate::commands::TABLE;
use crate::tui::app::model::Model;

impl Model {
    /// A text with the keys of the commands that it names in braces, up to the first that is refused.
    pub(crate) fn with_keys(&self, text: &str) -> String {
        let mut said = String::new();
        let mut parts = text.split(['{', '}']);
        while let Some(words) = parts.next() {
            said.push_str(words);
            let Some(id) = parts.next() else { break };
            let Some(spec) = TABLE.iter().find(|spec| spec.id == id) else {
                continue;
            };
            let left_out = self.field && !spec.field;
            if left_out || (spec.changes && self.snapshot.read_only.is_some()) {
                let end = said.rfind([':', '.', '?']).unwrap_or(said.len());
                said.truncate(end);
                said.push('.');
                break;
            }
            said.push_str(&self.keymap.label(spec.action));
        }
        said
    }
}
