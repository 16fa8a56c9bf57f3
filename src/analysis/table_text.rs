//! Values as the text of one cell of a table that the program writes and reads again: lists keep their members apart
//! whatever stands in them.

use crate::model::Value;

/// Characters by which a member of a list must be put in quotes.
const APART: [char; 5] = [',', ';', '\n', '،', '"'];

/// The text of a cell.
pub(crate) fn cell_text(value: &Value) -> String {
    match value {
        Value::List(items) => {
            let items: Vec<String> = items.iter().map(|item| member(&item.plain())).collect();
            items.join(", ")
        }
        value => value.plain(),
    }
}

fn member(text: &str) -> String {
    let is_safe = !text.contains(APART) && text.trim() == text && !text.is_empty();
    match is_safe {
        true => text.to_owned(),
        false => format!("\"{}\"", text.replace('"', "\"\"")),
    }
}

/// The members of a list that [`cell_text`] wrote, or that a person typed: apart by commas, semicolons or lines.
pub(crate) fn members(text: &str) -> Vec<String> {
    let mut members = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (member, after) = match rest.strip_prefix('"').and_then(quoted) {
            Some((member, after)) => (member, after),
            None => {
                let end = rest.find(&APART[..4]).unwrap_or(rest.len());
                (rest[..end].trim().to_owned(), &rest[end..])
            }
        };
        if !member.is_empty() {
            members.push(member);
        }
        let after = after.trim_start_matches([' ', '\t']);
        rest = after
            .strip_prefix(&APART[..4])
            .unwrap_or(after)
            .trim_start();
    }
    members
}

/// A text in quotes, whose first quote is gone, and what follows it; `None` where it does not end.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut member = String::new();
    let mut rest = text;
    loop {
        let end = rest.find('"')?;
        member.push_str(&rest[..end]);
        rest = &rest[end + 1..];
        match rest.strip_prefix('"') {
            Some(after) => {
                member.push('"');
                rest = after;
            }
            None => return Some((member, rest)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_come_back_whatever_stands_in_them() {
        for items in [
            &["iso-17025", "staff"][..],
            &["Karim, head of testing", "a \"quoted\" one", "two\nlines"],
            &["\"", " spaces ", "،"],
            &["one"],
        ] {
            let list = items.iter().map(|item| Value::Text((*item).to_owned()));
            let text = cell_text(&Value::List(list.collect()));
            assert_eq!(members(&text), items, "{text}");
        }
        for (typed, expected) in [
            ("a; b،c\nd", &["a", "b", "c", "d"][..]),
            (" , a,,", &["a"]),
            ("\"open, b", &["\"open", "b"]),
            ("", &[]),
        ] {
            assert_eq!(members(typed), expected, "{typed}");
        }
    }
}
