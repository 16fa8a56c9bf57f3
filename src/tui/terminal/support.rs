//! Whether there is a terminal that screens can be drawn on.

use std::io::IsTerminal;

/// Why no screens can be drawn here, and what to do instead; `None` where they can.
pub(crate) fn refusal() -> Option<String> {
    let term = std::env::var("TERM").ok();
    why(
        std::io::stdout().is_terminal(),
        term.as_deref(),
        cfg!(windows),
    )
}

fn why(terminal: bool, term: Option<&str>, windows: bool) -> Option<String> {
    const INSTEAD: &str =
        "The commands work without one: try `tcu check` or `tcu list milestones`.";
    if !terminal {
        return Some(format!(
            "The screens of tcu need a terminal, and the output goes elsewhere. {INSTEAD}"
        ));
    }
    match term {
        Some("dumb" | "") => {}
        None if !windows => {}
        _ => return None,
    }
    Some(format!(
        "This terminal cannot show screens (TERM is {}). {INSTEAD}",
        match term {
            Some("dumb") => "dumb",
            _ => "not set",
        }
    ))
}

#[cfg(test)]
mod tests {
    use super::why;

    #[test]
    fn screens_are_refused_where_they_cannot_be_drawn() {
        assert!(why(false, Some("xterm"), false).is_some());
        assert!(why(true, Some("dumb"), false).is_some());
        assert!(why(true, None, false).is_some());
        assert!(why(true, None, true).is_none());
        assert!(why(true, Some("linux"), false).is_none());
    }
}
