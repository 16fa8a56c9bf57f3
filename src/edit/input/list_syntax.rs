//! A list as a person types it: items with commas between them; an item that holds a comma stands in quotes.

use std::ops::Range;

/// One item of a typed list: where it stands, and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListItem {
    /// Its bytes, without the spaces around it.
    pub range: Range<usize>,
    /// Its text, without quotes. May be empty.
    pub text: String,
}

/// The items of a typed list, empty ones included: one more than there are commas.
pub fn items(text: &str) -> Vec<ListItem> {
    let mut items = Vec::new();
    let mut start = 0;
    // Whether the item began with a quote, and whether the text is between two of them now.
    let (mut begun, mut quoted) = (false, false);
    for (at, character) in text.char_indices() {
        match character {
            '"' if begun => quoted = !quoted,
            '"' if text[start..at].trim().is_empty() => (begun, quoted) = (true, true),
            ',' | '،' if !quoted => {
                items.push(item(text, start..at));
                start = at + character.len_utf8();
                begun = false;
            }
            _ => {}
        }
    }
    items.push(item(text, start..text.len()));
    items
}

fn item(text: &str, range: Range<usize>) -> ListItem {
    let part = &text[range.clone()];
    let trimmed = part.trim();
    let start = range.start + (part.len() - part.trim_start().len());
    let said = trimmed
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .map_or_else(|| trimmed.to_owned(), |inner| inner.replace("\"\"", "\""));
    ListItem {
        range: start..start + trimmed.len(),
        text: said,
    }
}

/// The list as it is typed.
pub fn joined<'a>(items: impl IntoIterator<Item = &'a str>) -> String {
    let written: Vec<String> = items.into_iter().map(written).collect();
    written.join(", ")
}

fn written(item: &str) -> String {
    let plain = !item.contains([',', '،', '"']) && item.trim() == item;
    if plain {
        item.to_owned()
    } else {
        format!("\"{}\"", item.replace('"', "\"\""))
    }
}

/// The place of the item in which a cursor before byte `cursor` stands.
pub fn at(items: &[ListItem], cursor: usize) -> usize {
    items
        .iter()
        .rposition(|item| item.range.start <= cursor)
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(text: &str) -> Vec<String> {
        items(text).into_iter().map(|item| item.text).collect()
    }

    #[test]
    fn commas_part_items_but_not_inside_quotes() {
        assert_eq!(texts("smeda, unido"), ["smeda", "unido"]);
        assert_eq!(texts("smeda، unido,"), ["smeda", "unido", ""]);
        assert_eq!(
            texts("\"a, \"\"b\"\"\", 5\" pipe"),
            ["a, \"b\"", "5\" pipe"]
        );
        assert_eq!(texts(""), [""]);
        assert_eq!(at(&items("smeda, un"), 9), 1);
        assert_eq!(at(&items("smeda, un"), 3), 0);
    }

    proptest! {
        #[test]
        fn what_is_written_reads_the_same(list in prop::collection::vec("(\\PC|,|،|\"|\n){1,8}", 1..6)) {
            prop_assert_eq!(texts(&joined(list.iter().map(String::as_str))), list);
        }
    }
}
