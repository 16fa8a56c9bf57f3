//! What all clusters share: the programme itself, its limits, zones with their sectors, owners, referrals and custom
//! fields. They stand in `portfolio.toml` and are changed by the same forms as entries of roadmaps.

use ratatui::Frame;

use crate::commands::Command;
use crate::model::{EntryClass, Kind, PORTFOLIO, Roadmap, WordEnum};
use crate::tui::app::screen::{Screen, ScreenHint, ScreenRole};
use crate::tui::app::{Model, Row, RowId, ScreenLayout, ScreenShape};
use crate::tui::screens::detail;
use crate::tui::screens::table::{ListTable, TableCell, TableColumn};

/// The screen.
pub(crate) struct ProgrammeScreen;

/// The kinds that it lists, in their order, and the view that shows each alone.
const KINDS: [(Kind, usize); 6] = [
    (Kind::FileHeader, 5),
    (Kind::RuleSettings, 5),
    (Kind::Zone, 1),
    (Kind::Owner, 2),
    (Kind::Referral, 3),
    (Kind::CustomField, 4),
];

impl Screen<Model> for ProgrammeScreen {
    fn title(&self) -> &'static str {
        "Programme"
    }

    fn role(&self) -> Option<ScreenRole> {
        Some(ScreenRole::Shared)
    }

    fn views(&self) -> &'static [&'static str] {
        &[
            "all",
            "zones",
            "owners",
            "referrals",
            "fields",
            "programme and limits",
        ]
    }

    fn turns(&self) -> bool {
        true
    }

    fn rows(&self, model: &Model) -> Vec<Row> {
        let shared = &model.snapshot.folder.portfolio.shared;
        let kinds = KINDS.into_iter();
        kinds.flat_map(|(kind, _)| of_kind(shared, kind)).collect()
    }

    fn arranged(&self, model: &Model, mut rows: Vec<Row>) -> Vec<Row> {
        let view = model.view_options().arrangement;
        if view > 0 {
            rows.retain(|row| view_of(&row.key) == Some(view));
        }
        rows
    }

    fn hints(&self) -> &'static [ScreenHint] {
        &[
            (&[Command::Edit], "edit"),
            (&[Command::Add], "add"),
            (&[Command::Left, Command::Right], "other lists"),
        ]
    }

    fn shape(&self) -> ScreenShape {
        ScreenShape {
            // What all clusters share is of no roadmap.
            picture: false,
            ..ScreenShape::default()
        }
    }

    fn empty(&self, _model: &Model) -> &'static str {
        "None yet: {add} adds the first; \u{2190} \u{2192} show the other lists."
    }

    fn draw(&self, model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
        let columns = vec![
            TableColumn::text("kind", 10),
            TableColumn::rest("name", 24),
            TableColumn::text("about", 16).rank(1).most(56),
        ];
        ListTable::draw(model, frame, parts, columns, &|row, _| cells(model, row));
        crate::tui::screens::empty::where_empty(model, frame, parts);
        detail::draw(model, frame, parts);
    }
}

/// The entries of a kind; below a zone its sectors.
fn of_kind(shared: &Roadmap, kind: Kind) -> Vec<Row> {
    let key = |kind: Kind, item: String| RowId::Entry(PORTFOLIO.to_owned(), kind, item);
    match kind {
        Kind::FileHeader => {
            let key = key(kind, PORTFOLIO.to_owned());
            return vec![Row { key, at: 0 }];
        }
        Kind::RuleSettings => {
            let key = key(kind, kind.key().to_owned());
            return vec![Row { key, at: 0 }];
        }
        _ => {}
    }
    let mut rows = Vec::new();
    for (at, entry) in shared.entries(kind).enumerate() {
        let item = match kind.description().nature {
            EntryClass::Entry if entry.id().is_empty() => continue,
            EntryClass::Entry => entry.id().to_owned(),
            _ => format!("{}[{}]", kind.key(), at + 1),
        };
        for sub in kind.description().subs {
            let places = 1..=entry.children(*sub).len();
            let parts = places.map(|place| Row {
                key: key(*sub, format!("{item}/{}[{place}]", sub.key())),
                at,
            });
            rows.extend(parts);
        }
        let parts = rows.iter().rev();
        let own = parts.take_while(|row| is_part_of(row, &item)).count();
        let row = Row {
            key: key(kind, item),
            at,
        };
        rows.insert(rows.len() - own, row);
    }
    rows
}

