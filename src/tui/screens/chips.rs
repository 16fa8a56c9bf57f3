//! The flags of an entry as badges: `▌Overdue 52 d ▌Slipping +153 d`.

use ratatui::text::Span;

use crate::health::{Flag, FlagDelta};
use crate::text;
use crate::tui::app::{Model, RowId};
use crate::tui::details::badges::{badge, cut_badge};
use crate::tui::widgets::spans::own;

/// The flags of an entry as badges in at most so many columns, the worst first; `+2` for those without room.
pub(crate) fn chips(model: &Model, key: &RowId, columns: usize) -> Vec<Span<'static>> {
    let flags: Vec<&Flag> = model.snapshot.flags_of(key).collect();
    let mut spans = Vec::new();
    let mut room = columns;
    let news = flags.iter().find_map(|flag| model.snapshot.is_news(flag));
    if let Some(news) = news {
        let word = match news {
            FlagDelta::New => "new",
            FlagDelta::Worse => "worse",
        };
        spans.push(own(format!("{word} "), model.theme.name));
        room = room.saturating_sub(text::width(word) + 1);
    }
    for (index, flag) in flags.iter().enumerate() {
        let more = flags.len() - index - 1;
        let kept = if more > 0 { 3 } else { 0 };
        let gap = usize::from(index > 0);
        let whole = badge(model, flag);
        if text::width(&whole.content) + gap + kept > room {
            if index == 0 {
                spans.push(cut_badge(model, flag, room.saturating_sub(kept)));
                if more > 0 {
                    spans.push(own(format!(" +{more}"), model.theme.quiet));
                }
            } else {
                spans.push(own(format!(" +{}", more + 1), model.theme.quiet));
            }
            break;
        }
        if gap > 0 {
            spans.push(own(" ", model.theme.text));
        }
        room -= text::width(&whole.content) + gap;
        spans.push(whole);
    }
    spans
}
