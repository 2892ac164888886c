//! `parallax account …`: the people who run rounds, managed from the shell. Whoever may
//! run it has the database in hand anyway; it asks for no session.

use super::{opening, terminal};
use crate::config::Offline;
use crate::domain::{Email, PersonName, Role};
use crate::service::Installation;
use crate::service::accounts::NewAccount;
use anyhow::bail;
use std::io::Write as _;
use std::process::ExitCode;

/// List, add or delete accounts, or set a password
///
/// Passwords are asked for on the terminal, or read as the first line of standard input.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    verb: Verb,
    #[command(flatten)]
    given: Offline,
}

#[derive(Debug, clap::Subcommand)]
enum Verb {
    /// Print every account: address, role, name
    List,
    /// Add an account
    Add {
        /// The address it signs in with
        email: String,
        /// The person's name
        #[arg(long)]
        name: String,
        /// owner, organizer or facilitator
        #[arg(long, default_value = "organizer")]
        role: String,
    },
    /// Set another password; ends the account's sessions
    ResetPassword {
        /// The address it signs in with
        email: String,
    },
    /// Delete an account and its sessions; never the last owner
    Delete {
        /// The address it signs in with
        email: String,
    },
    /// Print a new one-time link for making the first account
    SetupLink,
}

/// # Errors
/// A wrong value, an account that is missing or there already, or the database.
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let (config, installation) = opening::open_offline(&arguments.given)?;
    match &arguments.verb {
        Verb::List => list(&installation)?,
        Verb::Add { email, name, role } => add(&installation, email, name, role)?,
        Verb::ResetPassword { email } => reset_password(&installation, email)?,
        Verb::Delete { email } => delete(&installation, email)?,
        Verb::SetupLink => {
            let Some(token) = installation.begin_set_up()? else {
                bail!("there is an account already; add others with: parallax account add");
            };
            let url = config.public_url(config.listen);
            writeln!(std::io::stdout(), "{}", set_up_link(url.as_str(), &token))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The one-time link; its secret is in the fragment, which no log holds.
pub(super) fn set_up_link(public_url: &str, token: &str) -> String {
    format!("{public_url}/setup#{token}")
}

fn list(installation: &Installation) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    for account in installation.all_accounts()? {
        let (email, role) = (account.email.as_str(), account.role.as_str());
        writeln!(out, "{email}\t{role}\t{}", account.name.as_str())?;
    }
    Ok(())
}

fn add(installation: &Installation, email: &str, name: &str, role: &str) -> anyhow::Result<()> {
    let (email, name) = (Email::parse(email)?, PersonName::parse(name)?);
    let role = Role::parse(role)?;
    let new = NewAccount { email, name, password: terminal::new_password()? };
    let account = installation.add_account_from_shell(&new, role)?;
    let (email, role) = (account.email.as_str(), account.role.as_str());
    writeln!(std::io::stdout(), "{email} can sign in now ({role})")?;
    Ok(())
}

fn reset_password(installation: &Installation, email: &str) -> anyhow::Result<()> {
    let email = Email::parse(email)?;
    installation.reset_password(&email, &terminal::new_password()?)?;
    let email = email.as_str();
    writeln!(std::io::stdout(), "{email} has a new password, and is signed out everywhere")?;
    Ok(())
}

fn delete(installation: &Installation, email: &str) -> anyhow::Result<()> {
    let email = Email::parse(email)?;
    let removed = installation.delete_account_from_shell(&email)?;
    writeln!(std::io::stdout(), "{} is deleted. {}", email.as_str(), removed.note)?;
    Ok(())
}
