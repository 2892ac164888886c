//! Who the invented leaders are and what they answered, quarter by quarter. The answers are
//! files of `examples/`, as a survey tool would export them. It must not know rounds that
//! exist.

use crate::domain::{
    Cadence, Clarity, Commitment, Email, Leader, PersonName, Place, PulseName, Questions, Ranked,
    Ranking, Reading, Response, Responses, Roster, Sentence, Stop,
};
use crate::import;
use crate::service::error::{Error, Result};
use serde_json::json;

/// Of a domain that can never exist: no mail to it arrives anywhere.
const LEADERS: [(&str, &str); 9] = [
    ("Astrid Lindqvist", "a.lindqvist@halden.example"),
    ("Bjørn Aas", "b.aas@halden.example"),
    ("Camille Moreau", "c.moreau@halden.example"),
    ("Daniel Okafor", "d.okafor@halden.example"),
    ("Elin Svensson", "e.svensson@halden.example"),
    ("Farid Haddad", "f.haddad@halden.example"),
    ("Grażyna Nowak", "g.nowak@halden.example"),
    ("Henrik Berg", "h.berg@halden.example"),
    ("Ikue Tanaka", "i.tanaka@halden.example"),
];

const OFFICIAL: &str =
    "The leading and most sustainable ferry line of the strait, for freight and for guests.";
const OFFICIAL_ORDER: [&str; 4] =
    ["Safety record", "Electrify the fleet", "Passenger experience", "Freight capacity"];

/// A file of answers: its name, for messages, and its bytes.
type File = (&'static str, &'static [u8]);

macro_rules! example {
    ($name:literal) => {
        ($name, include_bytes!(concat!("../../../examples/", $name)))
    };
}

const FIRST: File = example!("halden-ferries.csv");
const SECOND: File = example!("halden-ferries-2.csv");
const THIRD: File = example!("halden-ferries-3.csv");
const WINTER: File = example!("halden-ferries-winter.csv");

/// What was read as one strategy: its name, and how many sentences after each other in the
/// file say it.
type Groups = &'static [(&'static str, usize)];

const FIRST_READ: Groups = &[("Freight first", 4), ("A hotel at sea", 3), ("Electric first", 2)];
const SECOND_READ: Groups = &[("Freight first", 5), ("A hotel at sea", 2), ("Electric first", 2)];

/// The whole demo.
pub(super) struct Story {
    pub(super) roster: Roster,
    pub(super) pulses: Vec<PulseStory>,
}

/// A pulse with its rounds.
pub(super) struct PulseStory {
    pub(super) name: PulseName,
    pub(super) cadence: Cadence,
    pub(super) questions: Questions,
    pub(super) rounds: Vec<RoundStory>,
}

/// A round and its answers, as ballots carry them.
pub(super) struct RoundStory {
    pub(super) opened_days_ago: i64,
    pub(super) end: End,
    /// What a facilitator read in it, if it was read.
    pub(super) reading: Option<Reading>,
    pub(super) answers: Vec<String>,
}

/// Where a round ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// Released.
    Released,
    /// Closed: it waits for its reading.
    Closed,
    /// Open: some have answered.
    Open,
}
use End::{Closed, Open, Released};

impl Story {
    /// Three quarters of one pulse, and an open round of another.
    pub(super) fn read() -> Result<Self> {
        let quarters = [
            (FIRST, 188, Released, FIRST_READ),
            (SECOND, 97, Released, SECOND_READ),
            (THIRD, 6, Closed, &[]),
        ];
        let quarterly = pulse("Our strategy, each quarter", Cadence::Quarterly, true, &quarters)?;
        let winter = [(WINTER, 1, Open, &[][..])];
        let winter = pulse("Before the winter timetable", Cadence::Once, false, &winter)?;
        Ok(Self { roster: roster()?, pulses: vec![quarterly, winter] })
    }
}

fn roster() -> Result<Roster> {
    let leader = |(name, email): &(&str, &str)| {
        Ok(Leader { name: PersonName::parse(name)?, email: Some(Email::parse(email)?) })
    };
    let leaders = LEADERS.iter().map(leader).collect::<crate::domain::Result<_>>();
    leaders.and_then(Roster::parse).map_err(Error::invalid("roster"))
}

fn pulse(
    name: &str,
    cadence: Cadence,
    is_official: bool,
    told: &[(File, i64, End, Groups)],
) -> Result<PulseStory> {
    let mut questions = None;
    let mut rounds = Vec::new();
    for &(file, opened_days_ago, end, groups) in told {
        let read = responses(file, is_official)?;
        let answers = read.responses.iter().map(ballot).collect();
        let reading = reading(&read, groups)?;
        rounds.push(RoundStory { opened_days_ago, end, reading, answers });
        questions = questions.or(asked(read));
    }
    let name = PulseName::parse(name).map_err(Error::invalid("pulse"))?;
    let questions = questions.ok_or_else(|| broken("no example ranks any priorities"))?;
    Ok(PulseStory { name, cadence, questions, rounds })
}

