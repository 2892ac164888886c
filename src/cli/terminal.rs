//! Asks the person at the terminal: passwords without echo, and whether to go on.

use crate::domain::Password;
use anyhow::{Context as _, bail};
use std::io::{IsTerminal as _, Write as _};

/// A new password: typed twice on a terminal, the first line of standard input elsewhere.
pub(super) fn new_password() -> anyhow::Result<Password> {
    if !std::io::stdin().is_terminal() {
        return Ok(Password::parse(&first_line().context("reading the password")?)?);
    }
    let password = Password::parse(&hidden("Password: ")?)?;
    if hidden("The same again: ")?.as_bytes() != password.as_bytes() {
        bail!("the two passwords differ; nothing was changed");
    }
    Ok(password)
}

fn hidden(prompt: &str) -> anyhow::Result<String> {
    rpassword::prompt_password(prompt).context("reading the password from the terminal")
}

/// Asks for a yes on the terminal.
///
/// # Errors
/// Anything but "yes", or nobody to ask: then `--yes` has to say it.
pub(super) fn confirm(question: &str) -> anyhow::Result<()> {
    if !std::io::stdin().is_terminal() {
        bail!("{question} Nobody is there to ask; repeat the command with --yes");
    }
    write!(std::io::stderr(), "{question} Type \"yes\" to go on: ")?;
    match first_line()?.as_str() {
        "yes" => Ok(()),
        _ => bail!("not confirmed; nothing was changed"),
    }
}

/// The next line of standard input without its end.
fn first_line() -> std::io::Result<String> {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line)?;
    Ok(line.trim_end_matches(['\n', '\r']).to_owned())
}
