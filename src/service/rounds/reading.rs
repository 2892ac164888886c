//! The reading: between close and release people read the sentences in the machine's groups
//! and move them. What is told here is the sentences and what the machine noticed about
//! them, and nothing else of the report.

use super::note_once;
use crate::analysis::report::{FlagKind, Group, Report, Sentences};
use crate::analysis::resample::{Stream, generator, shuffle};
use crate::analysis::{self, wording};
use crate::ballot::release::Released;
use crate::domain::round::RELEASES_ITSELF_AFTER_DAYS;
use crate::domain::{self, Account, ReadGroup, Reading, Right, Round, RoundId, State};
use crate::service::error::{Error, Result};
use crate::service::installation::Installation;
use crate::service::{random, tenancy};
use crate::store::{self, Connection, readings, reports};
use rand_chacha::ChaCha8Rng;
use time::{Duration, OffsetDateTime};

/// Closed, and not read: the sentences with what the machine noticed. In a fresh order
/// for each viewer (R3).
pub struct ToRead {
    /// The version that was saved last; 0 before the first.
    pub version: i64,
    /// How many strategies the machine sees at least and at most.
    pub machine: (usize, usize),
    /// The machine's groups, the largest first.
    pub machine_groups: Vec<Group>,
    /// The groups as they were saved last; before the first time the machine's.
    pub groups: Vec<ReadGroup>,
    /// Pairs of sentences that need human eyes.
    pub noticed: Vec<Noticed>,
    /// Whether the machine could not read every language.
    pub unsupported_language: bool,
    /// When the round releases itself.
    pub releases_itself: OffsetDateTime,
}

/// Two sentences to read side by side, and why.
pub struct Noticed {
    /// What was noticed.
    pub kind: FlagKind,
    /// The evidence in plain words.
    pub reason: String,
    /// The two.
    pub sentences: [String; 2],
}

/// Whose reading a release shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// The one that was saved, else the machine's.
    Saved,
    /// The saved one, if this is still its version.
    Version(i64),
    /// The machine's first reading, whatever was saved.
    Machine,
}

impl Installation {
    /// What there is to read of a closed round.
    pub fn reading(&self, actor: &Account, id: &RoundId) -> Result<ToRead> {
        let (round, released, saved) = self.store.read(|connection| {
            let round = readable(connection, actor, id)?;
            Ok::<_, Error>((round, released(connection, id)?, readings::find(connection, id)?))
        })?;
        let (_, sentences) = sentences_of(&released)?;
        let mut order = generator(random::seed()?, Stream::Viewers);
        Ok(to_read(&round, sentences, saved, &mut order))
    }

    /// Saves a reading in place of the version that its author saw; its own version. The same
    /// reading again changes nothing.
    pub fn save_reading(
        &self,
        actor: &Account,
        id: &RoundId,
        seen: i64,
        reading: &Reading,
    ) -> Result<i64> {
        self.store.write(|connection| {
            readable(connection, actor, id)?;
            let released = released(connection, id)?;
            let (_, sentences) = sentences_of(&released)?;
            let all = sentences.groups.iter().flat_map(|group| &group.sentences);
            reading.require_all(all.map(String::as_str)).map_err(Error::invalid("groups"))?;
            let saved = readings::find(connection, id)?;
            match saved {
                Some(saved) if saved.reading == *reading => return Ok(saved.version),
                saved if saved.as_ref().map_or(0, |saved| saved.version) != seen => {
                    return Err(changed());
                }
                _ => {}
            }
            let version = readings::save(connection, id, seen, reading)?;
            note_once(connection, actor, id, self.now(), "reading saved")?;
            Ok(version)
        })
    }
}

/// Makes the report that is released the one that was chosen, and forgets what was saved. How
/// the audit log tells whose reading it shows; empty where there was nothing to read.
pub(in crate::service) fn settle(
    connection: &mut Connection,
    id: &RoundId,
    choice: Choice,
) -> Result<String> {
    let saved = readings::find(connection, id)?;
    let saved = match choice {
        Choice::Machine => None,
        Choice::Saved => saved,
        Choice::Version(seen) => Some(saved.filter(|it| it.version == seen).ok_or_else(changed)?),
    };
    readings::delete(connection, id)?;
    let released = released(connection, id)?;
    let Ok((report, sentences)) = sentences_of(&released) else { return Ok(String::new()) };
    let Some(saved) = saved else {
        return Ok(format!("with {}", wording::whose(sentences.reading)));
    };
    let unfit = |source: domain::Error| corrupt("reading", source);
    let report = analysis::read(report, &saved.reading).map_err(unfit)?;
    let shown = report.sentences.as_ref().map_or(sentences.reading, |sentences| sentences.reading);
    let content = serde_json::to_string(&Released { report: Some(report), ..released })
        .map_err(|error| Error::Internal { reason: format!("no report: {error}") })?;
    reports::replace(connection, id, &content)?;
    Ok(format!("with {}", wording::whose(shown)))
}

