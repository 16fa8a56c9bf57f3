//! Elements of XML with text in them, written one after another.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::dates::date::{date, iso};

/// The namespace of a project.
const NAMESPACE: &str = "http://schemas.microsoft.com/project";
const ROOT: &str = "Project";

/// Writes a project. What goes wrong is told at the end, and nothing is written after it.
pub(super) struct ProjectWriter {
    xml: Writer<Vec<u8>>,
    failure: Option<io::Error>,
}

impl ProjectWriter {
    pub(super) fn new() -> Self {
        Self {
            xml: Writer::new_with_indent(Vec::new(), b' ', 1),
            failure: None,
        }
    }

    fn event(&mut self, event: Event<'_>) {
        if self.failure.is_none() {
            self.failure = self.xml.write_event(event).err();
        }
    }

    pub(super) fn open_root(&mut self) {
        self.event(Event::Decl(BytesDecl::new(
            "1.0",
            Some("UTF-8"),
            Some("yes"),
        )));
        let mut root = BytesStart::new(ROOT);
        root.push_attribute(("xmlns", NAMESPACE));
        self.event(Event::Start(root));
    }

    pub(super) fn open(&mut self, name: &str) {
        self.event(Event::Start(BytesStart::new(name)));
    }

    pub(super) fn close(&mut self, name: &str) {
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// An element with a text; signs that XML cannot hold are shown by a picture of them.
    pub(super) fn text(&mut self, name: &str, text: &str) {
        let text = crate::text::lines(text);
        self.open(name);
        self.event(Event::Text(BytesText::new(&text)));
        self.close(name);
    }

    pub(super) fn number(&mut self, name: &str, number: impl std::fmt::Display) {
        self.text(name, &number.to_string());
    }

    pub(super) fn finish(mut self) -> io::Result<String> {
        self.close(ROOT);
        match self.failure {
            Some(failure) => Err(failure),
            None => String::from_utf8(self.xml.into_inner()).map_err(io::Error::other),
        }
    }
}

/// A day at an hour, as a project writes it.
pub(super) fn day_at(day: i64, hour: u32) -> String {
    format!("{}T{hour:02}:00:00", iso(date(day)))
}
