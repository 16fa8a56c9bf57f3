//! A panic on purpose, for the tests of what happens then.

/// Panics where a test asks for it; in builds for release there is no such thing.
pub(crate) fn test_panic(place: &str) {
    let is_asked =
        cfg!(debug_assertions) && std::env::var_os("TCU_TEST_PANIC").is_some_and(|at| at == place);
    assert!(!is_asked, "a panic on purpose, in {place}");
}
