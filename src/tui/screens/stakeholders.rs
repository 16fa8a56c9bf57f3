//! Who acts where: the stakeholder groups against the technologies, and the owners with their load and tenure.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::dates::date::{day, plain};
use crate::model::choice::WordEnum;
use crate::model::{Group, Kind, Owner, ReferenceTarget};
use crate::tui::app::screen::Screen;
use crate::tui::app::{Model, Row, RowId, ScreenLayout, ScreenShape};
use crate::tui::details::words;
use crate::tui::screens::chips::chips;
use crate::tui::screens::detail;
use crate::tui::screens::table::{Cells, ListTable, TableCell, TableColumn};
use crate::tui::screens::technology_heads;
use crate::tui::state::involvement::{Acting, Involvement, Share};
use crate::tui::state::stakeholders;
use crate::tui::widgets::spans::{data, own};

/// The tab.
pub(crate) struct StakeholdersTab;

impl Screen<Model> for StakeholdersTab {
    fn title(&self) -> &'static str {
        "Stakeholders"
    }

    fn holds(&self) -> &'static [Kind] {
        &[Kind::Owner, Kind::Phase, Kind::Policy]
    }

    fn adds(&self) -> Option<Kind> {
        Some(Kind::Owner)
    }

    fn views(&self) -> &'static [&'static str] {
        &[
            "groups and owners",
            "groups",
            "owners",
            "policies by phase",
            "chains",
        ]
    }

    fn rows_of(&self, model: &Model, roadmap: &str) -> Vec<Row> {
        let roadmap = model.snapshot.roadmap(roadmap);
        roadmap.map_or_else(Vec::new, |roadmap| {
            stakeholders::rows(&model.snapshot, roadmap)
        })
    }

    fn arranged(&self, model: &Model, rows: Vec<Row>) -> Vec<Row> {
        stakeholders::of_sort(&model.view_options(), rows)
    }

    fn shape(&self) -> ScreenShape {
        ScreenShape {
            head: |lines| match lines {
                ..7 => 1,
                7..20 => 2,
                _ => 3,
            },
            // Who acts where is seen at a glance, or not at all.
            text: 6,
            ..ScreenShape::default()
        }
    }

    fn empty(&self, model: &Model) -> &'static str {
        match model.view_options().arrangement {
            stakeholders::POLICIES => {
                "Policies are the instruments by which a phase is carried out: {add} adds a phase or a policy."
            }
            stakeholders::CHAINS => {
                "Value chains are what the cluster sells into: {add} adds the first."
            }
            _ => "Owners are the offices accountable for milestones: {add} adds the first.",
        }
    }

    fn draw(&self, model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
        draw(model, frame, parts);
    }
}

/// Draws the tab.
fn draw(model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
    let place = model
        .route
        .roadmap()
        .and_then(|id| model.snapshot.position(id));
    if let Some(roles) = place.and_then(|at| model.snapshot.roles(at)) {
        match model.view_options().arrangement {
            2 => owners(model, frame, parts, roles),
            stakeholders::POLICIES => policies(model, frame, parts),
            stakeholders::CHAINS => chains(model, frame, parts),
            _ => matrix(model, frame, parts, roles),
        }
    }
    crate::tui::screens::empty::where_empty(model, frame, parts);
    detail::draw(model, frame, parts);
}

/// A table whose headings stand on the last line of a head that may have more.
fn table(
    model: &Model,
    frame: &mut Frame,
    parts: &ScreenLayout,
    columns: Vec<TableColumn>,
    cells: Cells<'_>,
) {
    let table = ListTable::fitted(model, columns, parts.list.width, cells);
    let last = parts.head.height.saturating_sub(1);
    let head = Rect {
        y: parts.head.y + last,
        height: parts.head.height - last,
        ..parts.head
    };
    table.head(model, frame, head);
    table.rows(model, frame, parts.list, cells);
}

/// Phases, with the policies that carry each out below it.
fn policies(model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
    let columns = vec![
        TableColumn::text("", 1),
        TableColumn::rest("policy", 24),
        TableColumn::text("instrument", 12).rank(2).most(20),
        TableColumn::text("status", 9).rank(1).most(12),
        TableColumn::text("owner", 12).rank(3).most(30),
        TableColumn::number("until", 11).rank(4),
    ];
    table(model, frame, parts, columns, &|row, _| policy(model, row));
}

