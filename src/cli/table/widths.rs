//! How wide each column of a table is, and which have no room.

/// The narrowest that a column is made, in columns of the terminal.
const NARROWEST: usize = 6;
/// A title or the flags are made narrower than this only where nothing else gives way.
const READABLE: usize = 12;

/// How a column gives way on a narrow terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// Never cut and never left out: where the row is.
    Key,
    /// A date or a number: never cut, left out last.
    Number,
    /// A word or an id: never cut, but it may be left out.
    Word,
    /// Gives way first.
    Title,
    /// Gives way after the title.
    Flags,
    /// Gives way after the flags.
    Text,
}

impl Class {
    /// What its heading and its cells make of a column; `right` where numbers stand in it.
    pub(crate) fn of<'c>(
        heading: &str,
        right: bool,
        cells: impl Iterator<Item = &'c String>,
    ) -> Self {
        if ["ROADMAP", "ID", "NEXT", "ITEM", "CHANGED"].contains(&heading) {
            return Class::Key;
        }
        match heading {
            _ if right => return Class::Number,
            "TITLE" | "NAME" | "TEXT" | "TRADE" => return Class::Title,
            "FLAGS" => return Class::Flags,
            _ => {}
        }
        let (mut words, mut dates) = (true, true);
        for cell in cells.filter(|cell| !cell.is_empty()) {
            words &= !cell.contains(char::is_whitespace);
            dates &= is_date(cell);
        }
        match (dates, words) {
            (true, _) => Class::Number,
            (false, true) => Class::Word,
            (false, false) => Class::Text,
        }
    }

    /// Whether what stands in it may be cut.
    fn may_be_cut(self) -> bool {
        matches!(self, Class::Title | Class::Flags | Class::Text)
    }

    /// The lower it is, the sooner the column is left out.
    fn rank(self) -> Option<usize> {
        match self {
            Class::Key => None,
            Class::Word | Class::Text => Some(0),
            Class::Flags => Some(1),
            Class::Number => Some(2),
            Class::Title => Some(3),
        }
    }
}

/// `2026-09-30` or `30 Sep 2026`.
fn is_date(cell: &str) -> bool {
    let spoken: Vec<&str> = cell.split(' ').collect();
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    match spoken[..] {
        [iso] => iso.len() == 10 && iso.split('-').all(digits),
        [day, month, year] => digits(day) && month.len() == 3 && digits(year),
        _ => false,
    }
}

/// What is known of one column.
pub(crate) struct PrintedColumn {
    /// How it gives way.
    pub class: Class,
    /// The width of its heading.
    pub heading: usize,
    /// The width of its widest cell.
    pub cells: usize,
    /// Its place among those that are left out first.
    pub least: Option<usize>,
}

impl PrintedColumn {
    fn natural(&self) -> usize {
        self.heading.max(self.cells)
    }
}

/// The width of each column so that all fit into so many columns of the terminal; none of one that is left out.
pub(crate) fn solve(
    columns: &[PrintedColumn],
    room: usize,
    gap: usize,
    leave_out: bool,
) -> Vec<Option<usize>> {
    let mut shown: Vec<usize> = (0..columns.len()).collect();
    loop {
        let (widths, over) = shrunk(columns, &shown, room, gap);
        let next = (leave_out && over > 0)
            .then(|| least(columns, &shown))
            .flatten();
        match next {
            Some(column) => shown.retain(|kept| *kept != column),
            None => {
                let mut all = vec![None; columns.len()];
                for (column, width) in shown.iter().zip(widths) {
                    all[*column] = Some(width);
                }
                return all;
            }
        }
    }
}

/// The columns made narrower in turn, and by how much they are still too wide.
fn shrunk(
    columns: &[PrintedColumn],
    shown: &[usize],
    room: usize,
    gap: usize,
) -> (Vec<usize>, usize) {
    let columns: Vec<&PrintedColumn> = shown.iter().map(|column| &columns[*column]).collect();
    let mut widths: Vec<usize> = columns.iter().map(|column| column.natural()).collect();
    let gaps = gap * widths.len().saturating_sub(1);
    let mut over = (widths.iter().sum::<usize>() + gaps).saturating_sub(room);
    let turns: [(&dyn Fn(Class) -> bool, usize); 6] = [
        (&|class| class == Class::Title, READABLE),
        (&|class| class == Class::Flags, READABLE),
        (&|class| class == Class::Text, NARROWEST),
        (&|class| class == Class::Flags, NARROWEST),
        (&|class| class == Class::Title, NARROWEST),
        // Only the heading is cut.
        (&|class| !class.may_be_cut(), usize::MAX),
    ];
    for (gives_way, floor) in turns {
        while over > 0 {
            let narrowest = |column: &PrintedColumn| match floor {
                usize::MAX => column.cells.max(NARROWEST.min(column.heading)),
                floor => floor.min(column.natural()),
            };
            let widest = (widths.iter_mut().zip(&columns))
                .filter(|(width, column)| gives_way(column.class) && **width > narrowest(column))
                .max_by_key(|(width, _)| **width);
            let Some((width, _)) = widest else {
                break;
            };
            *width -= 1;
            over -= 1;
        }
    }
    (widths, over)
}

/// The column that is left out next: those that were named, then words from the right to the left, dates after them.
fn least(columns: &[PrintedColumn], shown: &[usize]) -> Option<usize> {
    let named = shown
        .iter()
        .filter(|column| columns[**column].least.is_some());
    let named = named.min_by_key(|column| columns[**column].least);
    let others = shown.iter().rev().filter_map(|column| {
        let rank = columns[*column].class.rank()?;
        Some((rank, column))
    });
    let others = others.min_by_key(|(rank, _)| *rank);
    named.or(others.map(|(_, column)| column)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_known_by_its_heading_and_its_cells() {
        let of = |heading: &str, cells: &[&str]| {
            let cells: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
            Class::of(heading, false, cells.iter())
        };
        assert_eq!(of("ID", &["a b"]), Class::Key);
        assert_eq!(of("DUE", &["2026-09-30", ""]), Class::Number);
        assert_eq!(of("BEFORE", &["30 Sep 2026"]), Class::Number);
        assert_eq!(of("OWNER", &["smeda", "tdap-sialkot"]), Class::Word);
        assert_eq!(of("WHY", &["held at customs"]), Class::Text);
        assert_eq!(of("TITLE", &["short"]), Class::Title);
    }

    #[test]
    fn widths_never_exceed_the_room_while_something_can_give_way() {
        let column = |class, heading, cells| PrintedColumn {
            class,
            heading,
            cells,
            least: None,
        };
        let columns = [
            column(Class::Key, 7, 16),
            column(Class::Title, 5, 40),
            column(Class::Word, 5, 20),
            column(Class::Number, 4, 10),
            column(Class::Flags, 5, 30),
        ];
        for room in 40..140 {
            let widths = solve(&columns, room, 2, true);
            let shown: Vec<usize> = widths.iter().copied().flatten().collect();
            let total = shown.iter().sum::<usize>() + 2 * (shown.len() - 1);
            assert!(total <= room, "{room}: {widths:?}");
            assert_eq!(widths[0], Some(16));
            assert!(widths[2].is_none_or(|width| width == 20));
        }
    }
}
