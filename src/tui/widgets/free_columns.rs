//! The columns of a row that nothing stands on: the nearest one is found without going over those that are taken.

/// Which columns of one row are free.
#[derive(Clone, Debug)]
pub(crate) struct FreeColumns {
    /// Of each column and the edge behind the last, a column at its right on the way to the next free one.
    right: Vec<usize>,
    /// Of the edge before the first column and each column, a column at its left on the way to the next free one.
    left: Vec<usize>,
}

impl FreeColumns {
    /// A row of so many columns, all of them free.
    pub(crate) fn new(columns: usize) -> Self {
        Self {
            right: (0..=columns).collect(),
            left: (0..=columns).collect(),
        }
    }

    /// Takes the free column that is nearest, of two as near the one at the right; none where all are taken.
    pub(crate) fn take(&mut self, column: usize) -> Option<usize> {
        let columns = self.right.len() - 1;
        let right = Some(end_of(&mut self.right, column.min(columns))).filter(|at| *at < columns);
        // Moved by one: the first place stands for the edge.
        let left = end_of(&mut self.left, (column + 1).min(columns)).checked_sub(1);
        let found = match (left, right) {
            (Some(left), Some(right)) if column - left < right - column => left,
            (Some(left), None) => left,
            (_, right) => right?,
        };
        self.right[found] = found + 1;
        self.left[found + 1] = found;
        Some(found)
    }
}

/// Follows the way from a place to its end, and makes it shorter for the next time.
fn end_of(ways: &mut [usize], mut place: usize) -> usize {
    while ways[place] != place {
        ways[place] = ways[ways[place]];
        place = ways[place];
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The nearest free column, found by looking at all of them.
    fn nearest(taken: &[bool], column: usize) -> Option<usize> {
        let near = (0..taken.len()).flat_map(|away| [column + away, column.wrapping_sub(away)]);
        near.into_iter().find(|at| taken.get(*at) == Some(&false))
    }

    #[test]
    fn the_nearest_column_is_taken_until_none_is_left() {
        for columns in [1, 2, 7, 40] {
            let mut free = FreeColumns::new(columns);
            let mut taken = vec![false; columns];
            for turn in 0..columns + 3 {
                let column = turn * turn * 7 % columns;
                let wanted = nearest(&taken, column);
                assert_eq!(free.take(column), wanted, "{columns}: {turn}");
                if let Some(wanted) = wanted {
                    taken[wanted] = true;
                }
            }
            assert!(taken.iter().all(|taken| *taken));
        }
    }
}