fn is_part_of(row: &Row, holder: &str) -> bool {
    let RowId::Entry(_, _, item) = &row.key else {
        return false;
    };
    item.split_once('/').is_some_and(|(of, _)| of == holder)
}

fn view_of(key: &RowId) -> Option<usize> {
    let RowId::Entry(_, kind, _) = key else {
        return None;
    };
    let kind = kind.description().parent.unwrap_or(*kind);
    let found = KINDS.iter().find(|(listed, _)| *listed == kind);
    found.map(|(_, view)| *view)
}

fn cells(model: &Model, row: &Row) -> Vec<TableCell> {
    let theme = &model.theme;
    let RowId::Entry(_, kind, _) = &row.key else {
        return Vec::new();
    };
    let entry = model.snapshot.entry_of(&row.key);
    let said = |keys: &[&str]| {
        let values = keys.iter().filter_map(|key| entry?.value(key));
        let words: Vec<String> = values.map(|value| value.plain()).collect();
        words.join(", ")
    };
    let shared = &model.snapshot.folder.portfolio.shared;
    let (word, name, about) = match kind {
        Kind::FileHeader => ("programme", model.snapshot.name(), said(&["currency"])),
        Kind::RuleSettings => ("limits", said(&["rhythm"]), limits_set(shared)),
        Kind::Sector => ("  sector", said(&["name"]), said(&["level"])),
        Kind::Zone => ("zone", said(&["name"]), said(&["place"])),
        Kind::Owner => {
            let owner = shared.owners.get(row.at);
            let group = owner.and_then(|one| one.group);
            let group = group.map_or("", WordEnum::word).replace('-', " ");
            let office = owner.map(crate::model::Owner::office);
            ("owner", office.unwrap_or_default(), group)
        }
        Kind::Referral => ("referral", said(&["name"]), said(&["for"])),
        _ => {
            let label = match said(&["label"]).as_str() {
                "" => said(&["key"]),
                label => label.to_owned(),
            };
            ("field", label, said(&["kind", "type"]))
        }
    };
    let name = match kind {
        Kind::RuleSettings if name.is_empty() => "monthly".to_owned(),
        Kind::Sector => format!("  {name}"),
        _ => name,
    };
    let style = match kind {
        Kind::FileHeader | Kind::RuleSettings => theme.heading,
        _ => theme.text,
    };
    vec![
        TableCell::own(word, theme.quiet),
        TableCell::data(&name, style),
        TableCell::data(&about, theme.quiet),
    ]
}

