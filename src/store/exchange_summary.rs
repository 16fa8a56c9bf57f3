//! How much a sync exchanged, in words: the same with a folder and with a remote.

/// "sent 12, received 3, 2 conflicts".
pub(super) fn words(sent: usize, received: usize, conflicts: usize) -> String {
    let named = if conflicts == 1 {
        "conflict"
    } else {
        "conflicts"
    };
    format!("sent {sent}, received {received}, {conflicts} {named}")
}
