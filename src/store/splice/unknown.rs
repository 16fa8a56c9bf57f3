//! Keys that the format does not know, and values that their fields do not take, carried from another side: only
//! what differs is changed, whatever style either side is written in.

use std::collections::HashMap;

use super::context::SpliceContext;
use super::draft::{Anchor, SpliceDraft};
use super::lines;
use super::locate::{EntryContainer, EntryLocation, FieldLocation, header_parts};
use super::plan::UnknownPlan;
use super::render::{ValueLayout, render};
use super::text_edit::{TextEdit, rank};
use super::tree::{Branch, EntryTree};
use super::unknown_source::{Source, block_lines, tables_of};
use crate::edit::EntryPath;
use crate::edit::diff::display_value;
use crate::model::Value;
use crate::store::outline::Outline;
use crate::store::outline::{OutlineNode, OutlinePair};
use crate::text::toml_quote;

impl<'p> SpliceContext<'p> {
    /// What becomes of the unknown keys of an entry.
    pub(super) fn unknown(
        &self,
        place: EntryPath,
        location: &EntryLocation<'p>,
        wanted: impl Iterator<Item = (&'p String, &'p UnknownPlan)>,
        draft: &mut SpliceDraft,
    ) {
        let mut standing: HashMap<&str, Vec<FieldLocation<'p>>> = HashMap::new();
        for (name, holding) in &location.unknown {
            standing.entry(name).or_default().push(*holding);
        }
        for (key, plan) in wanted {
            let holdings = standing.get(key.as_str()).map_or(&[][..], Vec::as_slice);
            self.unknown_key(place, location, key, holdings, plan, draft);
        }
    }

