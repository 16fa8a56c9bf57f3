//! A filter as a value, and how it prints.

use std::fmt::{self, Display, Formatter};

use super::operand::{ComparisonOperator, Operand};

/// What is to be listed. The default lists everything.
///
/// It prints as a text that gives it again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    pub(super) root: Option<FilterNode>,
}

/// A filter or a part of one.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum FilterNode {
    /// All of them hold; at least two.
    All(Vec<FilterNode>),
    /// Any of them holds; at least two.
    Any(Vec<FilterNode>),
    /// It does not hold.
    Not(Box<FilterNode>),
    /// The text stands somewhere.
    Words(TextMatch),
    /// One of the tests holds of a value of the key.
    Key(&'static str, Vec<Predicate>),
}

/// A text to be found anywhere.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TextMatch {
    /// As typed.
    pub said: String,
    /// As compared.
    pub folded: String,
}

/// What a value of a key must be.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Predicate {
    /// There is none.
    None,
    /// It compares so with that.
    Compare(ComparisonOperator, Operand),
}

/// What a filter looks for by name: a value of a key, or a text anywhere (no key).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sought<'f> {
    /// The key.
    pub key: Option<&'static str>,
    /// As typed.
    pub said: &'f str,
}

impl Filter {
    /// The words, as compared, that must all stand somewhere; `None` where it asks for more than that.
    pub fn words(&self) -> Option<Vec<&str>> {
        let parts = match &self.root {
            None => &[][..],
            Some(FilterNode::All(parts)) => parts.as_slice(),
            Some(part) => std::slice::from_ref(part),
        };
        let words = parts.iter().map(|part| match part {
            FilterNode::Words(words) => Some(words.folded.as_str()),
            _ => None,
        });
        words.collect()
    }

    /// Everything that is looked for by name or text, also where it must not be.
    pub fn sought(&self) -> Vec<Sought<'_>> {
        let mut sought = Vec::new();
        if let Some(root) = &self.root {
            root.sought(&mut sought);
        }
        sought
    }
}

impl FilterNode {
    fn sought<'n>(&'n self, found: &mut Vec<Sought<'n>>) {
        match self {
            FilterNode::All(parts) | FilterNode::Any(parts) => {
                for part in parts {
                    part.sought(found);
                }
            }
            FilterNode::Not(part) => part.sought(found),
            FilterNode::Words(words) => found.push(Sought {
                key: None,
                said: &words.said,
            }),
            FilterNode::Key(key, tests) => {
                found.extend(tests.iter().filter_map(|test| match test {
                    Predicate::Compare(ComparisonOperator::Is, operand) => Some(Sought {
                        key: Some(*key),
                        said: operand.said.as_str(),
                    }),
                    _ => None,
                }));
            }
        }
    }
}

impl Display for Filter {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.root {
            Some(root) => root.fmt(f),
            None => Ok(()),
        }
    }
}

impl Display for FilterNode {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            FilterNode::Any(parts) => joined(f, parts, " | "),
            FilterNode::All(parts) => {
                for (index, part) in parts.iter().enumerate() {
                    if index > 0 {
                        f.write_str(" ")?;
                    }
                    part.grouped(f, matches!(part, FilterNode::Any(_)))?;
                }
                Ok(())
            }
            FilterNode::Not(part) => {
                f.write_str("-")?;
                part.grouped(f, matches!(**part, FilterNode::Any(_) | FilterNode::All(_)))
            }
            FilterNode::Words(words) => f.write_str(&quoted(&words.said)),
            FilterNode::Key(key, tests) => {
                write!(f, "{key}:")?;
                joined(f, tests, ",")
            }
        }
    }
}

impl FilterNode {
    fn grouped(&self, f: &mut Formatter<'_>, group: bool) -> fmt::Result {
        if group {
            write!(f, "({self})")
        } else {
            self.fmt(f)
        }
    }
}

impl Display for Predicate {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Predicate::None => f.write_str("none"),
            Predicate::Compare(comparison, operand) => {
                write!(f, "{}{}", comparison.sign(), quoted(&operand.said))
            }
        }
    }
}

fn joined<T: Display>(f: &mut Formatter<'_>, parts: &[T], between: &str) -> fmt::Result {
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            f.write_str(between)?;
        }
        part.fmt(f)?;
    }
    Ok(())
}

/// The text as it stands where it can mean nothing else, else in quotes.
fn quoted(text: &str) -> String {
    let plain = |character: char| character.is_alphanumeric() || "_-./+'&@#%*".contains(character);
    let has_meaning = ["", "or", "and", "none"].contains(&text.to_lowercase().as_str());
    if !has_meaning && !text.starts_with('-') && text.chars().all(plain) {
        return text.to_owned();
    }
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
