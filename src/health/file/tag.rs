//! Tags of feedback that the portfolio does not declare.

use crate::health::duplicate_ids::DuplicateIds;
use crate::health::flag::Severity::Notice;
use crate::health::flag_collector::FlagCollector;
use crate::health::rules::Rule;
use crate::model::LeanString;
use crate::model::{Kind, Portfolio, Roadmap};
use crate::text::nearest;

pub(super) fn raise(
    portfolio: &Portfolio,
    file: &Roadmap,
    duplicates: &DuplicateIds,
    collector: &mut FlagCollector<'_>,
) {
    if portfolio.shared_is_unread() {
        return;
    }
    let declared = &portfolio.shared.head.tags;
    for (index, feedback) in file.feedback.iter().enumerate() {
        let on = (Kind::Feedback, index);
        if feedback.sensitive == Some(true) || !duplicates.stands(on.0, on.1) {
            continue;
        }
        let unknown = feedback.tags.iter().find(|tag| !declared.contains(tag));
        let Some(tag) = unknown else { continue };
        collector.raise(Rule::UnknownTag, Notice, on, None, || {
            let hint = match nearest(tag, declared.iter().map(LeanString::as_str)) {
                Some(near) => format!("; did you mean \"{near}\"?"),
                None => String::new(),
            };
            format!("\"{tag}\" is not among the tags of the portfolio{hint}")
        });
    }
}
