//! Lines of a text, and what stands on them. A place to look from may be inside a character.

/// The byte after the newline before `at`: where its line begins, behind a byte-order mark.
pub(crate) fn start(text: &str, at: usize) -> usize {
    match memchr::memrchr(b'\n', &text.as_bytes()[..at]) {
        Some(newline) => newline + 1,
        None => bom(text),
    }
}

/// The byte after the newline that ends the line of `at`, or the end of the text.
pub(crate) fn next(text: &str, at: usize) -> usize {
    memchr::memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |newline| at + newline + 1)
}

/// The byte at which the line of `at` ends, its newline not counted.
pub(crate) fn end(text: &str, at: usize) -> usize {
    let next = next(text, at);
    let line = &text[at..next];
    at + line.trim_end_matches('\n').trim_end_matches('\r').len()
}

/// The length of a byte-order mark.
pub(crate) fn bom(text: &str) -> usize {
    if text.starts_with('\u{feff}') { 3 } else { 0 }
}

/// The white space at the beginning of the line of `at`.
pub(crate) fn indent(text: &str, at: usize) -> &str {
    let start = start(text, at);
    let line = &text[start..end(text, start)];
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

/// The newline that the text uses: that of the line of `at` or before it, else the first, else `\n`.
pub(crate) fn newline(text: &str, at: usize) -> &'static str {
    let near =
        memchr::memrchr(b'\n', &text.as_bytes()[..next(text, at)]).or_else(|| text.find('\n'));
    match near {
        Some(newline) if newline > 0 && text.as_bytes()[newline - 1] == b'\r' => "\r\n",
        _ => "\n",
    }
}

/// Whether the line that begins at `at` holds nothing but white space.
pub(crate) fn is_blank(text: &str, at: usize) -> bool {
    text[at..end(text, at)].trim().is_empty()
}

/// Whether the line that begins at `at` is a comment.
pub(crate) fn is_comment(text: &str, at: usize) -> bool {
    text[at..end(text, at)].trim_start().starts_with('#')
}

/// The comment behind `at` on its line, where nothing else is.
pub(crate) fn comment(text: &str, at: usize) -> Option<&str> {
    let rest = text[at..end(text, at)].trim();
    rest.starts_with('#').then_some(rest)
}

/// Whole lines with another newline, the last one ended.
pub(crate) fn with_newline(text: &str, newline: &str) -> String {
    let mut result = String::with_capacity(text.len() + 16);
    for line in text.lines() {
        result.push_str(line);
        result.push_str(newline);
    }
    result
}

/// The number of the line of a byte, from 1.
pub(crate) fn number(text: &str, at: usize) -> usize {
    memchr::memchr_iter(b'\n', &text.as_bytes()[..at]).count() + 1
}
