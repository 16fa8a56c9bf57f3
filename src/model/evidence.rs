//! Evidence that entries name: which of it reads like a file of the folder.

use super::document::Roadmap;
use super::kind::Kind;

/// Whether a piece of evidence reads like a file of the folder: no space and no web address, and an ending of two to
/// five letters or digits, at least one of them a letter. A version number such as `v2.10a` is none.
pub(crate) fn reads_like_a_file(text: &str) -> bool {
    let is_address = text.starts_with("http://") || text.starts_with("https://");
    let Some((stem, ending)) = text.rsplit_once('.') else {
        return false;
    };
    let is_ending = (2..=5).contains(&ending.len())
        && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && ending.bytes().any(|byte| byte.is_ascii_alphabetic());
    let digits = stem.strip_prefix('v').unwrap_or_default();
    let is_version = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_ending
        && !is_address
        && !stem.is_empty()
        && !is_version
        && !text.contains(char::is_whitespace)
}

impl Roadmap {
    /// The files that its milestones, assessments and feedback name as evidence, each with what names it. What a
    /// sensitive feedback must not hold counts as absent.
    pub fn evidence_files(&self) -> impl Iterator<Item = ((Kind, usize), &str)> {
        let milestones = (self.milestones.iter().enumerate()).flat_map(|(index, one)| {
            let named = one.evidence.iter();
            named.map(move |name| ((Kind::Milestone, index), name))
        });
        let assessments = (self.assessments.iter().enumerate()).flat_map(|(index, one)| {
            let named = one.evidence.iter();
            named.map(move |name| ((Kind::Assessment, index), name))
        });
        let feedback = (self.feedback.iter().enumerate())
            .filter(|(_, one)| one.sensitive != Some(true))
            .flat_map(|(index, one)| {
                let named = one.evidence.iter();
                named.map(move |name| ((Kind::Feedback, index), name))
            });
        let all = milestones.chain(assessments).chain(feedback);
        all.map(|(on, name)| (on, name.as_str()))
            .filter(|(_, name)| reads_like_a_file(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_an_ending_and_no_space() {
        for name in [
            "a.pdf",
            "docs/b.c.7z",
            "نقشہ.jpeg",
            "vx.doc",
            "../a.xlsx",
            "docs/v2.10a",
        ] {
            assert!(reads_like_a_file(name), "{name}");
        }
        for text in [
            "minute 3/2026",
            "report.",
            "a.b",
            "a.spread",
            "no 3.12",
            "edition2.10",
            "v2.1a",
            ".pdf",
            "v2.pdf",
            "http://x.org/a.pdf",
            "https://x.org/a.pdf",
            "a.p-f",
            "two words.pdf",
        ] {
            assert!(!reads_like_a_file(text), "{text}");
        }
    }
}
