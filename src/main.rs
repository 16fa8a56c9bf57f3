//! The program: parse, dispatch, exit status.

fn main() -> std::process::ExitCode {
    tcu::cli::main(std::env::args_os())
}
