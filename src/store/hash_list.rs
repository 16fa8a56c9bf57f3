//! Lists of SHA-256, as `sha256sum -c` reads them.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

/// The name of such a list.
pub(crate) const SHA256SUMS: &str = "SHA256SUMS";

/// The SHA-256 of bytes, in hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    let mut hex = String::new();
    for byte in Sha256::digest(bytes) {
        // Writing into a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

/// A line for each file: its hash, two spaces, its name.
pub(crate) fn hash_list<'f>(files: impl Iterator<Item = (&'f str, &'f [u8])>) -> String {
    files
        .map(|(name, bytes)| format!("{}  {name}\n", sha256(bytes)))
        .collect()
}

/// The names of a list with their hashes; lines of another form are passed over.
pub(crate) fn hashes(list: &str) -> impl Iterator<Item = (&str, &str)> {
    let pairs = list.lines().filter_map(|line| line.split_once("  "));
    pairs.map(|(hash, name)| (name, hash))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_what_sha256sum_writes() {
        let list = hash_list([("a b.toml", &b"abc"[..])].into_iter());
        let hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(list, format!("{hash}  a b.toml\n"));
        assert_eq!(hashes(&list).collect::<Vec<_>>(), [("a b.toml", hash)]);
    }
}
