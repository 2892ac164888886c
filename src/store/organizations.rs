//! The organization of an installation, and its one-time set-up.

use super::error::{Named as _, changed, corrupt};
use super::schema::{organization, setup};
use super::{Connection, Result};
use crate::domain::{Organization, OrganizationId, OrganizationName, RetentionYears};
use diesel::prelude::*;

const WHAT: &str = "organization";

type Row = (i64, String, i64);

fn parse((id, name, years): Row) -> Result<Organization> {
    Ok(Organization {
        id: OrganizationId(id),
        name: OrganizationName::parse(&name).map_err(corrupt("organization's name"))?,
        retention_years: RetentionYears::parse(years).map_err(corrupt("retention"))?,
    })
}

/// Keeps the hash of the one-time set-up token, in place of an earlier one.
pub fn set_setup_token(connection: &mut Connection, hash: &[u8; 32]) -> Result<()> {
    diesel::delete(setup::table).execute(&mut connection.0)?;
    let new = setup::token_hash.eq(hash.as_slice());
    diesel::insert_into(setup::table).values(new).execute(&mut connection.0)?;
    Ok(())
}

/// Whether this is the hash of the set-up token.
pub fn is_setup_token(connection: &mut Connection, hash: &[u8; 32]) -> Result<bool> {
    let kept = setup::table.filter(setup::token_hash.eq(hash.as_slice()));
    Ok(kept.count().get_result::<i64>(&mut connection.0)? == 1)
}

/// Spends the set-up token: whether this hash was the one kept. It is gone then.
pub fn take_setup_token(connection: &mut Connection, hash: &[u8; 32]) -> Result<bool> {
    let kept = setup::table.filter(setup::token_hash.eq(hash.as_slice()));
    Ok(diesel::delete(kept).execute(&mut connection.0)? == 1)
}

/// Makes an organization.
pub fn insert(connection: &mut Connection, name: &OrganizationName) -> Result<Organization> {
    let years = RetentionYears::DEFAULT;
    let new = (
        organization::name.eq(name.as_str()),
        organization::retention_years.eq(i64::from(years.value())),
    );
    let id = diesel::insert_into(organization::table)
        .values(new)
        .returning(organization::id)
        .get_result(&mut connection.0)?;
    Ok(Organization { id: OrganizationId(id), name: name.clone(), retention_years: years })
}

/// The organization.
pub fn get(connection: &mut Connection, id: OrganizationId) -> Result<Organization> {
    let found = organization::table.find(id.0).first(&mut connection.0);
    parse(found.or_missing(WHAT)?)
}

/// All organizations, by number.
pub fn list(connection: &mut Connection) -> Result<Vec<Organization>> {
    let rows: Vec<Row> = organization::table.order(organization::id).load(&mut connection.0)?;
    rows.into_iter().map(parse).collect()
}

/// Changes its name and retention.
pub fn update(
    connection: &mut Connection,
    id: OrganizationId,
    name: &OrganizationName,
    retention: RetentionYears,
) -> Result<()> {
    let new = (
        organization::name.eq(name.as_str()),
        organization::retention_years.eq(i64::from(retention.value())),
    );
    let rows =
        diesel::update(organization::table.find(id.0)).set(new).execute(&mut connection.0)?;
    changed(rows, WHAT)
}
