//! From the parser's events to an outline.

use std::borrow::Cow;

use toml_parser::decoder::Encoding;
use toml_parser::parser::{EventReceiver, RecursionGuard, ValidateWhitespace};
use toml_parser::{ErrorSink, ParseError, Raw, Source, Span};

use super::nodes::{DEEPEST, Outline, OutlineKey, OutlineNode, OutlinePair, OutlineTable};

/// Outlines a text; syntax faults only.
pub(crate) fn build(text: &str) -> Outline {
    let source = Source::new(text);
    let tokens = source.lex().into_vec();
    let mut faults: Vec<ParseError> = Vec::new();
    let mut builder = Builder {
        source,
        tables: vec![OutlineTable::default()],
        open: Vec::new(),
        keys: Vec::new(),
        header: false,
        depth: 0,
    };
    {
        let mut checked = ValidateWhitespace::new(&mut builder, source);
        let mut guarded = RecursionGuard::new(&mut checked, DEEPEST);
        let mut sink = |fault: ParseError| {
            if faults.len() < 1000 {
                faults.push(fault);
            }
        };
        toml_parser::parser::parse_document(&tokens, &mut guarded, &mut sink);
    }
    if builder.depth > DEEPEST as usize {
        faults.push(ParseError::new("a key of too many parts"));
    }
    Outline {
        tables: builder.tables,
        faults,
    }
}

enum OpenContainer {
    Array(usize, Vec<OutlineNode>),
    /// With the keys of the pair that it is the value of.
    Inline(usize, Vec<OutlinePair>),
    /// The keys of a pair inside an inline table or a table, waiting for the value.
    Keys(Vec<OutlineKey>),
}

struct Builder<'s> {
    source: Source<'s>,
    tables: Vec<OutlineTable>,
    open: Vec<OpenContainer>,
    keys: Vec<OutlineKey>,
    header: bool,
    depth: usize,
}

impl Builder<'_> {
    fn begin(&mut self, start: usize, array: bool) {
        self.header = true;
        self.keys.clear();
        self.tables.push(OutlineTable {
            header: start..start,
            array,
            ..OutlineTable::default()
        });
    }

    fn end(&mut self, end: usize) {
        self.header = false;
        let keys = std::mem::take(&mut self.keys);
        self.depth = self.depth.max(keys.len());
        if let Some(table) = self.tables.last_mut() {
            table.header.end = end;
            table.keys = keys;
        }
    }

    /// A value is whole: it goes into what is open around it.
    fn put(&mut self, node: OutlineNode) {
        match self.open.pop() {
            Some(OpenContainer::Array(start, mut items)) => {
                items.push(node);
                self.open.push(OpenContainer::Array(start, items));
            }
            Some(OpenContainer::Keys(keys)) => {
                let pair = OutlinePair { keys, value: node };
                match self.open.last_mut() {
                    Some(OpenContainer::Inline(_, pairs)) => pairs.push(pair),
                    _ => {
                        if let Some(table) = self.tables.last_mut() {
                            table.pairs.push(pair);
                        }
                    }
                }
            }
            other => self.open.extend(other),
        }
    }
}

impl EventReceiver for Builder<'_> {
    fn std_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.begin(span.start(), false);
    }

    fn std_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.end(span.end());
    }

    fn array_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.begin(span.start(), true);
    }

    fn array_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.end(span.end());
    }

    fn inline_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        self.open
            .push(OpenContainer::Inline(span.start(), Vec::new()));
        true
    }

    fn inline_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        match self.open.pop() {
            Some(OpenContainer::Inline(start, pairs)) => {
                self.put(OutlineNode::Inline(start..span.end(), pairs));
            }
            other => self.open.extend(other),
        }
    }

    fn array_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        self.open
            .push(OpenContainer::Array(span.start(), Vec::new()));
        true
    }

    fn array_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        match self.open.pop() {
            Some(OpenContainer::Array(start, items)) => {
                self.put(OutlineNode::Array(start..span.end(), items));
            }
            other => self.open.extend(other),
        }
    }

    fn simple_key(&mut self, span: Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        let Some(raw) = self.source.get(span) else {
            return;
        };
        let mut name = Cow::Borrowed("");
        Raw::new_unchecked(raw.as_str(), encoding, span).decode_key(&mut name, error);
        self.keys.push(OutlineKey {
            name: name.into_owned(),
            bytes: span.start()..span.end(),
        });
    }

    fn key_val_sep(&mut self, _: Span, _: &mut dyn ErrorSink) {
        let keys = std::mem::take(&mut self.keys);
        self.depth = self.depth.max(keys.len());
        self.open.push(OpenContainer::Keys(keys));
    }

    fn scalar(&mut self, span: Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        if let Some(raw) = self.source.get(span) {
            let raw = Raw::new_unchecked(raw.as_str(), encoding, span);
            let _ = raw.decode_scalar(&mut (), error);
        }
        self.put(OutlineNode::Scalar(span.start()..span.end()));
    }
}