fn policy(model: &Model, row: &Row) -> Vec<TableCell> {
    let theme = &model.theme;
    let file = row.key.roadmap().and_then(|id| model.snapshot.roadmap(id));
    let (RowId::Entry(_, kind, _), Some(file)) = (&row.key, file) else {
        return Vec::new();
    };
    if *kind == Kind::Phase {
        let Some(phase) = file.phases.get(row.at) else {
            return vec![TableCell::own("Of no phase", theme.warning)];
        };
        let days = [phase.start, phase.end].map(|on| on.map_or_else(|| "…".to_owned(), plain));
        let name = phase.name.as_deref().unwrap_or(&phase.id);
        let focus = phase.focus.as_deref().unwrap_or_default();
        return vec![TableCell(vec![
            data(name, theme.heading),
            own(format!("  {} – {}  ", days[0], days[1]), theme.quiet),
            data(focus, theme.text),
        ])];
    }
    let Some(policy) = file.policies.get(row.at) else {
        return Vec::new();
    };
    let owner = policy.owner.as_deref().and_then(|owner| {
        let place = model.snapshot.position(&file.id);
        model.snapshot.resolve(place, owner, Kind::Owner)
    });
    let sign = match model.snapshot.severity_of(&row.key) {
        Some(severity) => words::severity(model, severity),
        None => (" ", theme.quiet),
    };
    vec![
        TableCell::own(sign.0, sign.1),
        TableCell::data(policy.name.as_deref().unwrap_or(&policy.id), theme.text),
        TableCell::own(policy.instrument.map_or("", WordEnum::word), theme.quiet),
        TableCell::own(policy.status.map_or("", WordEnum::word), theme.text),
        match owner {
            Some(found) => TableCell::data(&words::office_of(&model.snapshot, found), theme.text),
            None => TableCell::own("none", theme.warning),
        },
        TableCell::own(policy.end.map(plain).unwrap_or_default(), theme.quiet),
    ]
}

/// The value chains that the cluster sells into.
fn chains(model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
    let columns = vec![
        TableColumn::rest("value chain", 24),
        TableColumn::text("governance", 12).most(16),
        TableColumn::text("driver", 10).rank(1).most(16),
        TableColumn::text("lead firm", 14).rank(2).most(30),
        TableColumn::number("as of", 11).rank(3),
    ];
    table(model, frame, parts, columns, &|row, _| {
        let theme = &model.theme;
        let file = row.key.roadmap().and_then(|id| model.snapshot.roadmap(id));
        let Some(chain) = file.and_then(|file| file.chains.get(row.at)) else {
            return Vec::new();
        };
        vec![
            TableCell::data(chain.name.as_deref().unwrap_or(&chain.id), theme.text),
            TableCell::own(chain.governance.map_or("", WordEnum::word), theme.text),
            TableCell::own(chain.driver.map_or("", WordEnum::word), theme.text),
            TableCell::data(chain.lead_firm.as_deref().unwrap_or_default(), theme.quiet),
            TableCell::own(chain.as_of.map(plain).unwrap_or_default(), theme.quiet),
        ]
    });
}

/// Groups, with owners below them, against technologies.
fn matrix(model: &Model, frame: &mut Frame, parts: &ScreenLayout, roles: &Involvement) {
    let room = usize::from(parts.list.width).saturating_sub(3);
    let who = match room {
        ..60 => 15,
        60..118 => 24,
        _ => 30,
    };
    // Behind the technologies: what is open, and what is to be answered.
    let tail = 13;
    let many = roles.columns.len().max(1);
    let each = (room.saturating_sub(who + tail) / many)
        .saturating_sub(1)
        .clamp(4, 13);
    let mut columns = vec![TableColumn::rest("", who)];
    for at in 0..roles.columns.len() {
        let rank = u8::try_from(at).unwrap_or(u8::MAX).saturating_add(10);
        columns.push(TableColumn::text("", each).rank(rank));
    }
    columns.push(TableColumn::number("", 4));
    columns.push(TableColumn::number("", 6).rank(1));
    let table = ListTable::new(columns, parts.list.width);
    technology_heads::draw(model, frame, parts.head, roles, &table);
    table.rows(model, frame, parts.list, &|row, _| {
        in_matrix(model, roles, row)
    });
}

fn in_matrix(model: &Model, roles: &Involvement, row: &Row) -> Vec<TableCell> {
    match &row.key {
        RowId::Word(_, word) => group(model, roles, word),
        _ => match roles.acting.get(row.at) {
            Some(acting) => {
                let office = format!("  {}", words::office_of(&model.snapshot, acting.owner));
                let mut cells = vec![TableCell::data(&office, model.theme.text)];
                cells.extend(
                    acting
                        .shares
                        .iter()
                        .take(roles.columns.len())
                        .map(|one| share(model, one)),
                );
                cells.extend(load(model, &[acting]));
                cells
            }
            None => Vec::new(),
        },
    }
}