    /// What becomes of one key that `holdings` make up.
    pub(super) fn unknown_key(
        &self,
        place: EntryPath,
        location: &EntryLocation<'p>,
        key: &str,
        holdings: &[FieldLocation<'p>],
        plan: &UnknownPlan,
        draft: &mut SpliceDraft,
    ) {
        let above = header_parts(place);
        let Some(value) = &plan.value else {
            self.remove_all(holdings.iter().copied(), draft);
            return;
        };
        let fragment = plan.source.as_deref().unwrap_or_default();
        let outline = Outline::parse(fragment);
        let source = EntryTree::of_fragment(&outline, above).filter(|_| outline.faults.is_empty());
        let source = source.as_ref().map(|tree| Source {
            text: fragment,
            outline: &outline,
            tree,
        });
        let source = source
            .filter(|source| display_value(&source.tree.value(fragment)) == display_value(value));
        match EntryTree::of(self.outline, holdings.iter().copied(), above) {
            Some(tree) => {
                let whole = Whole {
                    place,
                    location,
                    key,
                    holdings,
                };
                self.change(&tree, value, source, &whole, draft);
            }
            None => self.insert_unknown(place, location, key, value, source, draft),
        }
    }

    /// Changes what stands there into a value, as little of it as can be.
    fn change(
        &self,
        tree: &EntryTree<'p>,
        value: &Value,
        source: Option<Source<'_>>,
        whole: &Whole<'_, 'p>,
        draft: &mut SpliceDraft,
    ) {
        if display_value(&tree.value(self.text)) == display_value(value) {
            return;
        }
        match (tree, value) {
            (EntryTree::Value { container, pair }, value) => {
                self.change_value(*container, pair, value, source, draft);
            }
            (EntryTree::Table(branch), Value::Table(pairs)) => {
                self.change_table(branch, pairs, source, whole, draft);
            }
            (EntryTree::Tables(branches), Value::List(items))
                if items.iter().all(|item| matches!(item, Value::Table(_))) =>
            {
                self.change_tables(branches, items, source, whole, draft);
            }
            _ => {
                // Another sort of thing stands there: all of the key is written anew.
                self.remove_all(whole.holdings.iter().copied(), draft);
                self.insert_unknown(whole.place, whole.location, whole.key, value, None, draft);
            }
        }
    }

    fn change_value(
        &self,
        container: EntryContainer<'p>,
        pair: &'p OutlinePair,
        value: &Value,
        source: Option<Source<'_>>,
        draft: &mut SpliceDraft,
    ) {
        let raw = source.and_then(|source| match source.tree {
            EntryTree::Value { pair, .. } => Some(&source.text[pair.value.bytes()]),
            _ => None,
        });
        let fits = |raw: &&str| matches!(container, EntryContainer::Table) || !raw.contains('\n');
        match raw.filter(fits) {
            // A list keeps the comments between its members.
            Some(raw) if !matches!(pair.value, OutlineNode::Array(..)) => {
                let bytes = pair.value.bytes();
                draft.push(TextEdit::replace(
                    bytes.start,
                    bytes.end,
                    self.own_lines(raw, bytes.start),
                ));
            }
            _ => self.replace(container, pair, value, None, draft),
        }
    }

    fn change_table(
        &self,
        branch: &Branch<'p>,
        pairs: &[(String, Value)],
        source: Option<Source<'_>>,
        whole: &Whole<'_, 'p>,
        draft: &mut SpliceDraft,
    ) {
        let wanted: HashMap<&str, &Value> = pairs
            .iter()
            .map(|(key, value)| (key.as_str(), value))
            .collect();
        for (name, child) in &branch.children {
            match wanted.get(name) {
                Some(value) => {
                    let below = source.and_then(|source| source.child(name));
                    self.change(child, value, below, whole, draft);
                }
                None => self.remove_tree(child, draft),
            }
        }
        for (name, value) in pairs {
            if branch.child(name).is_none() {
                let below = source.and_then(|source| source.child(name));
                self.insert_child(branch, name, value, below, draft);
            }
        }
    }

    /// Lists of tables: those at the beginning and the end that are alike stay, those between are changed one by one.
    fn change_tables(
        &self,
        branches: &[Branch<'p>],
        items: &[Value],
        source: Option<Source<'_>>,
        whole: &Whole<'_, 'p>,
        draft: &mut SpliceDraft,
    ) {
        let old: Vec<String> = branches
            .iter()
            .map(|one| display_value(&one.value(self.text)))
            .collect();
        let new: Vec<String> = items.iter().map(display_value).collect();
        let first = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
        let rest = old.len().min(new.len()) - first;
        let ends = old.iter().rev().zip(new.iter().rev()).take(rest);
        let last = ends.take_while(|(a, b)| a == b).count();
        let (old_end, new_end) = (old.len() - last, new.len() - last);
        let of_source = |index: usize| match source.map(|source| source.tree) {
            Some(EntryTree::Tables(branches)) => branches.get(index),
            _ => None,
        };
        let both = (old_end - first).min(new_end - first);
        for index in first..first + both {
            if let Value::Table(pairs) = &items[index] {
                self.change_table(&branches[index], pairs, None, whole, draft);
            }
        }
        for branch in &branches[first + both..old_end] {
            self.remove_branch(branch, draft);
        }
        let Some(before) = branches.get((first + both).saturating_sub(1)) else {
            return;
        };
        let anchor = Anchor::Tables(before.tables.clone());
        for (index, item) in items.iter().enumerate().take(new_end).skip(first + both) {
            let own = source.zip(of_source(index));
            let body = own.and_then(|(source, branch)| block_lines(source, &branch.tables));
            let body = body.or_else(|| self.table_lines(before, item));
            if let Some(body) = body {
                draft.block(anchor.clone(), body, true, rank::PART);
            }
        }
    }

    /// A table of a list, in the words of the header of one that stands.
    fn table_lines(&self, like: &Branch<'p>, item: &Value) -> Option<String> {
        let table = &self.outline.tables[like.header?];
        let header = &self.text[table.header.clone()];
        let newline = lines::newline(self.text, table.header.start);
        let mut body = format!("{header}{newline}");
        let Value::Table(pairs) = item else {
            return None;
        };
        for (key, value) in pairs {
            let text = render(value, ValueLayout::Lines(newline), None);
            body.push_str(&format!("{} = {text}{newline}", toml_quote::key(key)));
        }
        Some(body)
    }

    fn remove_tree(&self, tree: &EntryTree<'p>, draft: &mut SpliceDraft) {
        match tree {
            EntryTree::Value { container, pair } => self.remove_pair(*container, pair, draft),
            EntryTree::Table(branch) => self.remove_branch(branch, draft),
            EntryTree::Tables(branches) => {
                for branch in branches {
                    self.remove_branch(branch, draft);
                }
            }
        }
    }

    fn remove_branch(&self, branch: &Branch<'p>, draft: &mut SpliceDraft) {
        draft.gone.extend(&branch.tables);
        for (container, pair, _) in &branch.dotted {
            self.remove_pair(*container, pair, draft);
        }
    }

    /// A key more in a table that stands.
    fn insert_child(
        &self,
        branch: &Branch<'p>,
        name: &str,
        value: &Value,
        source: Option<Source<'_>>,
        draft: &mut SpliceDraft,
    ) {
        let below = Anchor::Tables(branch.tables.clone());
        if let Some(body) = source
            .and_then(tables_of)
            .filter(|_| !branch.tables.is_empty())
        {
            draft.block(below, body, true, rank::PART);
            return;
        }
        if let Some(index) = branch.header {
            let table = &self.outline.tables[index];
            let last = table.pairs.last();
            let anchor = last.map_or(table.header.end, |pair| pair.bytes().end);
            let like = last.map(|pair| lines::indent(self.text, pair.bytes().start));
            let indent = like.unwrap_or_else(|| lines::indent(self.text, table.header.start));
            let sign = last.map_or(" = ", |pair| self.sign(pair));
            for line in self.pair_lines(&toml_quote::key(name), sign, value, source, anchor) {
                draft.push(self.line_after(anchor, &format!("{indent}{line}"), rank::UNKNOWN));
            }
            return;
        }
        if let Some((container, pair, depth)) = branch.dotted.last().copied() {
            let to = pair.keys[depth - 1].bytes.end;
            let first = pair.keys[0].bytes.start;
            let key = format!("{}.{}", &self.text[first..to], toml_quote::key(name));
            self.insert_beside(container, pair, &key, value, source, draft);
            return;
        }
        if let Some(&index) = branch.tables.first() {
            // Only tables below it stand there: it gets a header of its own.
            let table = &self.outline.tables[index];
            let newline = lines::newline(self.text, table.header.start);
            let depth = self.depth_of(branch, index);
            let first = table.keys.first().map_or(0, |key| key.bytes.start);
            let last = table.keys.get(depth - 1).map_or(first, |key| key.bytes.end);
            let text = render(value, ValueLayout::Lines(newline), None);
            let body = format!(
                "[{}]{newline}{} = {text}{newline}",
                &self.text[first..last],
                toml_quote::key(name)
            );
            draft.block(below, body, true, rank::PART);
        }
    }

    /// How many parts of a header name a table that only headers below it make.
    fn depth_of(&self, branch: &Branch<'p>, index: usize) -> usize {
        let keys = &self.outline.tables[index].keys;
        let named = |key: &crate::store::outline::OutlineKey| branch.child(&key.name).is_some();
        keys.iter().position(named).unwrap_or(keys.len()).max(1)
    }

    /// A pair beside another of its container.
    pub(super) fn insert_beside(
        &self,
        container: EntryContainer<'p>,
        beside: &'p OutlinePair,
        key: &str,
        value: &Value,
        source: Option<Source<'_>>,
        draft: &mut SpliceDraft,
    ) {
        match container {
            EntryContainer::Inline(node) => {
                let pair = format!("{key} = {}", render(value, ValueLayout::Inline, None));
                let start = beside.bytes().start;
                if let Some(members) = draft.members(node) {
                    members.insert_after(Some(start), rank::UNKNOWN, pair);
                }
            }
            EntryContainer::Table => {
                let anchor = beside.bytes().end;
                let indent = lines::indent(self.text, beside.bytes().start);
                for line in self.pair_lines(key, self.sign(beside), value, source, anchor) {
                    draft.push(self.line_after(anchor, &format!("{indent}{line}"), rank::UNKNOWN));
                }
            }
        }
    }

    /// The lines of a pair: the value as it was written elsewhere, with the comment behind it.
    pub(super) fn pair_lines(
        &self,
        key: &str,
        sign: &str,
        value: &Value,
        source: Option<Source<'_>>,
        at: usize,
    ) -> Vec<String> {
        let newline = lines::newline(self.text, at);
        let raw = source.and_then(|source| match source.tree {
            EntryTree::Value { pair, .. } => {
                let bytes = pair.value.bytes();
                let comment = lines::comment(source.text, bytes.end);
                let gap = if comment.is_some() { " " } else { "" };
                let value = &source.text[bytes];
                Some(format!("{value}{gap}{}", comment.unwrap_or_default()))
            }
            _ => None,
        });
        let text = match raw {
            Some(raw) => self.own_lines(&raw, at),
            None => render(value, ValueLayout::Lines(newline), None),
        };
        vec![format!("{key}{sign}{text}")]
    }

    /// A stretch of another text with this one's newlines.
    pub(super) fn own_lines(&self, raw: &str, at: usize) -> String {
        let newline = lines::newline(self.text, at);
        raw.replace("\r\n", "\n").replace('\n', newline)
    }
}

/// The key that is being changed.
struct Whole<'w, 'p> {
    place: EntryPath,
    location: &'w EntryLocation<'p>,
    key: &'w str,
    holdings: &'w [FieldLocation<'p>],
}
