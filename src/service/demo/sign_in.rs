//! How somebody who started the demo signs in: an installation of its own has an owner of
//! its own, with a new password at each start.

use super::{LOADED, find};
use crate::ballot::sheet;
use crate::domain::{Account, Email, OrganizationName, Password, PersonName, Role};
use crate::service::accounts::NewAccount;
use crate::service::error::{Error, Result};
use crate::service::installation::Installation;
use crate::service::random;

const ORGANIZATION: &str = "Parallax demo";
const OWNER: &str = "Demo owner";
const EMAIL: &str = "demo@halden.example";
/// Five of 2,048 words each: as good as 55 random bits, and typed without a mistake.
const WORDS: usize = 5;

/// What to type.
pub struct DemoSignIn {
    /// The address.
    pub email: &'static str,
    /// The password: good until the next start.
    pub password: String,
}

impl Installation {
    /// Makes an empty installation a demo, or goes on with one: the owner gets a new
    /// password, and the invented team is loaded unless it is there, whole.
    pub fn begin_as_demo(&self) -> Result<DemoSignIn> {
        let password = words()?;
        let owner = self.demo_owner(&password)?;
        self.load_demo_anew(&owner)?;
        Ok(DemoSignIn { email: EMAIL, password })
    }

    fn demo_owner(&self, password: &str) -> Result<Account> {
        let email = Email::parse(EMAIL).map_err(Error::invalid("email"))?;
        let known = self.all_accounts()?.into_iter().find(|account| account.email == email);
        let name = PersonName::parse(OWNER).map_err(Error::invalid("name"))?;
        let password = Password::parse(password).map_err(Error::invalid("password"))?;
        if let Some(known) = known {
            self.reset_password(&email, &password)?;
            return Ok(known);
        }
        let new = NewAccount { email, name, password };
        let Some(token) = self.begin_set_up()? else {
            // Somebody deleted the owner and left others.
            return self.add_account_from_shell(&new, Role::Owner);
        };
        let organization =
            OrganizationName::parse(ORGANIZATION).map_err(Error::invalid("organization"))?;
        Ok(self.set_up(&token, &organization, &new)?.0)
    }

    /// Nobody else is at work in an installation that is only starting: half a team is what
    /// a process left that was ended while it loaded.
    fn load_demo_anew(&self, owner: &Account) -> Result<()> {
        if let Some(team) = self.store.read(|connection| find(connection, owner))? {
            let number = team.id.0.to_string();
            let log = self.organization_audit(owner)?;
            if log.iter().any(|line| line.action == LOADED && line.detail == number) {
                return Ok(());
            }
            self.delete_team(owner, team.id)?;
        }
        tracing::info!("loading the demo's invented team; this takes some seconds");
        self.load_demo(owner).map(drop)
    }
}

fn words() -> Result<String> {
    let words = sheet::words(&random::bytes()?)?;
    Ok(words.split(' ').take(WORDS).collect::<Vec<_>>().join("-"))
}
