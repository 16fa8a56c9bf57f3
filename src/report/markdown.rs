//! Documents as markdown, and as plain text for a terminal.

use super::document::{DocBlock, DocCell, DocTable, DocText, ReportDocument};
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

/// A document as plain text, wrapped to so many columns.
pub(crate) fn plain(document: &ReportDocument, columns: usize) -> String {
    let mut out = format!("{}\n", text::line(&document.title));
    for notice in &document.notices {
        out.push_str(&format!("{}\n", text::line(notice)));
    }
    for fact in &document.facts {
        out.push_str(&format!("{}\n", words(fact)));
    }
    for section in &document.sections {
        let title = text::line(&section.title);
        out.push_str(&format!("\n{title}\n{}\n", "-".repeat(text::width(&title))));
        for block in &section.blocks {
            out.push_str(&plain_block(block, columns));
        }
    }
    out
}

fn plain_block(block: &DocBlock, columns: usize) -> String {
    let wrapped = |line: &str| text::wrap(line, columns).join("\n");
    match block {
        DocBlock::Heading { text } => format!("\n{}\n", text::line(text)),
        DocBlock::Paragraph { text } => format!("{}\n", wrapped(&words(text))),
        DocBlock::List { items } => items
            .iter()
            .map(|item| hanging(&words(item), columns))
            .collect(),
        DocBlock::Table(table) => plain_table(table),
        DocBlock::Drawing(drawing) => {
            let lines = ChartCells::draw(&drawing.chart, columns, 30, 14).lines();
            format!("{}\n", lines.join("\n"))
        }
    }
}

/// An item of a list, its further lines as far in as its first.
fn hanging(item: &str, columns: usize) -> String {
    let lines = text::wrap(item, columns.saturating_sub(2).max(20));
    let line = |(index, line): (usize, &String)| match index {
        0 => format!("- {line}\n"),
        _ => format!("  {line}\n"),
    };
    lines.iter().enumerate().map(line).collect()
}

fn plain_table(table: &DocTable) -> String {
    let width = |column: usize| {
        let cells = table.rows.iter().filter_map(|row| row.get(column));
        let cells = cells.map(|cell: &DocCell| text::width(&text::line(&cell.text)));
        cells
            .chain([text::width(&table.columns[column].title)])
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..table.columns.len()).map(width).collect();
    let row = |cells: Vec<&str>| {
        let cells = cells.into_iter().zip(&widths).zip(&table.columns);
        let fitted = cells.map(|((cell, &width), column)| match column.numeric {
            true => text::pad_left(&text::line(cell), width),
            false => text::pad(&text::line(cell), width),
        });
        format!("{}\n", fitted.collect::<Vec<_>>().join("  ").trim_end())
    };
    let head = row(table
        .columns
        .iter()
        .map(|column| column.title.as_str())
        .collect());
    let rows = table
        .rows
        .iter()
        .map(|cells| row(cells.iter().map(|cell| cell.text.as_str()).collect()));
    format!(
        "\n{}\n{head}{}",
        text::line(&table.caption),
        rows.collect::<String>()
    )
}

fn words(texts: &[DocText]) -> String {
    let all: String = texts.iter().map(|one| one.text.as_str()).collect();
    text::line(&all).into_owned()
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
