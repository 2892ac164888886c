//! Set-up, sessions, accounts and the organization.

use crate::domain::{self, Email, OrganizationName, Password, PersonName, RetentionYears, Role};
use crate::server::error::Result;
use crate::server::json::field;
use crate::service::accounts as service;
use crate::service::audit;
use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use utoipa::ToSchema;

/// Spends the set-up link: makes the organization and its owner.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SetUp {
    /// From the set-up link.
    pub(crate) token: String,
    /// The organization's name, as leaders recognise it.
    #[schema(min_length = 1, max_length = 120)]
    organization: String,
    /// Whom the owner signs in as.
    email: String,
    /// The owner's name.
    #[schema(min_length = 1, max_length = 80)]
    name: String,
    #[schema(min_length = 12, max_length = 256)]
    password: String,
}

impl SetUp {
    pub(crate) fn parse(self) -> Result<(String, OrganizationName, service::NewAccount)> {
        let organization = field("organization", OrganizationName::parse(&self.organization))?;
        let owner = new_account(&self.email, &self.name, &self.password)?;
        Ok((self.token, organization, owner))
    }
}

/// Signs in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SignIn {
    pub(crate) email: String,
    pub(crate) password: String,
}

/// Who is signed in.
#[derive(Serialize, ToSchema)]
pub(crate) struct Session {
    account: Account,
    /// To be sent in `X-CSRF-Token` with everything that changes something.
    csrf_token: String,
}

impl Session {
    pub(crate) fn new(account: &domain::Account, secret: &service::SessionSecret) -> Self {
        Self { account: Account::from(account), csrf_token: secret.csrf_token() }
    }
}

/// Adds an account.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewAccount {
    #[schema(max_length = 254)]
    email: String,
    #[schema(min_length = 1, max_length = 80)]
    name: String,
    #[schema(min_length = 12, max_length = 256)]
    password: String,
    #[schema(value_type = String, pattern = "^(owner|organizer|facilitator)$")]
    role: Role,
}

impl NewAccount {
    pub(crate) fn parse(self) -> Result<(service::NewAccount, Role)> {
        Ok((new_account(&self.email, &self.name, &self.password)?, self.role))
    }
}

fn new_account(email: &str, name: &str, password: &str) -> Result<service::NewAccount> {
    Ok(service::NewAccount {
        email: field("email", Email::parse(email))?,
        name: field("name", PersonName::parse(name))?,
        password: field("password", Password::parse(password))?,
    })
}

/// Changes an account; what is missing stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AccountChange {
    #[schema(min_length = 1, max_length = 80)]
    name: Option<String>,
    #[schema(value_type = Option<String>, pattern = "^(owner|organizer|facilitator)$")]
    role: Option<Role>,
    #[schema(min_length = 12, max_length = 256)]
    password: Option<String>,
}

impl AccountChange {
    pub(crate) fn parse(self) -> Result<service::AccountChange> {
        let name = self.name.as_deref().map(PersonName::parse).transpose();
        let password = self.password.as_deref().map(Password::parse).transpose();
        Ok(service::AccountChange {
            name: field("name", name)?,
            role: self.role,
            password: field("password", password)?,
        })
    }
}

/// An account.
#[derive(Serialize, ToSchema)]
pub(crate) struct Account {
    id: i64,
    email: String,
    name: String,
    #[schema(value_type = String, pattern = "^(owner|organizer|facilitator)$")]
    role: Role,
}

impl From<&domain::Account> for Account {
    fn from(account: &domain::Account) -> Self {
        Self {
            id: account.id.0,
            email: account.email.as_str().to_owned(),
            name: account.name.as_str().to_owned(),
            role: account.role,
        }
    }
}

/// Changes the organization; what is missing stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OrganizationChange {
    #[schema(min_length = 1, max_length = 120)]
    name: Option<String>,
    /// For how many years rounds are kept after they closed.
    #[schema(minimum = 1, maximum = 10)]
    retention_years: Option<i64>,
}

impl OrganizationChange {
    pub(crate) fn parse(self) -> Result<(Option<OrganizationName>, Option<RetentionYears>)> {
        let name = self.name.as_deref().map(OrganizationName::parse).transpose();
        let years = self.retention_years.map(RetentionYears::parse).transpose();
        Ok((field("name", name)?, field("retention_years", years)?))
    }
}

/// The organization.
#[derive(Serialize, ToSchema)]
pub(crate) struct Organization {
    name: String,
    retention_years: u8,
}

impl From<&domain::Organization> for Organization {
    fn from(organization: &domain::Organization) -> Self {
        Self {
            name: organization.name.as_str().to_owned(),
            retention_years: organization.retention_years.value(),
        }
    }
}

/// What an organizer did.
#[derive(Serialize, ToSchema)]
pub(crate) struct AuditLine {
    /// Its place in its chain, from 1.
    number: i64,
    #[serde(with = "time::serde::rfc3339")]
    at: OffsetDateTime,
    actor: String,
    action: String,
    detail: String,
    /// Over this line and the hash of the one before (base64url).
    hash: String,
}

impl From<&audit::AuditLine> for AuditLine {
    fn from(line: &audit::AuditLine) -> Self {
        Self {
            number: line.number,
            at: line.at,
            actor: line.actor.clone(),
            action: line.action.clone(),
            detail: line.detail.clone(),
            hash: BASE64URL_NOPAD.encode(&line.hash),
        }
    }
}
