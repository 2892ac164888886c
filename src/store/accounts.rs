//! Accounts and their password hashes.

use super::error::{Named as _, changed, corrupt, count};
use super::schema::account;
use super::{Connection, Result};
use crate::domain::{Account, AccountId, Email, OrganizationId, PersonName, Role};
use diesel::prelude::*;

const WHAT: &str = "account";

/// An account about to be made.
pub struct NewAccount<'a> {
    /// Whom it belongs to.
    pub organization: OrganizationId,
    /// Whom it signs in as.
    pub email: &'a Email,
    /// The person.
    pub name: &'a PersonName,
    /// What it may do.
    pub role: Role,
    /// Argon2id hash in PHC form.
    pub password_hash: &'a str,
}

/// Without the password hash, which one function only reads.
type Row = (i64, i64, String, String, String);

const COLUMNS: (account::id, account::organization, account::email, account::name, account::role) =
    (account::id, account::organization, account::email, account::name, account::role);

fn parse((id, organization, email, name, role): Row) -> Result<Account> {
    Ok(Account {
        id: AccountId(id),
        organization: OrganizationId(organization),
        email: Email::parse(&email).map_err(corrupt("account's address"))?,
        name: PersonName::parse(&name).map_err(corrupt("account's name"))?,
        role: Role::parse(&role).map_err(corrupt("role"))?,
    })
}

/// Makes an account. [`super::Error::Conflict`] when the address has one.
pub fn insert(connection: &mut Connection, new: &NewAccount<'_>) -> Result<Account> {
    let values = (
        account::organization.eq(new.organization.0),
        account::email.eq(new.email.as_str()),
        account::name.eq(new.name.as_str()),
        account::role.eq(new.role.as_str()),
        account::password_hash.eq(new.password_hash),
    );
    let made = diesel::insert_into(account::table)
        .values(values)
        .returning(COLUMNS)
        .get_result(&mut connection.0);
    parse(made.or_taken("an account with this address")?)
}

/// The account.
pub fn get(connection: &mut Connection, id: AccountId) -> Result<Account> {
    let found = account::table.find(id.0).select(COLUMNS).first(&mut connection.0);
    parse(found.or_missing(WHAT)?)
}

/// The account of an address, with its password hash.
pub fn find_by_email(
    connection: &mut Connection,
    email: &Email,
) -> Result<Option<(Account, String)>> {
    let found: Option<(Row, String)> = account::table
        .filter(account::email.eq(email.as_str()))
        .select((COLUMNS, account::password_hash))
        .first(&mut connection.0)
        .optional()?;
    found.map(|(row, hash)| Ok((parse(row)?, hash))).transpose()
}

/// All accounts of an organization, by address.
pub fn list(connection: &mut Connection, organization: OrganizationId) -> Result<Vec<Account>> {
    let rows: Vec<Row> = account::table
        .filter(account::organization.eq(organization.0))
        .select(COLUMNS)
        .order(account::email)
        .load(&mut connection.0)?;
    rows.into_iter().map(parse).collect()
}

/// Whether there is any account at all.
pub fn any(connection: &mut Connection) -> Result<bool> {
    Ok(diesel::select(diesel::dsl::exists(account::table.select(account::id)))
        .get_result(&mut connection.0)?)
}

/// How many owners an organization has.
pub fn count_owners(connection: &mut Connection, organization: OrganizationId) -> Result<usize> {
    let owners = account::table
        .filter(account::organization.eq(organization.0))
        .filter(account::role.eq(Role::Owner.as_str()))
        .count()
        .get_result(&mut connection.0)?;
    count("number of owners", owners)
}

/// Changes name and role.
pub fn update(
    connection: &mut Connection,
    id: AccountId,
    name: &PersonName,
    role: Role,
) -> Result<()> {
    let new = (account::name.eq(name.as_str()), account::role.eq(role.as_str()));
    let rows = diesel::update(account::table.find(id.0)).set(new).execute(&mut connection.0)?;
    changed(rows, WHAT)
}

/// Changes the password hash.
pub fn set_password(connection: &mut Connection, id: AccountId, hash: &str) -> Result<()> {
    let rows = diesel::update(account::table.find(id.0))
        .set(account::password_hash.eq(hash))
        .execute(&mut connection.0)?;
    changed(rows, WHAT)
}

/// Deletes the account and its sessions.
pub fn delete(connection: &mut Connection, id: AccountId) -> Result<()> {
    let rows = diesel::delete(account::table.find(id.0)).execute(&mut connection.0)?;
    changed(rows, WHAT)
}
