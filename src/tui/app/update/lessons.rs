//! What the record teaches, as a text: promised dates, tested forecasts, themes of feedback, policy coverage.

use crate::analysis::redact;
use crate::model::ReferenceIndex;
use crate::report::lessons::{self, LessonsSource};
use crate::report::messages::Messages;
use crate::report::plain_text::{PlainKind, PlainLine, plain_lines};
use crate::tui::app::{Model, Overlay, PageLine, ScrollState, TextPage, ToastLevel};

/// Columns that the text takes at most.
const WIDEST: usize = 96;

/// Opens the text, of the roadmap at hand or of all. While presenting it names nobody.
pub(crate) fn open(model: &mut Model) {
    let Ok(messages) = Messages::new("en", None) else {
        return;
    };
    let snapshot = &model.snapshot;
    let mut portfolio = snapshot.folder.portfolio.clone();
    match model.present {
        true => redact::redact(&mut portfolio),
        false => redact::withhold(&mut portfolio),
    }
    let names = ReferenceIndex::new(&portfolio);
    let at_hand = model.route.roadmap().and_then(|id| portfolio.position(id));
    let places: Vec<usize> = match at_hand {
        Some(place) => vec![place],
        None => (0..portfolio.roadmaps.len()).collect(),
    };
    let document = lessons::document(&LessonsSource {
        portfolio: &portfolio,
        names: &names,
        schedule: &snapshot.plan,
        places: &places,
        shows: &|_| true,
        messages: &messages,
    });
    if document.sections.is_empty() {
        model.say(
            ToastLevel::Plain,
            "The record teaches nothing yet: no date was promised, no feedback recorded",
        );
        return;
    }
    let columns = usize::from(model.size.0.saturating_sub(6)).clamp(30, WIDEST);
    let lines = plain_lines(&document, columns).into_iter();
    let page = TextPage {
        title: document.title.clone(),
        lines: lines.skip(1).map(page_line).collect(),
    };
    model
        .overlays
        .push(Overlay::Text(page, ScrollState::default()));
}

fn page_line(line: PlainLine) -> PageLine {
    match line.kind {
        PlainKind::Section => PageLine::Section(line.text),
        PlainKind::Heading => PageLine::Heading(line.text),
        PlainKind::TableHead => PageLine::Quiet(line.text),
        PlainKind::Text => PageLine::Plain(line.text),
    }
}

#[cfg(test)]
mod tests {
    use crate::tui::test_harness::TestHarness;

    #[test]
    fn the_record_is_told_and_names_nobody_while_presenting() {
        let mut harness = TestHarness::samples();
        harness.press("$");
        let screen = harness.screen(100, 200);
        for part in [
            "What the record teaches",
            "Promised dates",
            "Promises by organisation",
        ] {
            assert!(screen.contains(part), "{part}: {screen}");
        }
        harness.press("Esc v $");
        assert!(harness.screen(100, 200).contains("Promised dates"));
    }
}
