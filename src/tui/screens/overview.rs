//! A roadmap at a glance: its letters with their becauses, what comes next, what is worst with the history of its
//! dates, which decisions wait, and the clock of the feedback.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::analysis::literature::of_chain;
use crate::dates::date::{date, day, plain};
use crate::model::choice::{Status, WordEnum};
use crate::model::{Decision, EntryRef, Kind, Milestone};
use crate::schedule::MilestoneSchedule;
use crate::text;
use crate::tui::app::screen::Screen;
use crate::tui::app::{Model, Overview, Panes, Row, RowId, ScreenLayout, ScreenShape};
use crate::tui::details::words;
use crate::tui::details::{flags, past, roadmap as about};
use crate::tui::screens::chips::chips;
use crate::tui::state::rows;
use crate::tui::widgets::pane::{Scroll, scrollbar};
use crate::tui::widgets::rich_text::RichText;
use crate::tui::widgets::spans::{cut, data, lines, own, two_ends, width};

/// The widest that the page is drawn: what stands at its right must be near what it belongs to.
const WIDEST: u16 = 150;

/// The tab.
pub(crate) struct OverviewTab;

impl Screen<Model> for OverviewTab {
    fn title(&self) -> &'static str {
        "Overview"
    }

    fn holds(&self) -> &'static [Kind] {
        &[Kind::Chain]
    }

    fn rows_of(&self, model: &Model, roadmap: &str) -> Vec<Row> {
        let roadmap = model.snapshot.roadmap(roadmap);
        roadmap.map_or_else(Vec::new, |roadmap| rows::overview(&model.snapshot, roadmap))
    }

    fn shape(&self) -> ScreenShape {
        ScreenShape {
            panes: Panes::Page,
            ..ScreenShape::default()
        }
    }

    fn draw(&self, model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
        draw(model, frame, parts);
    }
}

/// Draws the overview.
fn draw(model: &Model, frame: &mut Frame, parts: &ScreenLayout) {
    let Some(id) = model.route.roadmap() else {
        return;
    };
    let whole = parts.head.union(parts.list);
    let inside = Rect {
        x: whole.x + 1,
        width: whole.width.saturating_sub(3).min(WIDEST),
        ..whole
    };
    let mut page = OverviewPage {
        model,
        doc: RichText::new(&model.theme, usize::from(inside.width)),
        cursor: None,
    };
    page.write(id);
    let height = usize::from(inside.height);
    let all = page.doc.lines;
    let scrolled = usize::from(model.list().scroll);
    // The cursor stays in sight; without need the page stays at its top.
    let least = page.cursor.map_or(0, |at| (at + 2).saturating_sub(height));
    let scroll = Scroll::to(least.max(scrolled), height, all.len());
    lines(frame, inside, &all, scroll.top);
    let right = if parts.framed { parts.list_pane } else { whole };
    let column = Rect {
        x: right.right().saturating_sub(1),
        width: 1,
        ..whole
    };
    scrollbar(&model.theme, frame, column, scroll, true);
}

/// The page in the making.
struct OverviewPage<'m> {
    model: &'m Model,
    doc: RichText<'m>,
    /// The line of the cursor.
    cursor: Option<usize>,
}

