//! The workbook that is filled in.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, Format, FormatAlign, Formula,
    Workbook, Worksheet, XlsxError,
};

use super::{KEYS, LISTS, NEEDED, QUOTABLE, SHEET};
use crate::analysis::import::column_letters;
use crate::model::choice::{Channel, FeedbackKind};
use crate::model::{Date, Group, WordEnum};
use crate::report::export::ExportError;
use crate::report::export::xlsx::cells::{cell_words, excel_date};
use crate::report::form::FormSource;
use crate::text::line;

/// The row of the headings, from 0.
const HEADINGS: u32 = 3;
/// Rows ready to be filled in.
const ROOM: u32 = 300;

/// A list that cells are chosen from: its key, and of each choice the word of the format and the words shown.
type Choices = (&'static str, Vec<(String, String)>);

/// The form as a workbook.
///
/// # Errors
/// It cannot be written.
pub(crate) fn workbook(source: &FormSource<'_>, today: Date) -> Result<Vec<u8>, ExportError> {
    made(source, today).map_err(|error| ExportError::of("form", error))
}

fn made(source: &FormSource<'_>, today: Date) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let lists = choices(source);
    form(workbook.add_worksheet(), source, &lists, today)?;
    words(workbook.add_worksheet(), &lists)?;
    workbook.save_to_buffer()
}

fn choices(source: &FormSource<'_>) -> Vec<Choices> {
    let mut roadmaps = Vec::new();
    let mut about = Vec::new();
    for &place in source.places {
        let roadmap = &source.portfolio.roadmaps[place];
        let name = line(roadmap.name()).into_owned();
        for (id, title) in source.items(place) {
            about.push((format!("{}/{id}", roadmap.id), format!("{name}: {title}")));
        }
        roadmaps.push((roadmap.id.clone(), name));
    }
    let fixed = |words: &[&str]| {
        let pair = |word: &&str| ((*word).to_owned(), source.word(word));
        words.iter().map(pair).collect::<Vec<_>>()
    };
    let quotable = QUOTABLE.map(|(word, sign)| (word.to_owned(), sign.to_owned()));
    let mut lists = vec![
        ("roadmap", roadmaps),
        ("about", about),
        ("kind", fixed(FeedbackKind::WORDS)),
        ("voice", fixed(Group::WORDS)),
        ("channel", fixed(Channel::WORDS)),
        ("quotable", quotable.to_vec()),
    ];
    for (_, words) in &mut lists {
        tell_apart(words);
    }
    lists
}

/// Two choices that read alike bear their word of the format too.
fn tell_apart(words: &mut [(String, String)]) {
    let shown: Vec<String> = words.iter().map(|(_, shown)| shown.clone()).collect();
    for (word, own) in words.iter_mut() {
        if shown.iter().filter(|other| *other == own).count() > 1 {
            *own = format!("{own} ({word})");
        }
    }
}

fn form(
    sheet: &mut Worksheet,
    source: &FormSource<'_>,
    lists: &[Choices],
    today: Date,
) -> Result<(), XlsxError> {
    let messages = source.messages;
    sheet.set_name(SHEET)?;
    sheet.set_right_to_left(messages.is_right_to_left());
    sheet
        .set_landscape()
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0);
    if source.sample {
        sheet.set_header("&CSAMPLE");
    }
    let title = Format::new().set_bold().set_font_size(16);
    let mark = if source.sample { "SAMPLE: " } else { "" };
    let heading = format!("{mark}{}", messages.text("form-title"));
    sheet.write_string_with_format(1, 0, cell_words(&heading), &title)?;
    let refer = source.referrals();
    let mut how = messages.text("form-how-sheet");
    if !refer.is_empty() {
        how = format!("{how} {} {}", messages.text("form-refer"), refer.join("; "));
    }
    sheet.write_string(2, 0, cell_words(&how))?;
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_background_color(0x00D9_E1F2);
    for (column, key) in (0u16..).zip(KEYS) {
        sheet.write_string(0, column, key)?;
        let star = if NEEDED.contains(&key) { " *" } else { "" };
        let label = format!("{}{star}", messages.text(&format!("form-{key}")));
        sheet.write_string_with_format(HEADINGS, column, cell_words(&label), &head)?;
        sheet.set_column_width(column, width(key))?;
        sheet.set_column_format(column, &cell(key))?;
        if let Some(rule) = rule(key, lists, today) {
            sheet.add_data_validation(HEADINGS + 1, column, HEADINGS + ROOM, column, &rule)?;
        }
    }
    sheet.set_row_hidden(0)?;
    sheet.set_freeze_panes(HEADINGS + 1, 0)?;
    Ok(())
}

fn width(key: &str) -> u16 {
    match key {
        "text" => 60,
        "roadmap" | "about" => 34,
        "on" | "quotable" => 13,
        _ => 20,
    }
}

fn cell(key: &str) -> Format {
    let format = Format::new().set_align(FormatAlign::Top);
    match key {
        "on" => format.set_num_format("yyyy-mm-dd"),
        _ => format.set_text_wrap(),
    }
}

fn rule(key: &str, lists: &[Choices], today: Date) -> Option<DataValidation> {
    let validation = DataValidation::new().ignore_blank(true);
    if key == "on" {
        let first = excel_date(crate::dates::date::parse_iso("1990-01-01")?)?;
        let last = excel_date(today.checked_add_months(chrono::Months::new(24))?)?;
        return Some(validation.allow_date(DataValidationRule::Between(first, last)));
    }
    let at = lists.iter().position(|(list, _)| *list == key)?;
    let many = lists[at].1.len();
    let letters = column_letters(2 * at + 1);
    let range = format!("={LISTS}!${letters}$2:${letters}${}", many + 1);
    let style = DataValidationErrorStyle::Stop;
    (many > 0).then(|| {
        validation
            .allow_list_formula(Formula::new(range))
            .set_error_style(style)
    })
}

/// The choices: of each list the words of the format and, beside them, the words shown.
fn words(sheet: &mut Worksheet, lists: &[Choices]) -> Result<(), XlsxError> {
    sheet.set_name(LISTS)?;
    for (column, (key, words)) in (0u16..).step_by(2).zip(lists) {
        sheet.write_string(0, column, *key)?;
        sheet.set_column_width(column, 24)?;
        sheet.set_column_width(column + 1, 34)?;
        for (row, (word, shown)) in (1u32..).zip(words) {
            sheet.write_string(row, column, cell_words(word))?;
            sheet.write_string(row, column + 1, cell_words(shown))?;
        }
    }
    Ok(())
}
