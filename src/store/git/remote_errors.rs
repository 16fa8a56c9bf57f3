//! Why a remote was not reached or did not take what was sent, in words for people who do not know git.
//!
//! Git's own text is passed on only where it says something that nothing here knows.

use std::process::Output;

/// What git and its transports say, in small letters, and what that means. The first that is found counts.
const MEANINGS: [(&[&str], &str); 5] = [
    (
        &[
            "could not resolve",
            "name or service not known",
            "name resolution",
            "network is unreachable",
            "no route to host",
            "connection timed out",
            "connection refused",
            "connection reset",
            "failed to connect",
            "operation timed out",
            "unable to look up",
        ],
        "the remote cannot be reached: there is no network, or not to where it is",
    ),
    (
        &["host key verification failed"],
        "the remote is not known to this laptop yet: run git fetch once in a terminal and confirm it",
    ),
    (
        &[
            "permission denied",
            "authentication failed",
            "could not read username",
            "could not read password",
            "terminal prompts disabled",
            "returned error: 401",
            "returned error: 403",
        ],
        "the remote does not let this laptop in: run git fetch once in a terminal and sign in there",
    ),
    (
        &[
            "does not appear to be a git repository",
            "repository not found",
            "does not exist",
            "no such file or directory",
            "returned error: 404",
            "not found",
        ],
        "the remote is not where it was; if it is on a stick or a share, put that in",
    ),
    (
        &["fetch first", "non-fast-forward", "cannot lock"],
        "others are sending at the same time",
    ),
];

/// Why a fetch or a push failed, in one sentence.
pub(crate) fn why(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    let small = text.to_lowercase();
    let known = MEANINGS
        .iter()
        .find(|(signs, _)| signs.iter().any(|sign| small.contains(sign)));
    match known {
        Some((_, words)) => (*words).to_owned(),
        None => format!("git says: {}", super::said(output)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::ExitStatus;

    fn told(stderr: &str) -> String {
        why(&Output {
            status: ExitStatus::default(),
            stdout: Vec::new(),
            stderr: stderr.as_bytes().to_vec(),
        })
    }

    #[test]
    fn why_a_remote_is_away_is_said_in_words_and_without_what_git_adds() {
        for (stderr, words) in [
            (
                "fatal: unable to access 'https://x.pk/r.git/': Could not resolve host: x.pk",
                "no network",
            ),
            (
                "ssh: Could not resolve hostname x.pk: Name or service not known\nfatal: Could not read from \
                 remote repository.\n\nPlease make sure you have the correct access rights\n",
                "no network",
            ),
            (
                "fatal: '/media/S/r.git' does not appear to be a git repository\nfatal: Could not read from \
                 remote repository.\n",
                "not where it was",
            ),
            (
                "git@x.pk: Permission denied (publickey).\nfatal: Could not read from remote repository.\n",
                "sign in",
            ),
            (
                "fatal: could not read Username for 'https://x.pk': terminal prompts disabled\n",
                "sign in",
            ),
            (
                " ! [rejected]        main -> main (fetch first)\nerror: failed to push some refs\n",
                "others are sending",
            ),
        ] {
            let said = told(stderr);
            assert!(said.contains(words), "{said}");
            assert!(
                !said.contains("fatal") && !said.contains("git says"),
                "{said}"
            );
        }
    }

    #[test]
    fn what_only_the_remote_knows_is_passed_on_without_gits_own_words() {
        let said = told(
            "remote: The disk of the office is full.\nTo /srv/r.git\n ! [remote rejected] main -> main (pre-receive \
             hook declined)\nerror: failed to push some refs to '/srv/r.git'\n",
        );
        assert!(said.contains("The disk of the office is full."), "{said}");
        for noise in ["remote:", "error:", "fatal:"] {
            assert!(!said.contains(noise), "{said}");
        }
    }
}
