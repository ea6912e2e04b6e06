//! The program: hands over to the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    worldcafe::cli::run(std::env::args_os())
}
