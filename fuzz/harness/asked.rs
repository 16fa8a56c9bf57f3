//! What people type: filters, dates, addresses, values; and what a terminal sends and is sent.

use std::path::Path;

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use tcu::internal::dates::date::{iso, parse_iso};
use tcu::internal::dates::{YearBias, parse_from, parse_range, parse_shift, quarter, since};
use tcu::internal::edit::input::field_spec::FieldSpec;
use tcu::internal::edit::input::parse_input::{read as read_typed, typed as as_typed};
use tcu::internal::model::{Kind, ReferenceIndex};
use tcu::internal::query::address::{Address, address_of, part, resolve};
use tcu::internal::query::fields::FilterContext;
use tcu::internal::query::filter::{ParseContext, parse};
use tcu::internal::schedule::compute;
use tcu::internal::text;

use super::{calendar, portfolio, today};

/// A filter is refused in words, or lists entries of the folder.
pub fn filter(data: &[u8]) {
    let Some(said) = super::text(data) else {
        return;
    };
    let portfolio = portfolio();
    let names = ReferenceIndex::new(&portfolio);
    let plan = compute(&portfolio, &names, today());
    let known = FilterContext::new(&portfolio, &names, &plan);
    for kind in [
        None,
        Some(Kind::Milestone),
        Some(Kind::Feedback),
        Some(Kind::Cluster),
    ] {
        let context = ParseContext {
            calendar: calendar(),
            kind,
            custom: portfolio.shared.custom,
        };
        match parse(said, &context) {
            Ok(filter) => {
                for kind in Kind::lists().chain([Kind::Cluster]) {
                    known.select(&filter, kind);
                }
            }
            Err(refusal) => assert!(refusal.to_string().len() > 5, "{refusal}"),
        }
    }
}

/// A date is refused in words, or is one that a file can hold.
pub fn dates(data: &[u8]) {
    let Some(said) = super::text(data) else {
        return;
    };
    let calendar = calendar();
    for bias in [YearBias::Ahead, YearBias::Past, YearBias::Begun] {
        if let Ok(range) = parse_range(said, &calendar, bias) {
            assert!(range.first <= range.last, "{said}: {range:?}");
            for date in [range.first, range.last] {
                assert_eq!(parse_iso(&iso(date)), Some(date), "{said}");
            }
        }
        if let Ok(date) = parse_from(said, parse_iso("2020-02-29"), &calendar, bias) {
            assert_eq!(parse_iso(&iso(date)), Some(date), "{said}");
        }
    }
    if let Ok(shift) = parse_shift(said, &calendar) {
        for stands in ["0000-01-01", "2024-02-29", "9999-12-31"]
            .into_iter()
            .filter_map(parse_iso)
        {
            if let Ok(date) = shift.from(stands, &calendar) {
                assert_eq!(parse_iso(&iso(date)), Some(date), "{said}");
            }
        }
    }
    let _ = since(said, &calendar);
    if let Ok(range) = quarter(said, &calendar) {
        assert!(range.first <= range.last, "{said}: {range:?}");
    }
}

/// What is typed into a form is refused in words, or is a value that is typed again as the same.
pub fn typed(data: &[u8]) {
    let Some(said) = super::text(data) else {
        return;
    };
    let calendar = calendar();
    for kind in [
        Kind::Milestone,
        Kind::Feedback,
        Kind::Cluster,
        Kind::Indicator,
        Kind::Capability,
    ] {
        for asked in FieldSpec::every(kind) {
            let Ok(Some(value)) = read_typed(&asked, said, &calendar).value else {
                continue;
            };
            let again = as_typed(&asked, &value);
            let back = read_typed(&asked, &again, &calendar).value;
            assert_eq!(back, Ok(Some(value)), "{}: {said:?} {again:?}", asked.key);
        }
    }
}

/// A config file gives a configuration and problems, each with its place.
pub fn config(data: &[u8]) {
    let said = String::from_utf8_lossy(data);
    let (_, problems) = tcu::internal::settings::config::read(&said, Path::new("/nowhere"));
    for problem in problems {
        assert!(said.get(problem.span.clone()).is_some(), "{problem:?}");
        assert!(problem.message.len() > 5, "{problem:?}");
    }
}

/// An address is refused in words, or names something whose own address names the same.
pub fn address(data: &[u8]) {
    let Some(said) = super::text(data) else {
        return;
    };
    let portfolio = portfolio();
    let names = ReferenceIndex::new(&portfolio);
    match resolve(&portfolio, &names, said) {
        Ok(Address::Entry(found)) => {
            let address = address_of(&portfolio, found);
            let again = resolve(&portfolio, &names, &address);
            assert!(
                matches!(again, Ok(Address::Entry(other)) if other == found),
                "{said} {address}"
            );
        }
        Ok(_) => {}
        Err(refusal) => assert!(refusal.to_string().len() > 5, "{refusal}"),
    }
    let _ = part(&portfolio, &names, said);
}

/// Whatever a terminal sends is an input or nothing, and no text makes it do anything but show letters.
pub fn terminal(data: &[u8]) {
    for chunk in data.chunks(4) {
        let at = |index: usize| chunk.get(index).copied().unwrap_or_default();
        let modifiers = KeyModifiers::from_bits_truncate(at(1));
        let letter = char::from_u32(u32::from(at(2)) << 8 | u32::from(at(3)));
        let code = match (at(0) % 8, letter) {
            (0, _) => KeyCode::F(at(2)),
            (1, _) => KeyCode::BackTab,
            (2, _) => KeyCode::Null,
            (_, letter) => KeyCode::Char(letter.unwrap_or('x')),
        };
        let kind = [
            MouseEventKind::Moved,
            MouseEventKind::ScrollUp,
            MouseEventKind::Down(MouseButton::Left),
        ];
        let mouse = MouseEvent {
            kind: kind[usize::from(at(0)) % kind.len()],
            column: u16::from(at(2)) << 8,
            row: u16::from(at(3)) << 8,
            modifiers,
        };
        for event in [
            Event::Key(KeyEvent::new(code, modifiers)),
            Event::Mouse(mouse),
            Event::Resize(u16::from(at(2)), u16::from(at(3))),
        ] {
            tcu::internal::tui::input::event::input(event);
        }
    }
    let said = String::from_utf8_lossy(data);
    let _ = tcu::internal::tui::input::event::input(Event::Paste(said.clone().into_owned()));
    let is_harmless = |text: &str| {
        !text
            .chars()
            .any(|c| c != '\n' && text::is_unsafe_for_terminal(c))
    };
    assert!(
        is_harmless(&text::line(&said)) && !text::line(&said).contains('\n'),
        "{said:?}"
    );
    assert!(is_harmless(&text::lines(&said)), "{said:?}");
    assert!(is_harmless(&text::terminal(&said, false)), "{said:?}");
    for columns in [0, 1, 7, 40] {
        assert!(
            text::width(&text::truncate(&said, columns)) <= columns,
            "{said:?}"
        );
    }
}
