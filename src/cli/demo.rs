//! `parallax demo`: the web application with an invented team in it, apart from any other.

use super::serve;
use crate::config::Apart;
use crate::encoder::Weights;
use crate::service::demo::{DemoSignIn, TEAM};
use std::path::Path;
use std::process::ExitCode;

/// The folder inside the data folder.
const FOLDER: &str = "demo";

/// Serve a demo: an invented team with three quarters behind it
///
/// Everything is as with `parallax serve`, in a folder of its own: it never touches a real
/// database or real keys. It prints the address and how to sign in.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    given: Apart,
}

/// Serves until it is told to stop.
///
/// # Errors
/// A wrong setting, a port or a folder that can't be used, a public address at which no
/// round can be opened.
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let config = arguments.given.config(FOLDER)?;
    let has_weights = Weights::locate(config.models.clone())?.are_present();
    serve::serve(&config, |installation| {
        let sign_in = installation.begin_as_demo()?;
        let url = installation.public_url();
        Ok(described(url, &sign_in, &config.data_dir, has_weights))
    })
}

/// The lines below the address.
fn described(url: &str, sign_in: &DemoSignIn, folder: &Path, has_weights: bool) -> String {
    let (email, password) = (sign_in.email, &sign_in.password);
    let folder = folder.display();
    let mut lines = format!(
        "This is a demo: {TEAM}, its nine leaders and all they answered are invented.\n\
         Sign in at {url}/sign-in\n  \
           e-mail    {email}\n  \
           password  {password}   (another one at each start)\n\
         Its data are in {folder}, apart from any other; to end it for good, delete that folder.\n"
    );
    if !has_weights {
        lines.push_str(
            "The sentence model is not there, so sentences are not compared. To see them compared: \
             parallax models fetch, delete that folder, start again.\n",
        );
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_starts_it_reads_that_it_is_a_demo_and_how_to_sign_in() {
        let sign_in = DemoSignIn { email: "demo@x.org", password: "five-words".to_owned() };
        let said = |has_weights| described("http://x", &sign_in, Path::new("/d"), has_weights);
        for part in ["demo", "invented", "http://x/sign-in\n", "demo@x.org", "five-words", "/d"] {
            assert!(said(true).contains(part), "{part} in {}", said(true));
        }
        assert!(!said(true).contains("models fetch") && said(false).contains("models fetch"));
    }
}
