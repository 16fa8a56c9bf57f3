//! How the program starts: where it looks, and what it says when it cannot.

use crate::sealed::Sealed;

#[test]
fn without_a_command_and_without_a_terminal_it_refuses_with_a_hint() {
    insta::assert_snapshot!(Sealed::empty().run(&[]), @r"
    --- stderr
    error: the screens need a terminal
      help: in a script use a command, such as tcu check; tcu --help names them all
    --- status 2
    ");
}
