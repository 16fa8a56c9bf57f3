//! Documents as markdown.

use super::document::{DocBlock, DocTable, DocText, ReportDocument};
use crate::analysis::chart::cells::ChartCells;
use crate::text;

/// The columns that a chart takes in text.
const CHART_COLUMNS: usize = 96;

/// A document as markdown of the kind that forges show.
pub(crate) fn markdown(document: &ReportDocument) -> String {
    let mut out = format!("# {}\n\n", escaped(&document.title));
    for notice in &document.notices {
        out.push_str(&format!("> **{}**\n\n", escaped(notice)));
    }
    for fact in &document.facts {
        out.push_str(&format!("{}  \n", runs(fact)));
    }
    for section in &document.sections {
        out.push_str(&format!("\n## {}\n", escaped(&section.title)));
        for block in &section.blocks {
            out.push('\n');
            out.push_str(&block_of(block));
        }
    }
    out.push_str(&format!("\n---\n\n{}\n", escaped(&document.labels.made_by)));
    out
}

fn block_of(block: &DocBlock) -> String {
    match block {
        DocBlock::Heading { text } => format!("### {}\n", escaped(text)),
        DocBlock::Paragraph { text } => format!("{}\n", runs(text)),
        DocBlock::List { items } => items
            .iter()
            .map(|item| format!("- {}\n", runs(item)))
            .collect(),
        DocBlock::Table(table) => table_of(table),
        DocBlock::Drawing(drawing) => {
            let lines = ChartCells::draw(&drawing.chart, CHART_COLUMNS, 36, 14).lines();
            // A fence longer than any inside it cannot be closed by a name.
            format!(
                "{}\n\n~~~~~~text\n{}\n~~~~~~\n",
                escaped(&drawing.chart.description),
                lines.join("\n").replace("~~~~~~", "~~~~~")
            )
        }
    }
}

fn table_of(table: &DocTable) -> String {
    let mut out = format!("**{}**\n\n", escaped(&table.caption));
    let titles = table.columns.iter().map(|column| escaped(&column.title));
    let rules = table
        .columns
        .iter()
        .map(|column| if column.numeric { "---:" } else { "---" });
    out.push_str(&format!("| {} |\n", titles.collect::<Vec<_>>().join(" | ")));
    out.push_str(&format!("| {} |\n", rules.collect::<Vec<_>>().join(" | ")));
    for row in &table.rows {
        let cells = row.iter().map(|cell| escaped(&cell.text));
        out.push_str(&format!("| {} |\n", cells.collect::<Vec<_>>().join(" | ")));
    }
    out
}

fn runs(texts: &[DocText]) -> String {
    let run = |one: &DocText| match one.strong {
        true => format!("**{}**", escaped(&one.text)),
        false => escaped(&one.text),
    };
    texts.iter().map(run).collect()
}

/// A text in which nothing is markup any more; line ends become `<br>`.
pub(crate) fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for (index, line) in text::lines(words).lines().enumerate() {
        if index > 0 {
            out.push_str("<br>");
        }
        for (at, character) in line.char_indices() {
            match character {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' => {
                    out.push('\\');
                    out.push(character);
                }
                '-' | '+' | '=' if at == 0 => {
                    out.push('\\');
                    out.push(character);
                }
                _ => out.push(character),
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_people_wrote_becomes_markup() {
        for (words, safe) in [
            ("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;"),
            ("a | b\nc", "a \\| b<br>c"),
            ("=HYPERLINK(\"x\")", "\\=HYPERLINK(\"x\")"),
            ("[x](y) **z** `q`", "\\[x\\](y) \\*\\*z\\*\\* \\`q\\`"),
            ("اردو 🏭", "اردو 🏭"),
        ] {
            assert_eq!(escaped(words), safe);
        }
        assert!(!escaped("\u{1b}[31m\u{0}").chars().any(char::is_control));
    }
}
