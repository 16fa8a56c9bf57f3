//! The reader takes what TOML allows and refuses what it forbids, as the reference parser does.

use proptest::prelude::*;
use tcu::internal::store::read::read_text;

mod styles;

/// Texts that are broken in small ways: bytes dropped, doubled and swapped for what means something in TOML.
fn mutated(text: &str, steps: &[(usize, u8)]) -> String {
    const MEANINGFUL: &[char] = &[
        '[', ']', '{', '}', '"', '\'', '=', ',', '.', '#', '\n', ' ', '1', 'a', '-', '_', ':', 'T',
        '\\', '\r', '\t', '\u{1}', 'é',
    ];
    let mut characters: Vec<char> = text.chars().collect();
    for (place, what) in steps {
        if characters.is_empty() {
            break;
        }
        let at = place % characters.len();
        match what % 3 {
            0 => drop(characters.remove(at)),
            1 => characters.insert(at, MEANINGFUL[*what as usize % MEANINGFUL.len()]),
            _ => characters[at] = MEANINGFUL[*what as usize % MEANINGFUL.len()],
        }
    }
    characters.into_iter().collect()
}

/// What the reference parser refuses but this program tells as a wrong value: days and numbers that do not exist.
fn is_value_fault(text: &str) -> bool {
    let (_, errors) = toml::de::DeTable::parse_recoverable(text);
    errors.iter().all(|error| {
        let message = error.message();
        [
            "day", "month", "hour", "minute", "second", "year", "date", "time", "offset", "number",
            "leap",
        ]
        .iter()
        .any(|word| message.contains(word))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_toml_is_read_and_what_is_not_is_refused(
        style in 0..styles::STYLES.len(),
        steps in proptest::collection::vec((any::<usize>(), any::<u8>()), 0..6),
    ) {
        let text = mutated(styles::STYLES[style], &steps);
        let reading = read_text("x", &text);
        let reference = toml::de::DeTable::parse(&text);
        match (&reading.roadmap, &reference) {
            (Some(_), Ok(_)) | (None, Err(_)) => {}
            (Some(_), Err(error)) => prop_assert!(is_value_fault(&text), "read, but: {error}\n{text}"),
            (None, Ok(_)) => prop_assert!(false, "refused: {:#?}\n{text}", reading.problems),
        }
        for problem in &reading.problems {
            prop_assert!(problem.message.len() > 5);
        }
    }

    #[test]
    fn no_text_at_all_does_harm(text in ".{0,200}") {
        let _ = read_text("x", &text);
        let _ = read_text("portfolio", &text);
    }
}
