//! Opening the box: ballots in, report and bulletin out, and nothing in between is kept.

use crate::ballot::release::{Released, Terms, release, told};
use crate::ballot::{self, Answers, Bulletin, SealKey, digest};
use crate::domain::{Questions, Round, RoundId, State, TeamName};
use crate::service::audit::{self, Entry, SYSTEM};
use crate::service::encoding::{self, Encoding};
use crate::service::error::{Error, Result};
use crate::service::installation::Installation;
use crate::service::{analyze, random};
use crate::store::ballots::Ballot;
use crate::store::reports::Stored;
use crate::store::{Connection, ballots, invitations, pulses, reports, rounds, teams};

/// What the report says in place of the sentences when the weights are not there.
const NO_WEIGHTS: &str = "The sentences were not compared: the language model\u{2019}s files were \
                          not on the server when the round closed.";

/// What is counted, read in one transaction.
struct Full {
    round: Round,
    team: TeamName,
    questions: Questions,
    permits: usize,
    ballots: Vec<Ballot>,
}

/// What the boxes held.
#[derive(Default)]
struct Opened {
    answers: Vec<Answers>,
    commits: Vec<digest::Hash>,
    dropped: usize,
}

impl Installation {
    /// Counts the round once; a round that was counted stays as it is.
    pub(super) fn count(&self, id: &RoundId) -> Result<bool> {
        let full = self.store.read(|connection| read(connection, id))?;
        match full.round.state {
            State::Closed => return Ok(true),
            State::Closing => {}
            _ => return Ok(false),
        }
        let (opened, released) = self.while_leased(id, || {
            let opened = open_all(&full, &self.keys.load(id)?.seal);
            let released = self.analyzed(&full, &opened.answers)?;
            Ok((opened, released))
        })?;
        let stored = stored(&full, &opened, &released)?;
        self.store.write(|connection| {
            rounds::finish_closing(connection, id, &self.holder)?;
            reports::insert(connection, id, &stored)?;
            ballots::delete_all(connection, id)?;
            invitations::forget_secrets(connection, id)?;
            let detail = described(&full, &opened);
            let entry = Entry { at: self.now(), actor: SYSTEM, action: "round closed", detail };
            audit::record_round(connection, id, entry)
        })?;
        Ok(true)
    }

    /// Everything that may be shown of these answers.
    fn analyzed(&self, full: &Full, answers: &[Answers]) -> Result<Released> {
        let has_sentences = answers.iter().any(|one| one.response.sentence.is_some());
        let encoding = if has_sentences { self.encoding()? } else { None };
        let settings = crate::analysis::Settings {
            // The report tells this seed; the one that shuffles is told nobody.
            seed: random::seed()?,
            fewest_for_statements: full.round.minimum.value(),
            audit: false,
            ..Default::default()
        };
        let terms = Terms {
            team: &full.team,
            invited: full.round.invited,
            minimum: full.round.minimum,
            priorities: &full.questions.priorities,
            official: &full.questions.official,
            subgroups: full.questions.subgroups.as_ref(),
            seed: random::seed()?,
        };
        release(answers, &terms, |responses| {
            let encoding = encoding.as_ref().ok_or(NO_WEIGHTS);
            Ok(analyze::run(responses, encoding, &settings)?.report)
        })
    }

    /// The encoder, opened for this round and dropped with it; none without weights.
    fn encoding(&self) -> Result<Option<Encoding>> {
        match Encoding::open(self.encoder, &self.weights) {
            Ok(encoding) => Ok(Some(encoding)),
            Err(error) if error.is_missing() => Ok(None),
            Err(encoding::Error::Encoder(error)) => Err(analyze::Error::Encoder(error).into()),
            Err(error) => Err(Error::Internal { reason: error.to_string() }),
        }
    }
}

fn read(connection: &mut Connection, id: &RoundId) -> Result<Full> {
    let round = rounds::get(connection, id)?;
    let pulse = pulses::get(connection, round.pulse)?;
    Ok(Full {
        team: teams::get(connection, pulse.team)?.name,
        questions: pulse.questions,
        permits: invitations::count_spent(connection, id)?,
        ballots: ballots::list(connection, id)?,
        round,
    })
}

/// Opens every box; one that does not open, or holds no valid answers, is dropped.
fn open_all(full: &Full, key: &SealKey) -> Opened {
    let mut opened = Opened::default();
    for ballot in &full.ballots {
        match open(full, ballot, key) {
            Ok((answers, commit)) => {
                opened.answers.push(answers);
                opened.commits.push(commit);
            }
            Err(_) => opened.dropped += 1,
        }
    }
    opened
}

fn open(full: &Full, ballot: &Ballot, key: &SealKey) -> ballot::Result<(Answers, digest::Hash)> {
    let (round, content) = (&full.round, key.open(&ballot.sealed)?);
    // A box that was put in another one's place counts for nobody.
    let belongs = digest::ballot_id(&round.id, &content.secret) == ballot.id;
    if !belongs || content.version != ballot.version {
        return Err(ballot::Error::Sealed);
    }
    let answers = Answers::parse(&content.answers, &full.questions, round.invited)?;
    let commit = digest::commit(&round.id, &content.secret, content.version, &content.answers);
    Ok((answers, commit))
}

fn stored(full: &Full, opened: &Opened, released: &Released) -> Result<Stored> {
    let report = serde_json::to_string(released)
        .map_err(|error| Error::Internal { reason: format!("no report: {error}") })?;
    let bulletin = Bulletin {
        round: full.round.id.clone(),
        invited: full.round.invited,
        permits: full.permits,
        dropped: opened.dropped,
        commits: opened.commits.clone(),
    };
    Ok(Stored { report, bulletin: bulletin.to_json() })
}

fn described(full: &Full, opened: &Opened) -> String {
    let told = told(opened.answers.len());
    let answered = told.map_or_else(|| "too few".to_owned(), |answered| answered.to_string());
    let counts =
        format!("{answered} of {} answered, {} dropped", full.round.invited, opened.dropped);
    if full.ballots.len() <= full.permits {
        return counts;
    }
    let round = full.round.id.as_str();
    tracing::error!(round, "more ballots than permits: somebody may have forged some");
    format!("{counts}; more ballots than permits: the result can't be trusted")
}
