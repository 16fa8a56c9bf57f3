//! What comes from elsewhere: packets, and the sheets of other programs.

use tcu::internal::analysis::import::{apply, plan_sheet};
use tcu::internal::edit::{ChangeReason, Transaction};
use tcu::internal::model::records::is_withheld;
use tcu::internal::model::{Code, Entry, ReferenceIndex, Roadmap};
use tcu::internal::report::import::read_sheets;
use tcu::internal::store::packet;

use super::{actor, calendar, portfolio, written};

/// A packet is refused in words, or taken in as edits that can be written; nothing withheld comes in by it.
pub fn packet(data: &[u8]) {
    let Some(said) = super::text(data) else {
        return;
    };
    let packet = match packet::read(said) {
        Ok(packet) => packet,
        Err(refusal) => {
            assert!(refusal.len() > 5, "{refusal}");
            return;
        }
    };
    let (portfolio, actor) = (portfolio(), actor());
    let names = ReferenceIndex::new(&portfolio);
    let mut transaction = Transaction::new(&portfolio, &names, &actor);
    if packet::import(&mut transaction, &packet).is_err() {
        return;
    }
    for (id, edits) in transaction.finish().files {
        holds_nothing_withheld(&written(&id, &edits), said);
    }
}

fn holds_nothing_withheld(roadmap: &Roadmap, said: &str) {
    for feedback in roadmap
        .feedback
        .iter()
        .filter(|one| one.sensitive == Some(true))
    {
        let entry: &dyn Entry = feedback;
        let held = |key: &str| entry.value(key).is_some() && is_withheld(entry, key);
        let mut keys = entry.fields().iter().map(|field| field.key);
        assert!(!keys.any(held) && entry.unknown().is_empty(), "{said}");
    }
}

fn import(data: &[u8], ending: &str) {
    let sheets = match read_sheets(data, "milestones", ending) {
        Ok(sheets) => sheets,
        Err(refusal) => {
            assert!(refusal.to_string().len() > 5, "{refusal}");
            return;
        }
    };
    let (portfolio, actor, calendar) = (portfolio(), actor(), calendar());
    let names = ReferenceIndex::new(&portfolio);
    let reason = ChangeReason {
        approved_by: Some("the board".into()),
        ..ChangeReason::of(Code::Other, "from the sheet")
    };
    for sheet in &sheets {
        let Some(plan) = plan_sheet(sheet, None) else {
            continue;
        };
        let mut drawn = 0_u64;
        let mut random = |count: usize| {
            drawn += 1;
            let digits = format!("{drawn:0count$}");
            digits[digits.len() - count..].to_owned()
        };
        let Ok(preview) = plan.preview(sheet, (&portfolio, Some(0)), &calendar, &mut random) else {
            continue;
        };
        let mut transaction = Transaction::new(&portfolio, &names, &actor);
        if apply(&mut transaction, Some(0), &preview, &reason, &mut random).is_err() {
            continue;
        }
        for (id, edits) in transaction.finish().files {
            holds_nothing_withheld(&written(&id, &edits), &sheet.name);
        }
    }
}

/// A CSV file is refused in words, or taken in as edits that can be written.
pub fn import_csv(data: &[u8]) {
    import(data, "csv");
}

/// A workbook, likewise.
pub fn import_xlsx(data: &[u8]) {
    import(data, "xlsx");
}

/// A plan of MS Project, likewise.
pub fn import_mspdi(data: &[u8]) {
    import(data, "xml");
}
