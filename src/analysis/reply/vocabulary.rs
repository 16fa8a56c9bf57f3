//! The words of replies, English and Urdu (in its script and in Latin letters), folded for comparison.

use crate::text::fold;

/// What a word of a reply says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// It stands as it is.
    Confirm,
    /// It is done.
    Done,
    /// Work has begun.
    Started,
    /// It is blocked.
    Blocked,
    /// It is not so.
    Negation,
    /// It lies ahead.
    Future,
    /// It is not certain.
    Doubt,
    /// A risk has occurred.
    Occurred,
    /// A request is granted.
    Accepted,
    /// A request is granted in part.
    Partial,
    /// A request is not granted.
    Declined,
    /// What follows explains.
    ReasonGiven,
    /// It says nothing by itself.
    Filler,
}

use Meaning::{
    Accepted, Blocked, Confirm, Declined, Done, Doubt, Filler, Future, Negation, Occurred, Partial,
    ReasonGiven, Started,
};

/// Words by meaning. A word of two parts is compared with both words together.
const WORDS: &[(Meaning, &[&str])] = &[
    (
        Confirm,
        &[
            "ok",
            "okay",
            "okey",
            "k",
            "yes",
            "fine",
            "same",
            "confirmed",
            "confirm",
            "unchanged",
            "on track",
            "no change",
            "as planned",
            "as is",
            "on time",
            "on schedule",
            "theek",
            "thik",
            "theek hai",
            "ji",
            "haan",
            "han",
            "ٹھیک",
            "ٹھیک ہے",
            "جی",
            "ہاں",
            "درست",
            "👍",
        ],
    ),
    (
        Done,
        &[
            "done",
            "completed",
            "complete",
            "finished",
            "achieved",
            "delivered",
            "told",
            "ho gaya",
            "hogaya",
            "ho gya",
            "mukammal",
            "مکمل",
            "ہو گیا",
            "ہوگیا",
            "✅",
            "✔",
        ],
    ),
    (
        Started,
        &[
            "started",
            "begun",
            "began",
            "ongoing",
            "in progress",
            "underway",
            "shuru",
            "شروع",
        ],
    ),
    (
        Blocked,
        &[
            "blocked",
            "stuck",
            "stopped",
            "held up",
            "on hold",
            "halted",
            "ruka",
            "ruk gaya",
            "band",
            "رکا",
            "رک گیا",
            "بند",
        ],
    ),
    (
        Negation,
        &[
            "no", "not", "nahi", "nahin", "never", "pending", "isnt", "isn't", "wont", "won't",
            "نہیں", "نہ",
        ],
    ),
    (
        Future,
        &[
            "will",
            "shall",
            "would",
            "going",
            "hoga",
            "ho jayega",
            "گا",
            "ہوگا",
            "ہو جائے",
        ],
    ),
    (
        Doubt,
        &[
            "maybe",
            "perhaps",
            "probably",
            "possibly",
            "hopefully",
            "might",
            "unsure",
            "tentative",
            "shayad",
            "شاید",
        ],
    ),
    (
        Occurred,
        &["occurred", "happened", "materialised", "materialized"],
    ),
    (
        Accepted,
        &[
            "accepted",
            "accept",
            "agreed",
            "agree",
            "approved",
            "yes",
            "منظور",
        ],
    ),
    (Partial, &["partial", "partially", "partly", "in part"]),
    (
        Declined,
        &[
            "declined",
            "decline",
            "rejected",
            "refused",
            "no",
            "cannot",
            "can't",
            "not possible",
            "نامنظور",
        ],
    ),
    (
        ReasonGiven,
        &[
            "because",
            "due to",
            "since",
            "as",
            "owing to",
            "reason",
            "kyunke",
            "kyonke",
            "کیونکہ",
            "وجہ",
        ],
    ),
    (
        Filler,
        &[
            "by",
            "on",
            "at",
            "be",
            "is",
            "it",
            "its",
            "was",
            "are",
            "the",
            "till",
            "until",
            "upto",
            "up to",
            "to",
            "expected",
            "before",
            "around",
            "about",
            "approx",
            "now",
            "new",
            "date",
            "moved",
            "move",
            "shift",
            "shifted",
            "delayed",
            "postponed",
            "finish",
            "ready",
            "in",
            "for",
            "we",
            "i",
            "has",
            "have",
            "been",
            "all",
            "yet",
            "still",
            "sir",
            "pls",
            "please",
            "tak",
            "ko",
            "se",
            "inshallah",
            "insha",
            "allah",
            "تک",
            "کو",
            "سے",
            "ہے",
            "inshaallah",
            "value",
            "reading",
            "answer",
            "forecast",
            "then",
            "sent",
            "this",
            "that",
            "so",
        ],
    ),
];

/// What people write around a reply.
const COURTESIES: &[&str] = &[
    "salam",
    "aoa",
    "assalam",
    "alaikum",
    "assalamualaikum",
    "walaikum",
    "o",
    "dear",
    "sir",
    "madam",
    "hi",
    "hello",
    "thanks",
    "thank",
    "you",
    "regards",
    "best",
    "kind",
    "jazakallah",
    "shukria",
    "please",
    "find",
    "my",
    "reply",
    "below",
    "good",
    "morning",
    "afternoon",
    "evening",
    "سلام",
    "علیکم",
    "السلام",
    "شکریہ",
];

/// Every item of the list.
const ALL: &[&str] = &["all", "everything", "rest", "sab", "سب", "others"];

/// Whether a word, folded, has a meaning. Mistyped words of four letters and more count too.
pub(crate) fn means(word: &str, meaning: Meaning) -> bool {
    let words = WORDS.iter().filter(|(known, _)| *known == meaning);
    words.flat_map(|(_, words)| *words).any(|known| {
        let known = fold(known);
        word == known || is_mistyped(word, &known)
    })
}

/// Whether a word of the reply has any meaning of its own beside filling.
pub(crate) fn is_action(word: &str) -> bool {
    [
        Confirm, Done, Started, Blocked, Negation, Occurred, Accepted, Partial, Declined,
    ]
    .into_iter()
    .any(|meaning| means(word, meaning))
}

/// Whether a word names all items.
pub(crate) fn names_all(word: &str) -> bool {
    ALL.iter().any(|known| fold(known) == word)
}

/// Whether a text is a greeting or thanks, and nothing else.
pub(crate) fn is_courtesy(text: &str) -> bool {
    fold(text)
        .split(|character: char| !character.is_alphabetic())
        .filter(|word| !word.is_empty())
        .all(|word| COURTESIES.iter().any(|known| fold(known) == word))
}

/// One or two letters wrong, missing, too many or changed about, by the length of the word. Short words must be right.
fn is_mistyped(word: &str, known: &str) -> bool {
    let length = known.chars().count();
    let most = match length {
        0..4 => return false,
        4..8 => 1,
        _ => 2,
    };
    known.is_ascii()
        && word.chars().count() >= 4.min(length - 1)
        && strsim::osa_distance(word, known) <= most
}
