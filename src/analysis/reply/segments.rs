//! A reply split into what is said about each number.

use super::read;
use super::vocabulary::{is_action, is_courtesy, names_all};
use crate::dates::{Calendar, is_month};
use crate::text::fold;

/// The words that go with some numbers of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Segment {
    /// The numbers; none where no number goes with the words.
    pub numbers: Vec<usize>,
    /// The words, as they were written.
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TokenKind {
    Number(usize),
    Word,
    /// A sign that ends what was said: a new line, `,` `;`.
    Separator,
    /// Any other sign.
    Sign(char),
}

/// A piece of the reply: `start..end` are bytes of its text.
#[derive(Clone, Copy, Debug)]
struct Token {
    kind: TokenKind,
    start: usize,
    end: usize,
}

/// Splits a reply to a list of `count` items.
pub(crate) fn split(text: &str, count: usize, calendar: &Calendar) -> Vec<Segment> {
    let splitter = Splitter {
        text,
        tokens: tokens(text),
        count,
        calendar,
    };
    splitter.segments()
}

struct Splitter<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    count: usize,
    calendar: &'t Calendar,
}

/// A segment in the making: its numbers, and the token with which its words begin.
struct OpenSegment {
    numbers: Vec<usize>,
    first: usize,
}

impl Splitter<'_> {
    fn segments(&self) -> Vec<Segment> {
        let mut segments = Vec::new();
        let mut open = OpenSegment {
            numbers: Vec::new(),
            first: 0,
        };
        let mut at = 0;
        while at < self.tokens.len() {
            let Some((numbers, next)) = self.numbers_at(at, &open) else {
                at += 1;
                continue;
            };
            if self.is_blank(open.first, at) && !open.numbers.is_empty() {
                open.numbers.extend(numbers);
                open.first = next;
            } else {
                self.close(&open, at, &mut segments);
                open = OpenSegment {
                    numbers,
                    first: next,
                };
            }
            at = next;
        }
        self.close(&open, self.tokens.len(), &mut segments);
        segments
    }

    /// The numbers of items that begin at a token, and the token behind them.
    fn numbers_at(&self, at: usize, open: &OpenSegment) -> Option<(Vec<usize>, usize)> {
        let TokenKind::Number(number) = self.tokens[at].kind else {
            return None;
        };
        if !self.is_item(at, number, open) {
            return None;
        }
        if let Some((last, next)) = self.range_end(at, number, open) {
            return Some(((number..=last).collect(), next));
        }
        Some((vec![number], at + 1))
    }

    /// Whether the number at a token names an item rather than being part of a date or value.
    fn is_item(&self, at: usize, number: usize, open: &OpenSegment) -> bool {
        let is_fresh = self.is_fresh(at);
        let is_first_word = self.is_blank(open.first, at);
        if self.joins_number(at, is_fresh, open) {
            return false;
        }
        if number == 0 || number > self.count {
            // A number that is not of the list counts as one only where a list would have it.
            let begins = is_fresh && self.starts_line(at) && self.followed_by_action(at);
            return begins && number > 0;
        }
        if is_fresh {
            // "1, 2 ok" names two; "2 15 march" does not.
            return !self.is_date_ahead(open, at);
        }
        if self.has_bracket(at) {
            return true;
        }
        if is_first_word || open.numbers.is_empty() {
            return false;
        }
        let follows = open.numbers.last().is_some_and(|last| number == last + 1);
        follows
            && (self.followed_by_action(at)
                || (self.followed_by_date(at) && self.is_complete(open, at)))
    }

    /// "2)": a number with the bracket of a list behind it.
    fn has_bracket(&self, at: usize) -> bool {
        self.kind(at + 1) == Some(TokenKind::Sign(')'))
            && self.tokens[at].end == self.tokens[at + 1].start
    }

    /// Whether the words so far end in what wants a day behind it: "by", "on" and so on.
    fn is_date_ahead(&self, open: &OpenSegment, at: usize) -> bool {
        let words = fold(&self.words(open.first, at));
        let last = words.split_whitespace().last().unwrap_or_default();
        matches!(
            last,
            "by" | "on" | "until" | "till" | "before" | "to" | "from" | "sep" | "of"
        )
    }

    /// Whether the number is joined to another by `/`, `-` or `.`, as in a date.
    fn joins_number(&self, at: usize, is_fresh: bool, open: &OpenSegment) -> bool {
        let joined = |sign: usize, other: usize| {
            matches!(
                self.kind(sign),
                Some(TokenKind::Sign('/' | '-' | '.' | ':'))
            ) && matches!(self.kind(other), Some(TokenKind::Number(_)))
                && self.tokens[sign].end.max(self.tokens[other].end)
                    - self.tokens[sign].start.min(self.tokens[other].start)
                    == (self.tokens[sign].end - self.tokens[sign].start)
                        + (self.tokens[other].end - self.tokens[other].start)
        };
        let behind = joined(at + 1, at + 2) && self.tokens[at].end == self.tokens[at + 1].start;
        let before = at >= 2
            && joined(at - 1, at - 2)
            && self.tokens[at - 2].end == self.tokens[at - 1].start
            && self.tokens[at - 1].end == self.tokens[at].start;
        let plus = at >= 1
            && self.kind(at - 1) == Some(TokenKind::Sign('+'))
            && self.tokens[at - 1].end == self.tokens[at].start;
        let is_range = is_fresh
            && matches!(self.kind(at), Some(TokenKind::Number(first)) if self.range_end(at, first, open).is_some());
        let is_numbered_date = behind && self.starts_with_date(at);
        before || plus || (behind && !is_range && !is_numbered_date)
    }

    /// "2.15/3": a number of the list with its point, and a date right behind.
    fn starts_with_date(&self, at: usize) -> bool {
        matches!(self.kind(at + 1), Some(TokenKind::Sign('.' | ':' | '-')))
            && matches!(self.kind(at + 3), Some(TokenKind::Sign('/')))
    }

    /// "1-3 ok": the last number of a range, and the token behind it.
    fn range_end(&self, at: usize, first: usize, open: &OpenSegment) -> Option<(usize, usize)> {
        if !self.is_blank(open.first, at) && !self.is_fresh(at) {
            return None;
        }
        let joins = match self.kind(at + 1)? {
            TokenKind::Sign('-' | '–') => true,
            TokenKind::Word => self.word(at + 1) == "to",
            _ => false,
        };
        let TokenKind::Number(last) = self.kind(at + 2)? else {
            return None;
        };
        let follows = match self.kind(at + 3) {
            Some(TokenKind::Sign('-' | '/' | '.')) => false,
            Some(TokenKind::Word) => is_action(&self.word(at + 3)),
            _ => false,
        };
        let fits = joins && follows && first < last && last <= self.count;
        fits.then_some((last, at + 3))
    }

    fn close(&self, open: &OpenSegment, end: usize, segments: &mut Vec<Segment>) {
        let text = self.words(open.first, end);
        if !open.numbers.is_empty() {
            segments.push(Segment {
                numbers: open.numbers.clone(),
                text: without_courtesies(&text),
            });
            return;
        }
        let lines = text.split(['\n', ',', ';', '،', '؛']).map(str::trim);
        for line in lines.filter(|line| line.chars().any(char::is_alphanumeric)) {
            segments.push(self.unnumbered(line));
        }
    }

    /// "ok 1 and 2", "all ok": the numbers stand behind the words, or in words.
    fn unnumbered(&self, line: &str) -> Segment {
        let pieces: Vec<String> = fold(line).split_whitespace().map(str::to_owned).collect();
        if pieces.first().is_some_and(|word| names_all(word)) && pieces.len() > 1 {
            return Segment {
                numbers: (1..=self.count).collect(),
                text: line
                    .split_whitespace()
                    .skip(1)
                    .collect::<Vec<_>>()
                    .join(" "),
            };
        }
        let is_number = |word: &String| {
            word.parse()
                .is_ok_and(|number: usize| (1..=self.count).contains(&number))
        };
        let tail = pieces.iter().rev();
        let numbers: Vec<usize> = tail
            .take_while(|word| is_number(word) || matches!(word.as_str(), "and" | "&"))
            .filter_map(|word| word.parse().ok())
            .collect();
        let words: Vec<&String> = pieces.iter().take_while(|word| !is_number(word)).collect();
        let is_action = words.first().is_some_and(|word| is_action(word));
        if numbers.is_empty() || !is_action || words.iter().any(|word| is_month(word)) {
            return Segment {
                numbers: Vec::new(),
                text: line.to_owned(),
            };
        }
        Segment {
            numbers: numbers.into_iter().rev().collect(),
            text: line
                .split_whitespace()
                .take(words.len())
                .collect::<Vec<_>>()
                .join(" "),
        }
    }

    /// Whether a number at this token begins something new: at the start, or behind a separator.
    fn is_fresh(&self, at: usize) -> bool {
        let mut before = at;
        while before > 0 {
            match self.tokens[before - 1].kind {
                TokenKind::Separator => return true,
                TokenKind::Sign('.') if self.is_apart(before - 1) => return true,
                TokenKind::Sign('#' | '(' | '*' | '•' | '[' | '.' | '-') => before -= 1,
                TokenKind::Word
                    if matches!(
                        self.word(before - 1).as_str(),
                        "and" | "no" | "item" | "aur" | "اور" | "number"
                    ) =>
                {
                    return !matches!(self.word(before - 1).as_str(), "no")
                        || self.starts_line(before - 1);
                }
                _ => return false,
            }
        }
        true
    }

    /// A point with white space behind it ends a sentence.
    fn is_apart(&self, sign: usize) -> bool {
        let next = self.tokens.get(sign + 1);
        next.is_none_or(|next| next.start > self.tokens[sign].end)
            && sign > 0
            && self.tokens[sign - 1].kind == TokenKind::Word
    }

    fn starts_line(&self, at: usize) -> bool {
        at == 0
            || self.tokens[at - 1].kind == TokenKind::Separator
            || self.kind(at - 1) == Some(TokenKind::Sign('#'))
    }

    fn followed_by_action(&self, at: usize) -> bool {
        let next = (at + 1..self.tokens.len())
            .find(|next| !matches!(self.kind(*next), Some(TokenKind::Sign(_))));
        next.is_some_and(|next| {
            let two = format!("{} {}", self.word(next), self.word(next + 1));
            self.tokens[next].kind == TokenKind::Word
                && (is_action(&self.word(next)) || is_action(&two))
        })
    }

    fn followed_by_date(&self, at: usize) -> bool {
        self.kind(at + 1) == Some(TokenKind::Word) && is_month(&self.word(at + 1))
            || matches!(self.kind(at + 1), Some(TokenKind::Number(_)))
    }

    /// Whether the words of a segment say something by themselves.
    fn is_complete(&self, open: &OpenSegment, end: usize) -> bool {
        read::is_understood(&self.words(open.first, end), self.calendar)
    }

    fn is_blank(&self, first: usize, end: usize) -> bool {
        let is_word = |token: &Token| matches!(token.kind, TokenKind::Word | TokenKind::Number(_));
        let tokens = self.tokens.get(first..end).unwrap_or_default();
        tokens.iter().all(|token| {
            !is_word(token)
                || matches!(
                    fold(&self.text[token.start..token.end]).as_str(),
                    "and" | "aur"
                )
        })
    }

    /// The words between two tokens, without the signs around them.
    fn words(&self, first: usize, end: usize) -> String {
        let Some(start) = self.tokens.get(first).map(|token| token.start) else {
            return String::new();
        };
        let stop = self.tokens[..end].last().map_or(start, |token| token.end);
        let text = self.text.get(start..stop).unwrap_or_default();
        let around =
            |character: char| character.is_whitespace() || ",;:.)(]#*•=>–،؛".contains(character);
        let text = text.trim_matches(around);
        let text = text.strip_prefix('-').unwrap_or(text).trim_matches(around);
        text.strip_suffix(" and").unwrap_or(text).to_owned()
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    fn word(&self, at: usize) -> String {
        let token = self.tokens.get(at);
        token
            .map(|token| fold(&self.text[token.start..token.end]))
            .unwrap_or_default()
    }
}

