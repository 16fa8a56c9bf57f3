//! What a text defines twice, which TOML forbids.
//!
//! The rules are TOML's own: a table is defined once by its header; dotted keys make tables that no header
//! may define again; inline tables and lists are whole where they stand.

use std::collections::HashMap;

use toml_parser::{ParseError, Span};

use super::nodes::{OutlineKey, OutlineNode, OutlinePair, OutlineTable};

#[derive(Default)]
struct KeyTree {
    children: HashMap<String, Child>,
    /// Made by a header or key on the way to something below it, not by a header of its own.
    implicit: bool,
    /// Made by a dotted key.
    dotted: bool,
}

enum Child {
    Leaf(&'static str),
    Table(KeyTree),
    Tables(Vec<KeyTree>),
}

/// Every definition that TOML forbids.
pub(crate) fn twice(tables: &[OutlineTable]) -> Vec<ParseError> {
    let mut faults = Vec::new();
    let mut root = KeyTree::default();
    for table in tables {
        match table.keys.split_last() {
            None => pairs(&mut root, &table.pairs, &mut faults),
            Some((last, path)) => {
                let Some(parent) = descend(&mut root, path, false, &mut faults) else {
                    continue;
                };
                let begun = if table.array {
                    begin_array(parent, last)
                } else {
                    begin(parent, last)
                };
                match begun {
                    Some(tree) => pairs(tree, &table.pairs, &mut faults),
                    None => faults.push(duplicate(last)),
                }
            }
        }
    }
    faults
}

fn begin<'t>(parent: &'t mut KeyTree, key: &OutlineKey) -> Option<&'t mut KeyTree> {
    let child = parent.children.entry(key.name.clone()).or_insert_with(|| {
        Child::Table(KeyTree {
            implicit: true,
            ..KeyTree::default()
        })
    });
    match child {
        Child::Table(tree) if tree.implicit && !tree.dotted => {
            tree.implicit = false;
            Some(tree)
        }
        _ => None,
    }
}

fn begin_array<'t>(parent: &'t mut KeyTree, key: &OutlineKey) -> Option<&'t mut KeyTree> {
    let child = parent
        .children
        .entry(key.name.clone())
        .or_insert_with(|| Child::Tables(Vec::new()));
    let Child::Tables(trees) = child else {
        return None;
    };
    trees.push(KeyTree::default());
    trees.last_mut()
}

/// The table at the end of a path; made on the way where it is not there.
fn descend<'t>(
    mut tree: &'t mut KeyTree,
    path: &[OutlineKey],
    dotted: bool,
    faults: &mut Vec<ParseError>,
) -> Option<&'t mut KeyTree> {
    for key in path {
        let child = tree.children.entry(key.name.clone()).or_insert_with(|| {
            Child::Table(KeyTree {
                implicit: true,
                dotted,
                ..KeyTree::default()
            })
        });
        tree = match child {
            Child::Leaf(what) => {
                let fault = format!("`{}` is {what} and cannot be added to here", key.name);
                faults.push(ParseError::new(fault).with_unexpected(span(key)));
                return None;
            }
            Child::Table(below) if dotted && !below.implicit => {
                faults.push(duplicate(key));
                return None;
            }
            Child::Table(below) => {
                below.dotted |= dotted && below.implicit;
                below
            }
            Child::Tables(_) if dotted => {
                faults.push(duplicate(key));
                return None;
            }
            Child::Tables(trees) => trees.last_mut()?,
        };
    }
    Some(tree)
}

fn pairs(tree: &mut KeyTree, pairs: &[OutlinePair], faults: &mut Vec<ParseError>) {
    for pair in pairs {
        inside(&pair.value, faults);
        let Some((last, path)) = pair.keys.split_last() else {
            continue;
        };
        let Some(parent) = descend(tree, path, true, faults) else {
            continue;
        };
        if parent.children.contains_key(&last.name) {
            faults.push(duplicate(last));
            continue;
        }
        let what = match pair.value {
            OutlineNode::Scalar(_) => "a single value",
            OutlineNode::Array(..) => "a list",
            OutlineNode::Inline(..) => "an inline table",
        };
        parent.children.insert(last.name.clone(), Child::Leaf(what));
    }
}

/// The inline tables inside a value.
fn inside(node: &OutlineNode, faults: &mut Vec<ParseError>) {
    match node {
        OutlineNode::Scalar(_) => {}
        OutlineNode::Array(_, items) => items.iter().for_each(|item| inside(item, faults)),
        OutlineNode::Inline(_, inner) => pairs(&mut KeyTree::default(), inner, faults),
    }
}

fn duplicate(key: &OutlineKey) -> ParseError {
    let fault = format!(
        "`{}` is defined a second time; keep one of the two",
        key.name
    );
    ParseError::new(fault).with_unexpected(span(key))
}

fn span(key: &OutlineKey) -> Span {
    Span::new_unchecked(key.bytes.start, key.bytes.end)
}
