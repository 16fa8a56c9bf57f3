//! The markers that git leaves in a file where it could not put two sides together.

/// The line, from 1, on which the first conflict that git left begins: all three markers, in their order.
pub(crate) fn marker_line(text: &str) -> Option<usize> {
    let mut begun = None;
    let mut is_parted = false;
    for (at, line) in text.lines().enumerate() {
        if line.starts_with("<<<<<<< ") || line == "<<<<<<<" {
            begun = Some(at + 1);
            is_parted = false;
        } else if line == "=======" {
            is_parted = begun.is_some();
        } else if (line.starts_with(">>>>>>> ") || line == ">>>>>>>") && is_parted {
            return begun;
        }
    }
    None
}