fn responses((name, bytes): File, is_official: bool) -> Result<Responses> {
    let mut options =
        import::Options { invited: Some(LEADERS.len()), ..import::Options::default() };
    if is_official {
        options.official = Some(OFFICIAL.to_owned());
        options.official_order = Some(OFFICIAL_ORDER.map(str::to_owned).to_vec());
    }
    let imported = import::read(name, bytes, &options);
    Ok(imported.map_err(|error| broken(&error.to_string()))?.responses)
}

/// The groups with the sentences as they are shown; none where none are told.
fn reading(read: &Responses, groups: Groups) -> Result<Option<Reading>> {
    if groups.is_empty() {
        return Ok(None);
    }
    let written = read.responses.iter().filter_map(|response| response.sentence.as_ref());
    let mut shown = written.map(|sentence| sentence.evened().as_str().to_owned());
    let groups = groups
        .iter()
        .map(|&(name, size)| (name.to_owned(), shown.by_ref().take(size).collect()))
        .collect();
    Reading::parse(groups).map(Some).map_err(Error::invalid("reading"))
}

/// The questions that these answers answer.
fn asked(responses: Responses) -> Option<Questions> {
    Some(Questions {
        priorities: responses.priorities?,
        ranked: Ranked::Full,
        recall: false,
        timer: false,
        subgroups: None,
        official: responses.official,
    })
}

/// The answers of one leader as docs/protocol.md writes them.
fn ballot(response: &Response) -> String {
    let stop = response.stop.as_ref().map(|stop| match stop {
        Stop::Nothing => "Nothing",
        Stop::Activity(activity) => activity,
    });
    json!({
        "sentence": response.sentence.as_ref().map(Sentence::as_str),
        "forecast": { "same": response.forecast.same, "first": response.forecast.first },
        "ranking": response.ranking.as_ref().map(groups),
        "stop": stop,
        "clarity": response.clarity.map(Clarity::value),
        "commitment": response.commitment.map(Commitment::value),
    })
    .to_string()
}

/// One list of items per rank, best first.
fn groups(ranking: &Ranking) -> Vec<Vec<usize>> {
    let mut groups = Vec::new();
    for (item, place) in ranking.places().iter().enumerate() {
        if let Place::Ranked(level) = place {
            let level = usize::from(*level);
            groups.resize(groups.len().max(level + 1), Vec::new());
            groups[level].push(item);
        }
    }
    groups
}

fn broken(reason: &str) -> Error {
    Error::Internal { reason: format!("the demo in this program can't be read: {reason}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ballot::Answers;

    #[test]
    fn every_answer_is_one_that_a_browser_could_send() {
        let story = Story::read().unwrap();
        let mut counts = Vec::new();
        for pulse in &story.pulses {
            for round in &pulse.rounds {
                for answers in &round.answers {
                    Answers::parse(answers, &pulse.questions, LEADERS.len()).unwrap();
                }
                counts.push((round.end, round.answers.len()));
            }
        }
        assert_eq!(counts, [(Released, 9), (Released, 9), (Closed, 9), (Open, 6)]);
    }

    #[test]
    fn the_quarters_ask_the_same() {
        let first = responses(FIRST, true).unwrap();
        for file in [SECOND, THIRD] {
            assert_eq!(responses(file, true).unwrap().priorities, first.priorities);
        }
        assert!(first.official.order.is_some());
    }

    #[test]
    fn what_was_read_holds_every_sentence() {
        for (file, groups) in [(FIRST, FIRST_READ), (SECOND, SECOND_READ)] {
            let read = responses(file, true).unwrap();
            let reading = reading(&read, groups).unwrap().unwrap();
            let shown: Vec<_> = read.responses.iter().map(|one| one.sentence.clone()).collect();
            let shown: Vec<_> = shown.iter().map(|one| one.as_ref().unwrap().evened()).collect();
            reading.require_all(shown.iter().map(Sentence::as_str)).unwrap();
        }
    }

    #[test]
    fn a_round_of_the_demo_closes_before_it_is_released_and_within_its_window() {
        use super::super::{ANSWERED, RELEASED, WINDOW};
        assert!(ANSWERED < WINDOW && ANSWERED < RELEASED);
        let story = Story::read().unwrap();
        for round in story.pulses.iter().flat_map(|pulse| &pulse.rounds) {
            let latest = time::Duration::days(round.opened_days_ago - 1);
            match round.end {
                Released => assert!(RELEASED < latest),
                Closed => assert!(ANSWERED < latest, "in the past whatever the hour"),
                Open => assert!(round.opened_days_ago >= 1),
            }
        }
    }
}