/// The text without the lines below the first that only greet or thank.
fn without_courtesies(text: &str) -> String {
    let mut lines = text.lines();
    let first = lines.next().unwrap_or_default();
    let rest = lines.filter(|line| !is_courtesy(line));
    std::iter::once(first)
        .chain(rest)
        .collect::<Vec<_>>()
        .join("\n")
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut characters = text.char_indices().peekable();
    while let Some((start, first)) = characters.next() {
        let is_digit = |character: char| {
            fold(&character.to_string()).starts_with(|digit: char| digit.is_ascii_digit())
        };
        let is_letter =
            |character: char| character.is_alphabetic() || character == '\'' || character == '’';
        let same: Option<&dyn Fn(char) -> bool> = match first {
            _ if is_digit(first) => Some(&is_digit),
            _ if is_letter(first) => Some(&is_letter),
            _ => None,
        };
        let mut end = start + first.len_utf8();
        if let Some(same) = same {
            while let Some((at, next)) = characters.next_if(|(_, next)| same(*next)) {
                end = at + next.len_utf8();
            }
        }
        let kind = match first {
            _ if is_digit(first) => match fold(&text[start..end]).parse() {
                Ok(number) if end - start <= 8 => TokenKind::Number(number),
                _ => TokenKind::Word,
            },
            _ if is_letter(first) => TokenKind::Word,
            '\n' | ',' | ';' | '،' | '؛' => TokenKind::Separator,
            _ if first.is_whitespace() => continue,
            _ => TokenKind::Sign(first),
        };
        tokens.push(Token { kind, start, end });
    }
    tokens
}
