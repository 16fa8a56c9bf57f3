//! The text about a value chain, with what the literature found of its kind: a hint with its source, never a rule.

use crate::analysis::literature::{Hint, of_chain, of_group, unserved_policies};
use crate::model::choice::{SectorGroup, Upgrading, WordEnum};
use crate::model::{Chain, EntryRef};
use crate::tui::app::advice::advice;
use crate::tui::app::{Model, RowId};
use crate::tui::details::entry;
use crate::tui::details::flags;
use crate::tui::widgets::rich_text::RichText;
use crate::tui::widgets::spans::data;

/// Writes the text about a chain.
pub(crate) fn write(model: &Model, doc: &mut RichText<'_>, key: &RowId, found: EntryRef) {
    let file = model.snapshot.folder.portfolio.file(found.roadmap);
    let Some(chain) = file.chains.get(found.index) else {
        return;
    };
    let theme = &model.theme;
    doc.text(chain.name.as_deref().unwrap_or(&chain.id), theme.heading);
    doc.line(vec![data(&key.address(), theme.quiet)]);
    flags::write(model, doc, key);
    doc.gap();
    doc.pair(
        "governance",
        chain.governance.map_or("not set", WordEnum::word),
    );
    doc.pair("driver", chain.driver.map_or("not set", WordEnum::word));
    doc.pair("lead firm", chain.lead_firm.as_deref().unwrap_or("not set"));
    let told = ["name", "governance", "driver", "lead_firm"];
    entry::others(model, doc, found.roadmap, chain, &told);
    hints(model, doc, chain, file.cluster.sector_group);
    for policy in unserved_policies(file) {
        let text = format!("No policy or milestone here serves {}.", policy.text);
        doc.hanging("  ", theme.text, &text, theme.notice);
        doc.hanging("    ", theme.text, policy.source, theme.quiet);
    }
}

fn hints(model: &Model, doc: &mut RichText<'_>, chain: &Chain, group: Option<SectorGroup>) {
    let theme = &model.theme;
    let of_chain = of_chain(chain, group);
    let of_group = group.map(of_group).unwrap_or_default();
    if of_chain.is_empty() && of_group.is_empty() {
        doc.gap();
        return doc.text(
            &advice(
                model,
                "Governance and driver are not set: {edit} sets them, and hints follow.",
            ),
            theme.quiet,
        );
    }
    doc.heading("What others found (hints, no rules)");
    for hint in of_chain.into_iter().chain(of_group) {
        doc.hanging("  ", theme.text, hint.text, theme.text);
        if let Some(types) = types(hint) {
            doc.hanging("    ", theme.text, &types, theme.notice);
        }
        doc.hanging("    ", theme.text, hint.source, theme.quiet);
    }
}

/// `process and product come easily, functional seldom`.
fn types(hint: &Hint) -> Option<String> {
    let list = |types: &[Upgrading]| {
        let words: Vec<&str> = types.iter().map(|one| one.word()).collect();
        words.join(" and ")
    };
    match (hint.favours, hint.seldom) {
        ([], []) if !hint.necessary.is_empty() => {
            Some(format!("{} are necessary", list(hint.necessary)))
        }
        ([], []) => None,
        (easy, []) => Some(format!("{} come easily", list(easy))),
        ([], seldom) => Some(format!("{} seldom", list(seldom))),
        (easy, seldom) => Some(format!(
            "{} come easily, {} seldom",
            list(easy),
            list(seldom)
        )),
    }
}
