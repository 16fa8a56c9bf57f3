//! A form that was filled in, as the text of a packet.

use std::fmt::Write as _;

use super::{KEYS, LISTS, NEEDED, SHEET};
use crate::analysis::import::{Cell, Sheet, column_letters};
use crate::dates::date::iso;
use crate::model::Date;
use crate::model::id::ID_ALPHABET;
use crate::store::hash_list::sha256;
use crate::text::toml_quote::quote;

/// The row that holds the keys.
fn key_row(sheet: &Sheet) -> Option<usize> {
    let is_keys = |row: usize| {
        let keys = KEYS.iter().enumerate();
        keys.clone()
            .all(|(column, key)| sheet.cell(row, column).as_text() == Some(key))
    };
    (0..sheet.rows.len().min(10)).find(|row| is_keys(*row))
}

/// The packet that a form comes to, and what of it was not understood, a sentence each.
///
/// # Errors
/// It is no form, or nothing in it can be taken.
pub(crate) fn packet_text(sheets: &[Sheet], today: Date) -> Result<(String, Vec<String>), String> {
    let form = sheets
        .iter()
        .find_map(|sheet| Some((sheet, key_row(sheet)?)));
    let Some((sheet, keys)) = form else {
        return Err("this workbook is no form of tcu form --format xlsx".to_owned());
    };
    let lists = sheets.iter().find(|sheet| sheet.name == LISTS);
    let headings = (keys + 1..sheet.rows.len())
        .find(|row| sheet.cell(*row, 1).as_text().is_some())
        .unwrap_or(keys);
    let (mut remarks, mut wrong) = (Vec::new(), Vec::new());
    for row in headings + 1..sheet.rows.len() {
        let is_blank = (0..KEYS.len()).all(|column| sheet.cell(row, column).is_empty());
        if is_blank {
            continue;
        }
        match remark(sheet, row, lists) {
            Ok(remark) => remarks.push(remark),
            Err(why) => wrong.push(format!("sheet {SHEET}, {why}")),
        }
    }
    if remarks.is_empty() {
        return Err(match wrong.first() {
            Some(why) => format!("no feedback could be taken: {why}"),
            None => "the form is empty".to_owned(),
        });
    }
    Ok((text(&remarks, today), wrong))
}

/// A remark: its keys and values.
type Remark = Vec<(&'static str, String)>;

fn remark(sheet: &Sheet, row: usize, lists: Option<&Sheet>) -> Result<Remark, String> {
    let mut remark = Remark::new();
    for (column, key) in KEYS.iter().enumerate() {
        let cell = sheet.cell(row, column);
        let place = || format!("{}{}", column_letters(column), row + 1);
        if cell.is_empty() {
            match NEEDED.contains(key) {
                true => return Err(format!("{}: {key} is missing", place())),
                false => continue,
            }
        }
        let value = match (*key, cell) {
            ("on", cell) => day(cell)
                .map(iso)
                .ok_or_else(|| format!("{}: \"{}\" is no date", place(), cell.plain()))?,
            ("by" | "place" | "text" | "who", cell) => cell.plain(),
            (key, cell) => chosen(lists, key, cell).ok_or_else(|| {
                format!("{}: \"{}\" is not one of the list", place(), cell.plain())
            })?,
        };
        remark.push((key, value));
    }
    Ok(remark)
}

/// A day, as a date or as a serial number of a sheet.
fn day(cell: &Cell) -> Option<Date> {
    match cell {
        Cell::Date(date) => Some(*date),
        Cell::Number(serial) if serial.fract() == 0.0 && (1.0..200_000.0).contains(serial) => {
            // It is whole and small.
            #[allow(clippy::cast_possible_truncation)]
            let days = chrono::Days::new(*serial as u64);
            crate::dates::date::parse_iso("1899-12-30")?.checked_add_days(days)
        }
        cell => crate::dates::date::parse_iso(cell.as_text()?.trim()),
    }
}

/// The word of the format that a cell stands for: chosen from the list, or written itself.
fn chosen(lists: Option<&Sheet>, key: &str, cell: &Cell) -> Option<String> {
    let shown = match cell {
        Cell::Bool(truth) => truth.to_string(),
        cell => cell.plain(),
    };
    let lists = lists?;
    let columns = lists.rows.first()?.len();
    let column = (0..columns).find(|column| lists.cell(0, *column).as_text() == Some(key))?;
    let found = (1..lists.rows.len()).find(|row| {
        let word = lists.cell(*row, column);
        let is_word = !word.is_empty() && word.plain() == shown;
        is_word || (!word.is_empty() && lists.cell(*row, column + 1).plain() == shown)
    })?;
    Some(lists.cell(found, column).plain())
}

/// The packet. Its ids come of what was written, so that a form that is taken twice changes nothing.
fn text(remarks: &[Remark], today: Date) -> String {
    let all: String = remarks.iter().map(|remark| format!("{remark:?}")).collect();
    let by = value(&remarks[remarks.len() - 1], "by");
    let mut out = format!(
        "format = 1\npacket = \"form-{}\"\nby = {}\non = {}\ncount = {}\n",
        letters(&all, 16),
        quote(by),
        iso(today),
        remarks.len()
    );
    for (at, remark) in remarks.iter().enumerate() {
        let earlier = remarks[..at].iter().filter(|other| *other == remark);
        let seed = format!("{remark:?}{}", earlier.count());
        let on = value(remark, "on");
        let id = format!("f-{}-{}", on.replace('-', ""), letters(&seed, 8));
        let roadmap = value(remark, "roadmap");
        let _ = write!(
            out,
            "\n[[feedback]]\nroadmap = {}\nid = {}\non = {on}\n",
            quote(roadmap),
            quote(&id)
        );
        for (key, value) in remark {
            let own = value.strip_prefix(&format!("{roadmap}/"));
            let line = match *key {
                "on" | "roadmap" => continue,
                "quotable" if value == "true" => "true".to_owned(),
                "quotable" => continue,
                "about" => format!("[{}]", quote(own.unwrap_or(value))),
                _ => quote(value),
            };
            let _ = writeln!(out, "{key} = {line}");
        }
    }
    out
}

fn value<'r>(remark: &'r Remark, key: &str) -> &'r str {
    let found = remark.iter().find(|(known, _)| *known == key);
    found.map_or("", |(_, value)| value)
}

/// Letters that come of a text.
fn letters(text: &str, count: usize) -> String {
    let hash = sha256(text.as_bytes());
    let bytes = hash.as_bytes().chunks(2).take(count);
    let drawn = bytes.map(|pair| {
        let pair = std::str::from_utf8(pair).unwrap_or("00");
        let number = usize::from_str_radix(pair, 16).unwrap_or(0);
        char::from(ID_ALPHABET[number % ID_ALPHABET.len()])
    });
    drawn.collect()
}
