//! Pulses; their questions are JSON text.

use super::error::{Named as _, changed, corrupt};
use super::schema::pulse;
use super::{Connection, Error, Result, questions};
use crate::domain::{Cadence, Pulse, PulseId, PulseName, Questions, TeamId};
use diesel::prelude::*;
use serde::Deserialize as _;
use serde::de::IntoDeserializer as _;

const WHAT: &str = "pulse";

type Row = (i64, i64, String, String, String, bool);

fn parse((id, team, name, cadence, asked, frozen): Row) -> Result<Pulse> {
    Ok(Pulse {
        id: PulseId(id),
        team: TeamId(team),
        name: PulseName::parse(&name).map_err(corrupt("pulse's name"))?,
        cadence: parse_cadence(&cadence)?,
        questions: questions::from_text(&asked)?,
        frozen,
    })
}

/// The words of [`Cadence::as_str`] are those that serde reads.
fn parse_cadence(word: &str) -> Result<Cadence> {
    let read = Cadence::deserialize(word.into_deserializer());
    read.map_err(|error: serde::de::value::Error| corrupt("cadence")(error))
}

/// Makes a pulse.
pub fn insert(
    connection: &mut Connection,
    team: TeamId,
    name: &PulseName,
    cadence: Cadence,
    questions: &Questions,
) -> Result<Pulse> {
    let new = (
        pulse::team.eq(team.0),
        pulse::name.eq(name.as_str()),
        pulse::cadence.eq(cadence.as_str()),
        pulse::questions.eq(questions::to_text(questions)?),
        pulse::frozen.eq(false),
    );
    let made = diesel::insert_into(pulse::table)
        .values(new)
        .returning(pulse::all_columns)
        .get_result(&mut connection.0)?;
    parse(made)
}

/// The pulse.
pub fn get(connection: &mut Connection, id: PulseId) -> Result<Pulse> {
    let found = pulse::table.find(id.0).first(&mut connection.0);
    parse(found.or_missing(WHAT)?)
}

/// All pulses of a team, by number.
pub fn list(connection: &mut Connection, team: TeamId) -> Result<Vec<Pulse>> {
    let rows: Vec<Row> =
        pulse::table.filter(pulse::team.eq(team.0)).order(pulse::id).load(&mut connection.0)?;
    rows.into_iter().map(parse).collect()
}

/// Changes name and cadence.
pub fn update(
    connection: &mut Connection,
    id: PulseId,
    name: &PulseName,
    cadence: Cadence,
) -> Result<()> {
    let new = (pulse::name.eq(name.as_str()), pulse::cadence.eq(cadence.as_str()));
    let rows = diesel::update(pulse::table.find(id.0)).set(new).execute(&mut connection.0)?;
    changed(rows, WHAT)
}

/// Changes the questions; [`super::Error::Conflict`] when they are frozen.
pub fn set_questions(
    connection: &mut Connection,
    id: PulseId,
    questions: &Questions,
) -> Result<()> {
    let free = pulse::table.find(id.0).filter(pulse::frozen.eq(false));
    let rows = diesel::update(free)
        .set(pulse::questions.eq(questions::to_text(questions)?))
        .execute(&mut connection.0)?;
    if rows == 0 {
        get(connection, id)?;
        return Err(Error::Conflict { what: "a round of this pulse" });
    }
    Ok(())
}

/// Freezes the questions; freezing twice is fine.
pub fn freeze(connection: &mut Connection, id: PulseId) -> Result<()> {
    let rows = diesel::update(pulse::table.find(id.0))
        .set(pulse::frozen.eq(true))
        .execute(&mut connection.0)?;
    changed(rows, WHAT)
}

/// Deletes the pulse with its rounds.
pub fn delete(connection: &mut Connection, id: PulseId) -> Result<()> {
    let rows = diesel::delete(pulse::table.find(id.0)).execute(&mut connection.0)?;
    changed(rows, WHAT)
}
