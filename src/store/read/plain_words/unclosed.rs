//! What was opened and never closed: a list, a table in braces, a text in three quotes. The parser tells it at the end
//! of the file or in the lines behind; a person needs the place where it began.

/// Something that was opened, by its byte, and what to do.
pub(crate) struct UnclosedFault {
    /// The byte at which it begins.
    pub offset: usize,
    /// What is wrong, and the line as it should be.
    pub message: String,
}

/// The first thing in a text that is still open where the next key or header begins, or at the end.
pub(crate) fn find(text: &str) -> Option<UnclosedFault> {
    let mut open = OpenBrackets::default();
    let mut start = 0;
    let mut last = "";
    for line in text.split_inclusive('\n') {
        if open.in_text.is_none() && open.is_over(line) {
            return fault(text, &open.brackets, last);
        }
        open.read(line, start);
        start += line.len();
        if !line.trim().is_empty() {
            last = line.trim_end();
        }
    }
    if let Some((offset, quotes)) = open.in_text {
        let message = format!(
            "the text that begins here with {quotes} has no {quotes} at its end: write {quotes} after its last word"
        );
        return Some(UnclosedFault { offset, message });
    }
    fault(text, &open.brackets, last)
}

/// What is told of brackets that are open behind the last line that belongs to them.
fn fault(text: &str, brackets: &[(usize, char)], last: &str) -> Option<UnclosedFault> {
    let &(offset, sign) = brackets.first()?;
    let what = if sign == '[' {
        "list"
    } else {
        "table in braces"
    };
    let ends: Vec<&str> = brackets
        .iter()
        .rev()
        .map(|(_, sign)| if *sign == '[' { "]" } else { " }" })
        .collect();
    let ends = ends.concat();
    let end = ends.trim();
    let start = text[..offset].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[start..].lines().next().unwrap_or_default().trim_end();
    let write = match line == last {
        true => {
            let (bare, comment) = split_comment(line);
            format!("{}{ends}{comment}", bare.trim_end().trim_end_matches(','))
        }
        false => format!(
            "{end} after its last line, \"{}\"",
            crate::text::truncate(last.trim(), 60)
        ),
    };
    let message = format!("the {what} that begins here has no {end} at its end: write {write}");
    Some(UnclosedFault { offset, message })
}

/// A line, and the comment at its end with the space before it.
pub(super) fn split_comment(line: &str) -> (&str, String) {
    let mut quote = None;
    for (at, sign) in line.char_indices() {
        match (quote, sign) {
            (None, '"' | '\'') => quote = Some(sign),
            (Some(open), _) if sign == open => quote = None,
            (None, '#') => return (&line[..at], format!("  {}", &line[at..])),
            _ => {}
        }
    }
    (line, String::new())
}

/// What is open after the lines that were read.
#[derive(Default)]
struct OpenBrackets {
    brackets: Vec<(usize, char)>,
    /// The byte of the three quotes of a text that runs over lines, and the quotes.
    in_text: Option<(usize, &'static str)>,
}

impl OpenBrackets {
    /// Whether a line begins something else although a bracket is open.
    fn is_over(&self, line: &str) -> bool {
        let Some((_, sign)) = self.brackets.last() else {
            return false;
        };
        let line = line.trim();
        let name = line.trim_matches(['[', ']']);
        let is_header = line.starts_with('[') && line.ends_with(']') && is_key(name);
        let is_pair = line
            .split_once('=')
            .is_some_and(|(key, _)| is_key(key.trim()));
        is_header || (*sign == '[' && is_pair)
    }

    fn read(&mut self, line: &str, start: usize) {
        let mut at = 0;
        let is_header = self.brackets.is_empty() && line.trim_start().starts_with('[');
        if is_header && self.in_text.is_none() {
            return;
        }
        // Before the sign of equality brackets open nothing.
        if self.brackets.is_empty() && self.in_text.is_none() {
            match line.find(['=', '#']) {
                Some(sign) if line[sign..].starts_with('=') => at = sign + 1,
                _ => return,
            }
        }
        while let Some(sign) = line[at..].chars().next() {
            let rest = &line[at..];
            if let Some((_, quotes)) = self.in_text {
                let Some(end) = closing(rest, quotes) else {
                    return;
                };
                at += end + 3;
                self.in_text = None;
                continue;
            }
            let three = [r#"""""#, "'''"]
                .into_iter()
                .find(|quotes| rest.starts_with(quotes));
            match (three, sign) {
                (Some(quotes), _) => {
                    self.in_text = Some((start + at, quotes));
                    at += 2;
                }
                (None, '"' | '\'') => at += text_end(rest, sign),
                (None, '#') => return,
                // Elsewhere it is part of a text that lacks its quotes.
                (None, '[' | '{') if begins_value(&line[..at]) => {
                    self.brackets.push((start + at, sign));
                }
                (None, ']' | '}') => drop(self.brackets.pop()),
                _ => {}
            }
            at += line[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
}

/// Whether a value may begin behind this part of a line.
fn begins_value(before: &str) -> bool {
    let last = before.trim_end().chars().next_back();
    last.is_none_or(|last| "=[{,".contains(last))
}

/// Where three quotes end a text.
fn closing(rest: &str, quotes: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + rest[from..].find(quotes)?;
        let slashes = rest[..at]
            .bytes()
            .rev()
            .take_while(|byte| *byte == b'\\')
            .count();
        if quotes == "'''" || slashes % 2 == 0 {
            // Up to two quotes more belong to the text.
            let more = rest[at + 3..]
                .bytes()
                .take_while(|byte| *byte == quotes.as_bytes()[0]);
            return Some(at + more.take(2).count());
        }
        from = at + 1;
    }
}

/// The length of a text of one line up to its closing quote; a text that is not closed ends with its line.
fn text_end(rest: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, sign) in rest.char_indices().skip(1) {
        match sign {
            _ if is_escaped => is_escaped = false,
            '\\' if quote == '"' => is_escaped = true,
            sign if sign == quote || sign == '\n' => return at,
            _ => {}
        }
    }
    rest.char_indices().next_back().map_or(0, |(at, _)| at)
}

/// Whether a text is a key as people write it.
pub(super) fn is_key(text: &str) -> bool {
    let is_part = |sign: char| sign.is_ascii_alphanumeric() || "-_.".contains(sign);
    text.starts_with(|sign: char| sign.is_ascii_alphabetic())
        && text.chars().all(is_part)
        && !matches!(text, "true" | "false" | "inf" | "nan")
}
