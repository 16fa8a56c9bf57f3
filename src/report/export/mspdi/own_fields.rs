//! The fields of a task in which a project keeps what its own fields cannot.

/// The fields of our own: their number, name and alias.
pub const OWN_FIELDS: [(&str, &str, &str); 4] = [
    ("188743731", "Text1", "Roadmap id"),
    ("188743734", "Text2", "Roadmap status"),
    ("188743737", "Text3", "Computed start"),
    ("188743740", "Text4", "Roadmap"),
];