/// How many limits the programme sets itself.
fn limits_set(shared: &Roadmap) -> String {
    let own = shared.entry(Kind::RuleSettings, 0);
    let set = own.map_or(0, |own| {
        let fields = 0..own.fields().len();
        let given = fields.filter(|at| own.get(*at).is_some());
        given.filter(|at| own.fields()[*at].key != "rhythm").count()
    });
    match set {
        0 => "all built in".to_owned(),
        set => format!("{set} set here"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::ScreenId;
    use crate::tui::test_harness::TestHarness;

    const SHARED: &str = "name = \"Upgrading\"\ncurrency = \"PKR\"\n\n\
        [[field]]\nkind = \"milestone\"\nkey = \"site\"\ntype = \"text\"\n\n\
        [[referral]]\nname = \"Ombudsperson\"\nfor = \"harassment\"\n\n\
        [[owner]]\nid = \"tdap\"\norg = \"TDAP\"\n\n\
        [[zone]]\nid = \"rashakai\"\nname = \"Rashakai\"\n\
        [[zone.sector]]\nid = \"steel\"\nname = \"Steel\"\nlevel = \"use\"\n";

    fn harness() -> TestHarness {
        TestHarness::of(&[
            ("portfolio", SHARED),
            ("fans", "[cluster]\nname = \"Fans\"\n"),
        ])
    }

    fn addresses(harness: &TestHarness) -> Vec<String> {
        let rows = harness.model.list().rows.iter();
        rows.map(|row| row.key.address()).collect()
    }

    #[test]
    fn everything_that_is_shared_is_listed_and_each_kind_alone() {
        let mut harness = harness();
        harness.press("O");
        let all = [
            "portfolio",
            "portfolio/rules",
            "portfolio/rashakai",
            "portfolio/rashakai/sector[1]",
            "portfolio/tdap",
            "portfolio/referral[1]",
            "portfolio/field[1]",
        ];
        assert_eq!(addresses(&harness), all);
        for rows in [&all[2..4], &all[4..5], &all[5..6], &all[6..], &all[..2]] {
            harness.press("Right");
            assert_eq!(addresses(&harness), rows);
        }
        harness.press("Right");
        assert_eq!(addresses(&harness), all, "round and round");
    }

    #[test]
    fn the_pane_beside_names_the_programme_by_its_word() {
        let mut harness = harness();
        harness.press("O");
        let screen = harness.screen(160, 40);
        assert!(screen.contains("programme \u{b7} portfolio"), "{screen}");
        assert!(!screen.to_lowercase().contains("head"), "{screen}");
    }

    #[test]
    fn every_row_is_changed_by_a_form_and_written_to_the_shared_file() {
        for (down, keys, holds) in [
            (0, "Ctrl-u 'Roads' F10", "name = \"Roads\""),
            (1, "Down Down '40' F10", "cadence_days = 40"),
            (2, "Ctrl-u 'Rashakai SEZ' F10", "name = \"Rashakai SEZ\""),
            (3, "Ctrl-u 'Steel bars' F10", "name = \"Steel bars\""),
            (4, "'Director' F10", "role = \"Director\""),
            (5, "Ctrl-u 'Ombudsman' F10", "name = \"Ombudsman\""),
            (6, "Down Ctrl-u 'plot' F10", "key = \"plot\""),
        ] {
            let mut harness = harness();
            harness.press("O").press(&"Down ".repeat(down)).press("e");
            harness.press(keys);
            let text = harness.texts["portfolio"].clone();
            let screen = harness.screen(80, 24);
            assert!(text.contains(holds), "{down}: {text}\n{screen}");
            assert!(harness.model.overlays.is_empty(), "{down}: {screen}");
        }
    }

    #[test]
    fn parts_without_an_id_are_found_by_their_words_and_stand_under_the_cursor() {
        for (typed, address) in [
            ("Ombudsperson", "portfolio/referral[1]"),
            ("harassment", "portfolio/referral[1]"),
            ("site", "portfolio/field[1]"),
            ("sector steel", "portfolio/rashakai/sector[1]"),
            ("portfolio/tdap", "portfolio/tdap"),
        ] {
            let mut harness = harness();
            harness.press(&format!(": '{typed}'"));
            let palette = harness.screen(80, 24);
            harness.press("Enter");
            let key = harness.model.list().key().map(RowId::address);
            assert_eq!(key.as_deref(), Some(address), "{palette}");
            assert!(harness.model.overlays.is_empty(), "{typed}");
        }
    }

    #[test]
    fn what_is_added_stands_under_the_cursor() {
        for (keys, address) in [
            ("a o 'Head of works' F10", "portfolio/head-of-works"),
            ("a e 'Bostan' F10", "portfolio/bostan"),
            ("a g 'Labour office' F10", "portfolio/referral[2]"),
        ] {
            let mut harness = harness();
            harness.press("O").press(keys);
            let key = harness.model.list().key().map(RowId::address);
            let screen = harness.screen(80, 24);
            assert_eq!(key.as_deref(), Some(address), "{screen}");
        }
    }

    #[test]
    fn the_key_is_that_of_reopening_only_on_an_answer() {
        let mut harness = TestHarness::samples();
        harness.press(": 'programme' Enter");
        assert_eq!(
            harness.model.route.screen(),
            ScreenId::Of(Command::Programme)
        );
        harness.press("O");
        let said = harness.model.toast.clone().map(|toast| toast.text);
        assert_eq!(
            said.as_deref(),
            Some("You are on the screen Programme already")
        );
        harness.press("Esc");
        assert_eq!(
            harness.model.route.screen(),
            ScreenId::Of(Command::Portfolio)
        );
    }
}