fn changed() -> Error {
    Error::conflict(
        "reading-changed",
        "somebody else saved this reading after you opened it, and nothing of yours was saved \
         over it; load theirs, or save yours in its place",
    )
}

/// A round that this account may read now.
fn readable(connection: &mut Connection, actor: &Account, id: &RoundId) -> Result<Round> {
    tenancy::require(actor, Right::ReadReports)?;
    let round = tenancy::round(connection, actor, id)?;
    match round.state {
        State::Closed => Ok(round),
        State::Released => Err(Error::conflict(
            "released",
            "the round is released; its reading can't be changed any more",
        )),
        _ => Err(Error::conflict("not-closed", "the round is not closed yet; nobody reads before")),
    }
}

fn released(connection: &mut Connection, id: &RoundId) -> Result<Released> {
    let stored = reports::find(connection, id)?.ok_or(Error::NotFound { what: "report" })?;
    Released::parse(&stored.report).map_err(|source| corrupt("report", source))
}

fn corrupt(what: &'static str, source: impl std::error::Error + Send + Sync + 'static) -> Error {
    store::Error::Corrupt { what, source: Box::new(source) }.into()
}

/// The report and its sentences, when their words may be shown.
fn sentences_of(released: &Released) -> Result<(&Report, &Sentences)> {
    let report = released.report.as_ref();
    let shown = report.and_then(|report| Some((report, report.sentences.as_ref()?)));
    let has_words =
        |sentences: &Sentences| sentences.groups.iter().all(|g| !g.sentences.is_empty());
    if let Some(shown) = shown.filter(|(_, sentences)| has_words(sentences)) {
        return Ok(shown);
    }
    let withheld = report.and_then(|report| {
        let of_sentences = |part: &str| matches!(part, "sentences" | "statements");
        report.withheld.iter().find(|withheld| of_sentences(&withheld.part))
    });
    let reason = withheld.map(|withheld| withheld.reason.clone()).or(released.withheld.clone());
    let reason = reason.unwrap_or_else(|| "Nobody wrote a sentence in this round.".to_owned());
    Err(Error::conflict("nothing-to-read", reason))
}

fn to_read(
    round: &Round,
    sentences: &Sentences,
    saved: Option<readings::Stored>,
    order: &mut ChaCha8Rng,
) -> ToRead {
    let mut machine_groups = sentences.groups.clone();
    let as_read = |group: &Group| ReadGroup {
        label: group.label.clone(),
        sentences: group.sentences.clone(),
    };
    let machine = || machine_groups.iter().map(as_read).collect();
    let version = saved.as_ref().map_or(0, |saved| saved.version);
    let mut groups = saved.map_or_else(machine, |saved| saved.reading.groups().to_vec());
    for sentences in groups.iter_mut().map(|group| &mut group.sentences) {
        shuffle(sentences, order);
    }
    for sentences in machine_groups.iter_mut().map(|group| &mut group.sentences) {
        shuffle(sentences, order);
    }
    // The largest stay first; what stands alone is in no order either.
    shuffle(&mut groups, order);
    groups.sort_by_key(|group| std::cmp::Reverse(group.sentences.len()));
    let noticed = sentences.pairs.iter().map(|pair| Noticed {
        kind: pair.kind,
        reason: pair.reason.clone(),
        sentences: pair.sentences.clone(),
    });
    let closed = round.closed_at.unwrap_or(round.closes_at);
    ToRead {
        version,
        machine: wording::strategies_range(&sentences.strategies_in_the_room),
        machine_groups,
        groups,
        noticed: noticed.collect(),
        unsupported_language: sentences.unsupported_language,
        releases_itself: closed + Duration::days(RELEASES_ITSELF_AFTER_DAYS),
    }
}
