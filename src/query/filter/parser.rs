//! Reads a filter.

use super::ast::{Filter, FilterNode, Predicate, TextMatch};
use super::error::{ErrorKind, FilterError};
use super::key::{OperandType, asks, keys};
use super::lexer::Lexer;
use super::operand::{ComparisonOperator, Operand, ParseContext};
use crate::text::fold;
use crate::text::nearest;

/// How many parentheses and minus signs may stand within each other.
const DEEPEST: usize = 50;

/// Reads a filter; an empty text lists everything.
///
/// # Errors
/// Says where and why the text is no filter.
pub fn parse(text: &str, scope: &ParseContext) -> Result<Filter, FilterError> {
    let mut parser = Parser {
        reader: Lexer::new(text),
        scope,
        depth: 0,
    };
    parser.reader.skip_space();
    if parser.reader.rest().is_empty() {
        return Ok(Filter::default());
    }
    let root = parser.any("the beginning")?;
    match parser.reader.peek() {
        None => Ok(Filter { root: Some(root) }),
        Some(_) => {
            let at = parser.reader.at;
            Err(parser.reader.error(at..at + 1, ErrorKind::Unopened))
        }
    }
}

struct Parser<'t> {
    reader: Lexer<'t>,
    scope: &'t ParseContext,
    depth: usize,
}

impl Parser<'_> {
    /// Parts of which any may hold, after what `after` says.
    fn any(&mut self, after: &'static str) -> Result<FilterNode, FilterError> {
        let mut parts = vec![self.all(after)?];
        loop {
            let after = if self.reader.take('|') {
                "|"
            } else if self.reader.take_word("or") {
                "or"
            } else {
                return Ok(one_or(parts, FilterNode::Any));
            };
            parts.push(self.all(after)?);
        }
    }

    /// Parts of which all must hold, up to `|`, `or`, `)` or the end.
    fn all(&mut self, after: &'static str) -> Result<FilterNode, FilterError> {
        let mut parts = Vec::new();
        loop {
            self.reader.skip_space();
            // People write it, though a space says the same.
            while !parts.is_empty() && self.reader.take_word("and") {
                self.reader.skip_space();
            }
            if matches!(self.reader.peek(), None | Some('|' | ')')) || self.or_is_next() {
                break;
            }
            parts.push(self.term()?);
        }
        if parts.is_empty() {
            let at = self.reader.at;
            return Err(self.reader.error(at..at, ErrorKind::MissingTerm { after }));
        }
        Ok(one_or(parts, FilterNode::All))
    }

    fn or_is_next(&self) -> bool {
        let mut reader = self.reader;
        reader.take_word("or")
    }

    fn term(&mut self) -> Result<FilterNode, FilterError> {
        let start = self.reader.at;
        match self.reader.peek() {
            Some(sign @ ('-' | '(')) => {
                self.depth += 1;
                if self.depth > DEEPEST {
                    return Err(self.reader.error(start..start + 1, ErrorKind::TooDeep));
                }
                self.reader.take(sign);
                let node = if sign == '-' {
                    self.negated()
                } else {
                    self.group(start)
                };
                self.depth -= 1;
                node
            }
            _ => self.word_or_key(start),
        }
    }

    fn negated(&mut self) -> Result<FilterNode, FilterError> {
        match self.reader.peek() {
            None | Some('|' | ')') => self.nothing_after("-"),
            Some(character) if character.is_whitespace() => self.nothing_after("-"),
            Some(_) => Ok(FilterNode::Not(Box::new(self.term()?))),
        }
    }

    fn nothing_after(&self, after: &'static str) -> Result<FilterNode, FilterError> {
        let at = self.reader.at;
        Err(self.reader.error(at..at, ErrorKind::MissingTerm { after }))
    }

    fn group(&mut self, start: usize) -> Result<FilterNode, FilterError> {
        let node = self.any("(")?;
        if self.reader.take(')') {
            Ok(node)
        } else {
            let why = ErrorKind::Unclosed("parenthesis");
            Err(self.reader.error(start..start + 1, why))
        }
    }

    fn word_or_key(&mut self, start: usize) -> Result<FilterNode, FilterError> {
        if let Some(said) = self.reader.quoted()? {
            return Ok(words(said));
        }
        match self.reader.take_key() {
            Some(key) => {
                let (key, asks) = self.key(key, start)?;
                Ok(FilterNode::Key(key, self.tests(key, &asks)?))
            }
            None => Ok(words(self.reader.bare(false).to_owned())),
        }
    }

    fn key(
        &self,
        typed: &str,
        start: usize,
    ) -> Result<(&'static str, Vec<OperandType>), FilterError> {
        let (kind, custom) = (self.scope.kind, self.scope.custom);
        asks(typed, kind, custom).ok_or_else(|| {
            let key = typed.to_lowercase().replace('-', "_");
            let why = ErrorKind::UnknownKey {
                near: nearest(&key, keys(kind, custom)),
                key: typed.to_owned(),
                kind,
            };
            self.reader.error(start..start + typed.len(), why)
        })
    }

    /// What follows `key:`, with commas between.
    fn tests(
        &mut self,
        key: &'static str,
        asks: &[OperandType],
    ) -> Result<Vec<Predicate>, FilterError> {
        let mut tests = Vec::new();
        loop {
            tests.push(self.test(key, asks)?);
            if !self.reader.take(',') {
                return Ok(tests);
            }
        }
    }

    fn test(&mut self, key: &'static str, asks: &[OperandType]) -> Result<Predicate, FilterError> {
        let start = self.reader.at;
        let comparison = self.reader.comparison();
        let said = match self.reader.quoted()? {
            Some(said) => said,
            None => {
                let bare = self.reader.bare(true);
                if bare.is_empty() {
                    let at = self.reader.at;
                    return Err(self.reader.error(at..at, ErrorKind::MissingValue { key }));
                }
                if comparison == ComparisonOperator::Is && bare.eq_ignore_ascii_case("none") {
                    return Ok(Predicate::None);
                }
                bare.to_owned()
            }
        };
        Operand::read(key, asks, comparison, &said, &self.scope.calendar)
            .map(|operand| Predicate::Compare(comparison, operand))
            .map_err(|why| self.reader.error(start..self.reader.at, why))
    }
}

fn words(said: String) -> FilterNode {
    FilterNode::Words(TextMatch {
        folded: fold(said.trim()),
        said,
    })
}

/// The part alone where there is one; else all of them, those of the same sort within them taken out.
fn one_or(mut parts: Vec<FilterNode>, several: fn(Vec<FilterNode>) -> FilterNode) -> FilterNode {
    if parts.len() == 1
        && let Some(only) = parts.pop()
    {
        return only;
    }
    let is_any = matches!(several(Vec::new()), FilterNode::Any(_));
    let flat = parts.into_iter().flat_map(|part| match part {
        FilterNode::Any(inner) if is_any => inner,
        FilterNode::All(inner) if !is_any => inner,
        other => vec![other],
    });
    several(flat.collect())
}
