//! The `parallax` program: parse arguments, run, print the error chain.

use std::process::ExitCode;

fn main() -> ExitCode {
    match parallax::cli::run() {
        Ok(code) => code,
        Err(error) => {
            #[expect(clippy::print_stderr, reason = "the program's one error message")]
            {
                eprintln!("error: {error:#}");
            }
            ExitCode::FAILURE
        }
    }
}
