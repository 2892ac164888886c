//! Teams and their rosters.

use super::connection::on_each;
use super::error::{Named as _, changed, corrupt};
use super::schema::{team, team_leader};
use super::{Connection, Result};
use crate::domain::{Email, Leader, OrganizationId, PersonName, Roster, Team, TeamId, TeamName};
use diesel::prelude::*;

const WHAT: &str = "team";

/// SQLite takes 32,766 values in a statement.
pub(super) const ROWS_PER_STATEMENT: usize = 1_000;

type Row = (i64, i64, Option<i64>, String);

fn parse((id, organization, parent, name): Row) -> Result<Team> {
    Ok(Team {
        id: TeamId(id),
        organization: OrganizationId(organization),
        parent: parent.map(TeamId),
        name: TeamName::parse(&name).map_err(corrupt("team's name"))?,
    })
}

/// A stored leader.
pub(super) fn parse_leader(name: &str, email: Option<&str>) -> Result<Leader> {
    Ok(Leader {
        name: PersonName::parse(name).map_err(corrupt("leader's name"))?,
        email: email.map(Email::parse).transpose().map_err(corrupt("leader's address"))?,
    })
}

/// Makes a team.
pub fn insert(
    connection: &mut Connection,
    organization: OrganizationId,
    parent: Option<TeamId>,
    name: &TeamName,
) -> Result<Team> {
    let new = (
        team::organization.eq(organization.0),
        team::parent.eq(parent.map(|parent| parent.0)),
        team::name.eq(name.as_str()),
    );
    let made = diesel::insert_into(team::table)
        .values(new)
        .returning(team::all_columns)
        .get_result(&mut connection.0)?;
    parse(made)
}

/// The team.
pub fn get(connection: &mut Connection, id: TeamId) -> Result<Team> {
    let found = team::table.find(id.0).first(&mut connection.0);
    parse(found.or_missing(WHAT)?)
}

/// All teams of an organization, by name, then number.
pub fn list(connection: &mut Connection, organization: OrganizationId) -> Result<Vec<Team>> {
    let rows: Vec<Row> = team::table
        .filter(team::organization.eq(organization.0))
        .order((team::name, team::id))
        .load(&mut connection.0)?;
    rows.into_iter().map(parse).collect()
}

/// Changes name and parent.
pub fn update(
    connection: &mut Connection,
    id: TeamId,
    parent: Option<TeamId>,
    name: &TeamName,
) -> Result<()> {
    let new = (team::parent.eq(parent.map(|parent| parent.0)), team::name.eq(name.as_str()));
    let rows = diesel::update(team::table.find(id.0)).set(new).execute(&mut connection.0)?;
    changed(rows, WHAT)
}

/// The roster that its next round invites.
pub fn roster(connection: &mut Connection, id: TeamId) -> Result<Roster> {
    get(connection, id)?;
    let rows: Vec<(String, Option<String>)> = team_leader::table
        .filter(team_leader::team.eq(id.0))
        .order(team_leader::position)
        .select((team_leader::name, team_leader::email))
        .load(&mut connection.0)?;
    let leaders = rows.iter().map(|(name, email)| parse_leader(name, email.as_deref()));
    Roster::parse(leaders.collect::<Result<_>>()?).map_err(corrupt("roster"))
}

/// Replaces the roster.
pub fn set_roster(connection: &mut Connection, id: TeamId, roster: &Roster) -> Result<()> {
    get(connection, id)?;
    let old = team_leader::table.filter(team_leader::team.eq(id.0));
    diesel::delete(old).execute(&mut connection.0)?;
    let numbered: Vec<_> = (0_i64..).zip(roster.leaders()).collect();
    for some in numbered.chunks(ROWS_PER_STATEMENT) {
        let batch: Vec<_> = some
            .iter()
            .map(|(position, leader)| {
                (
                    team_leader::team.eq(id.0),
                    team_leader::position.eq(position),
                    team_leader::name.eq(leader.name.as_str()),
                    team_leader::email.eq(leader.email.as_ref().map(Email::as_str)),
                )
            })
            .collect();
        on_each!(connection, |each| diesel::insert_into(team_leader::table)
            .values(batch)
            .execute(each))?;
    }
    Ok(())
}

/// Deletes the team and everything below it: pulses, rounds, ballots, reports.
/// Parts of it lose their parent.
pub fn delete(connection: &mut Connection, id: TeamId) -> Result<()> {
    let rows = diesel::delete(team::table.find(id.0)).execute(&mut connection.0)?;
    changed(rows, WHAT)
}
