//! The program: parse, dispatch, exit status.

fn main() -> std::process::ExitCode {
    tcu::main(std::env::args_os())
}