/// A group: where it acts, and where nobody of it does.
fn group(model: &Model, roles: &Involvement, word: &str) -> Vec<TableCell> {
    let theme = &model.theme;
    let group = Group::from_word(word);
    let members: Vec<&Acting> = roles
        .acting
        .iter()
        .filter(|one| one.group == group)
        .collect();
    let missing = members.is_empty();
    let mut name = vec![own(
        word.replace('-', " "),
        if missing {
            theme.warning
        } else {
            theme.heading
        },
    )];
    if missing {
        name.push(own(" none", theme.warning));
    }
    let mut cells = vec![TableCell(name)];
    let shares = group.map(|group| roles.of_group(group)).unwrap_or_default();
    for at in 0..roles.columns.len() {
        cells.push(share(model, &shares.get(at).copied().unwrap_or_default()));
    }
    cells.extend(load(model, &members));
    cells
}

/// `●3○1!`: they lead three and help with one, and somebody works on the same step apart.
fn share(model: &Model, share: &Share) -> TableCell {
    let (theme, signs) = (&model.theme, &model.theme.signs);
    if share.owned + share.helped == 0 {
        return TableCell::own(signs.dot, theme.quiet);
    }
    let mut spans = Vec::new();
    if share.owned > 0 {
        spans.push(own(format!("{}{}", signs.done, share.owned), theme.name));
    }
    if share.helped > 0 {
        spans.push(own(
            format!("{}{}", signs.planned, share.helped),
            theme.text,
        ));
    }
    if share.overlaps {
        spans.push(own(signs.warning, theme.warning));
    }
    TableCell(spans)
}

/// What is open of some owners, and what they have to answer.
fn load(model: &Model, acting: &[&Acting]) -> [TableCell; 2] {
    let theme = &model.theme;
    let open: usize = acting.iter().map(|one| one.open.len()).sum();
    let unanswered: usize = acting.iter().map(|one| one.unanswered.len()).sum();
    let count = |count: usize, style| match count {
        0 => TableCell::own(theme.signs.nothing, theme.quiet),
        count => TableCell::own(count.to_string(), style),
    };
    [count(open, theme.text), count(unanswered, theme.warning)]
}

/// The column of the flags of owners.
const NEEDS: usize = 7;

/// The owners with their group, tenure, deputy and load.
fn owners(model: &Model, frame: &mut Frame, parts: &ScreenLayout, roles: &Involvement) {
    let columns = vec![
        TableColumn::text("", 1),
        TableColumn::rest("owner", 20),
        TableColumn::text("group", 20).rank(5),
        TableColumn::text("in post", 17).rank(2),
        TableColumn::text("deputy", 12).rank(3).most(24),
        TableColumn::number("open", 4),
        TableColumn::number("to answer", 9).rank(1),
        TableColumn::text("flags", 14).rank(4).most(28),
    ];
    let cells = |row: &Row, table: &ListTable| match roles.acting.get(row.at) {
        Some(acting) => owner(model, acting, row, table.width(NEEDS)),
        None => Vec::new(),
    };
    let table = ListTable::fitted(model, columns, parts.list.width, &cells);
    let last = Rect {
        y: parts.head.bottom().saturating_sub(1).max(parts.head.y),
        height: parts.head.height.min(1),
        ..parts.head
    };
    table.head(model, frame, last);
    table.rows(model, frame, parts.list, &cells);
}

fn owner(model: &Model, acting: &Acting, row: &Row, needs: usize) -> Vec<TableCell> {
    let theme = &model.theme;
    let file = model.snapshot.folder.portfolio.file(acting.owner.roadmap);
    let Some(entry) = file.owners.get(acting.owner.index) else {
        return Vec::new();
    };
    let (sign, style) = match model.snapshot.severity_of(&row.key) {
        Some(severity) => words::severity(model, severity),
        None => (theme.signs.dot, theme.quiet),
    };
    let deputy = entry.deputy.as_ref();
    let deputy = deputy
        .map(|deputy| words::named(model, acting.owner.roadmap, ReferenceTarget::Owner, deputy));
    let group = acting
        .group
        .map_or("–".to_owned(), |group| group.word().replace('-', " "));
    let [open, unanswered] = load(model, &[acting]);
    vec![
        TableCell::own(sign, style),
        TableCell(vec![data(&entry.office(), theme.text)]),
        TableCell::own(group, theme.quiet),
        tenure(model, entry),
        match deputy {
            Some(deputy) => TableCell::data(&deputy, theme.quiet),
            None => TableCell::own("none", theme.quiet),
        },
        open,
        unanswered,
        TableCell(chips(model, &row.key, needs)),
    ]
}

fn tenure(model: &Model, owner: &Owner) -> TableCell {
    let theme = &model.theme;
    let today = day(model.snapshot.today());
    match (owner.until, owner.since) {
        (Some(until), _) if day(until) < today => {
            TableCell::own(format!("left {}", plain(until)), theme.error)
        }
        (Some(until), _) => TableCell::own(format!("until {}", plain(until)), theme.warning),
        (None, Some(since)) => TableCell::own(format!("since {}", plain(since)), theme.quiet),
        (None, None) => TableCell::own("not set", theme.quiet),
    }
}