impl OverviewPage<'_> {
    fn write(&mut self, id: &str) {
        let model = self.model;
        let Some(file) = model.snapshot.roadmap(id) else {
            return self
                .doc
                .text("This roadmap is not there any more.", model.theme.quiet);
        };
        let list = model.list();
        if list.rows.is_empty() && !list.filter.is_empty() {
            let says = "The filter hides everything that can be chosen here: Esc clears it.";
            self.doc.text(says, model.theme.warning);
        }
        about::head(&mut self.doc, file);
        about::letters(model, &mut self.doc, id);
        let glance = Overview::of(&model.snapshot, file);
        self.section("Next", &glance.next, Self::next);
        self.section("Worst", &glance.worst, Self::worst);
        self.section("Decisions open", &glance.decisions, Self::decision);
        self.section("Value chains", &glance.chains, Self::chain);
        if self.model.size.1 > 26 {
            self.doc.gap();
        }
        about::clock(model, &mut self.doc, id);
        past::of_roadmap(model, &mut self.doc, id);
        about::off(model, &mut self.doc, id);
        self.doc.gap();
        flags::write(model, &mut self.doc, &RowId::Roadmap(id.to_owned()));
        self.doc.gap();
        about::about(model, &mut self.doc, file);
    }

    fn section(
        &mut self,
        heading: &str,
        keys: &[RowId],
        row: fn(&Self, &RowId, usize) -> Line<'static>,
    ) {
        if keys.is_empty() {
            return;
        }
        if self.model.size.1 > 26 {
            self.doc.gap();
        }
        self.doc.label(heading);
        let columns = self.doc.columns;
        for key in keys {
            let under = self.cursor.is_none() && self.model.list().key() == Some(key);
            let line = row(self, key, columns.saturating_sub(2));
            let lead = if under {
                self.model.theme.signs.cursor
            } else {
                " "
            };
            let mut spans = vec![own(format!("{lead} "), self.model.theme.name)];
            spans.extend(line.spans);
            if under {
                self.cursor = Some(self.doc.lines.len());
                spans = crate::tui::screens::table::bar(self.model, spans, columns);
            }
            self.doc.line(spans);
        }
    }

    fn milestone(&self, key: &RowId) -> Option<(&Milestone, &MilestoneSchedule)> {
        let EntryRef {
            roadmap: Some(at),
            index,
            ..
        } = self.model.snapshot.found(key)?
        else {
            return None;
        };
        let milestone = self.model.snapshot.folder.portfolio.roadmaps[at]
            .milestones
            .get(index)?;
        Some((milestone, self.model.snapshot.plan.outlook(at, index)?))
    }

    fn next(&self, key: &RowId, columns: usize) -> Line<'static> {
        let theme = &self.model.theme;
        let Some((milestone, outlook)) = self.milestone(key) else {
            return Line::default();
        };
        let today = day(self.model.snapshot.today());
        let (sign, style) = words::status(self.model, milestone.status.unwrap_or(Status::Planned));
        let late = outlook.expected.is_some_and(|day| day < today);
        let when = outlook.expected.map_or("no date yet".into(), |day| {
            format!(
                "{} {}",
                text::pad_left(&plain(date(day)), 11),
                words::away(day, today)
            )
        });
        let left = vec![
            own(format!("{sign} "), style),
            own(
                text::pad(&when, 24),
                if late { theme.error } else { theme.text },
            ),
            data(
                milestone.title.as_deref().unwrap_or(&milestone.id),
                theme.text,
            ),
        ];
        if columns < 60 {
            return Line::from(cut(left, columns));
        }
        let right = match &milestone.owner {
            Some(owner) => data(owner, theme.quiet),
            None => own("none", theme.warning),
        };
        two_ends(left, vec![right], columns)
    }

    fn worst(&self, key: &RowId, columns: usize) -> Line<'static> {
        let theme = &self.model.theme;
        let Some((milestone, outlook)) = self.milestone(key) else {
            return Line::default();
        };
        let dates = self.dates(outlook, columns / 2);
        let taken = width(&dates);
        // The names stand below one another, however many flags there are.
        let flags = (columns / 4).max(18);
        let mut left = chips(self.model, key, flags);
        let gap = (flags + 1).saturating_sub(width(&left)).max(1);
        left.push(own(" ".repeat(gap), theme.text));
        let title = milestone.title.as_deref().unwrap_or(&milestone.id);
        left.push(data(title, theme.text));
        let room = columns.saturating_sub(taken + 2);
        two_ends(cut(left, room), dates, columns)
    }

    /// The dates that it has had: first agreed, moved to, expected now; those between left out for room.
    fn dates(&self, outlook: &MilestoneSchedule, columns: usize) -> Vec<Span<'static>> {
        let theme = &self.model.theme;
        let mut days: Vec<_> = outlook.original.into_iter().collect();
        days.extend(outlook.moves.iter().filter_map(|one| one.to));
        days.extend(outlook.finish);
        days.dedup();
        let arrow = format!(" {} ", theme.signs.arrow);
        let show = |days: &[i64]| {
            let days: Vec<String> = days.iter().map(|day| plain(date(*day))).collect();
            days.join(&arrow)
        };
        let mut text = show(&days);
        if text::width(&text) > columns && days.len() > 2 {
            text = format!(
                "{}{arrow}…{arrow}{}",
                show(&days[..1]),
                show(&days[days.len() - 1..])
            );
        }
        vec![own(text, theme.quiet)]
    }

    fn decision(&self, key: &RowId, columns: usize) -> Line<'static> {
        let theme = &self.model.theme;
        let Some(decision) = self.decided(key) else {
            return Line::default();
        };
        let today = day(self.model.snapshot.today());
        let late = decision.due.is_some_and(|due| day(due) < today);
        let due = decision.due.map_or("no day given".into(), |due| {
            format!("due {} ({})", plain(due), words::away(day(due), today))
        });
        let right = vec![own(due, if late { theme.error } else { theme.quiet })];
        let left = vec![data(
            decision.text.as_deref().unwrap_or(&decision.id),
            theme.text,
        )];
        two_ends(left, right, columns)
    }

    /// A chain: who governs it, and what that was found to favour.
    fn chain(&self, key: &RowId, columns: usize) -> Line<'static> {
        let theme = &self.model.theme;
        let found = self.model.snapshot.found(key);
        let file = found.map(|found| self.model.snapshot.folder.portfolio.file(found.roadmap));
        let chain = file.and_then(|file| file.chains.get(found?.index));
        let (Some(file), Some(chain)) = (file, chain) else {
            return Line::default();
        };
        let facts = [
            chain.governance.map(|one| one.word().to_owned()),
            chain.driver.map(|one| format!("driver {one}")),
            chain.lead_firm.as_ref().map(String::from),
            chain.as_of.map(plain),
        ];
        let facts: Vec<String> = facts.into_iter().flatten().collect();
        let hints = of_chain(chain, file.cluster.sector_group).len();
        let hints = match hints {
            0 => String::new(),
            1 => "  1 hint".to_owned(),
            many => format!("  {many} hints"),
        };
        let left = vec![
            data(chain.name.as_deref().unwrap_or(&chain.id), theme.text),
            data(&format!("  {}", facts.join("; ")), theme.quiet),
        ];
        two_ends(left, vec![own(hints, theme.notice)], columns)
    }

    fn decided(&self, key: &RowId) -> Option<&Decision> {
        let found = self.model.snapshot.found(key)?;
        debug_assert_eq!(found.kind, Kind::Decision);
        let file = self.model.snapshot.folder.portfolio.file(found.roadmap);
        file.decisions.get(found.index)
    }
}
