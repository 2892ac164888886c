//! The sentence instrument: which leaders describe the same strategy, and in which words.
//!
//! Sentences and their vectors in, the report's entry and its audit out. Every
//! sum runs in the alphabetical order of the sentences, so that the order of
//! the answers leaves no trace. It must not know files, encoders or charts.
//!
//! Short sentences ("Dental only.") stay in: dropping a leader's answer from the
//! count would hide a view, and the range already says how little words decide.

pub mod calibration;
mod cosine;
mod direction;
mod diversity;
mod evidence;
mod fog;
mod folds;
mod groups;
mod label;
mod labelled;
mod ladder;
mod language;
mod logistic;
mod map;
mod material;
mod pairs;
mod reading;
mod reasons;
mod recitation;
mod similarity;
mod specificity;
mod terms;
mod vectors;
mod words;

pub use diversity::Range;
pub use evidence::Evidence;
pub use fog::Fog;
pub use labelled::{LabelledSentence, LabelledTeam, LabelledTeams};
pub use ladder::{Rung, Summary, TeamScore};
pub(super) use reading::read;
pub use similarity::{SameStrategyModel, Weights};
pub use vectors::{Error, Vectors};

use crate::analysis::resample::{Stream, generator, shuffle};
use crate::analysis::{audit, report};
use crate::domain::Sentence;
use direction::Stances;
use evidence::{Pairs, condensed};
use reasons::Grounds;
use similarity::Judged;

/// Teams of more sentences have no list of reasons.
const MOST_EXPLAINED: usize = 60;

/// What the sentences say: for the report, and on demand per response for the audit.
pub struct Outcome<'a> {
    /// The aggregates.
    pub report: report::Sentences,
    team: Team<'a>,
    pairs: Pairs,
    stances: Stances<'a>,
    analysed: Analysed,
}

impl Outcome<'_> {
    /// The detail by response; only for a file whose owner holds every answer anyway.
    pub fn audit(&self) -> audit::Sentences {
        self.analysed.audit(&self.team, &self.pairs, &self.stances)
    }
}

/// The sorted, distinct texts whose vectors [`analyze`] needs.
pub fn texts_to_encode(sentences: &[Option<&Sentence>]) -> Vec<String> {
    let mut texts: Vec<String> =
        sentences.iter().flatten().map(|sentence| sentence.as_str().to_owned()).collect();
    texts.sort_unstable();
    texts.dedup();
    texts
}

/// Analyses one sentence per response (in input order, `None` where a leader gave
/// none). `None` with fewer than two sentences; whether there are enough answers
/// to show anything is for the caller to decide.
///
/// # Errors
/// [`Error::NoVector`] when a sentence is not among the texts of `vectors`.
pub fn analyze<'a>(
    sentences: &[Option<&'a Sentence>],
    official: Option<&Sentence>,
    vectors: &Vectors<'_>,
    model: &SameStrategyModel,
    seed: u64,
) -> Result<Option<Outcome<'a>>, Error> {
    let team = Team::of(sentences);
    if team.texts.len() < 2 {
        return Ok(None);
    }
    let stances = Stances::of(&team.texts);
    let pairs = Pairs::gather(&team.texts, vectors, &stances)?;
    let analysed = Analysed::of(&team, vectors, &pairs, &stances, official, model)?;
    let report = analysed.report(&team.texts, seed);
    Ok(Some(Outcome { report, team, pairs, stances, analysed }))
}

/// The sentences in alphabetical order, and the response each came from.
struct Team<'a> {
    responses: usize,
    texts: Vec<&'a str>,
    response: Vec<usize>,
}

impl<'a> Team<'a> {
    fn of(sentences: &[Option<&'a Sentence>]) -> Self {
        let given = sentences.iter().enumerate();
        let mut given: Vec<(&str, usize)> =
            given.filter_map(|(i, sentence)| Some(((*sentence)?.as_str(), i))).collect();
        given.sort_unstable();
        let (texts, response) = given.into_iter().unzip();
        Self { responses: sentences.len(), texts, response }
    }
}

/// Everything found, by place in alphabetical order.
struct Analysed {
    judged: Judged,
    chooses: Vec<bool>,
    specificity: report::Specificity,
    strategies: report::StrategiesInTheRoom,
    members: Vec<Vec<usize>>,
    group: Vec<usize>,
    recited: Vec<bool>,
    flags: pairs::Flags,
    unsupported_language: bool,
}

impl Analysed {
    fn of(
        team: &Team<'_>,
        vectors: &Vectors<'_>,
        pairs: &Pairs,
        stances: &Stances<'_>,
        official: Option<&Sentence>,
        model: &SameStrategyModel,
    ) -> Result<Self, Error> {
        let n = team.texts.len();
        let fog: Result<Vec<f64>, Error> = team
            .texts
            .iter()
            .enumerate()
            .map(|(i, text)| {
                let readable = fog::readable(text, stances.manner(i));
                Ok(model.fog.chance(vectors.of(text)?, &readable))
            })
            .collect();
        let judged = Judged::of(pairs, model.weights, fog?);
        let (value, low, high) = diversity::with_range(&judged, model.stretch, model.range);
        let chooses = judged.chooses();
        let most = high.round() as usize;
        let members = groups::members(&groups::group(&chooses, &judged.chance, most));
        let mut group = vec![0; n];
        for (number, members) in members.iter().enumerate() {
            for &i in members {
                group[i] = number;
            }
        }
        let choosing = |members: &&Vec<usize>| members.iter().any(|&i| chooses[i]);
        let groups = members.iter().filter(choosing).count();
        let recites = |text: &&str| {
            official.is_some_and(|official| recitation::recites(text, official.as_str()))
        };
        Ok(Self {
            strategies: report::StrategiesInTheRoom { value, low, high, groups },
            specificity: specificity::of(&judged, (0..n).map(|i| stances.manner(i))),
            recited: team.texts.iter().map(recites).collect(),
            flags: pairs::flag(&team.texts, pairs, &judged.similarity, &group, stances),
            unsupported_language: language::unsupported(&team.texts),
            judged,
            chooses,
            members,
            group,
        })
    }

    fn report(&self, texts: &[&str], seed: u64) -> report::Sentences {
        report::Sentences {
            count: texts.len(),
            reading: report::Reading::Machine,
            strategies_in_the_room: self.strategies.clone(),
            same_strategy_chance: diversity::mean(&self.judged.similarity),
            groups: self.named_groups(texts, seed),
            recited: self.recited.iter().filter(|recited| **recited).count(),
            // What a sentence holds is told by English words.
            specificity: (!self.unsupported_language).then(|| self.specificity.clone()),
            flags: self.flags.counts,
            pairs: pairs::shown(&self.flags.listed, texts),
            map: self.map(),
            unsupported_language: self.unsupported_language,
            machine_reading: None,
        }
    }

    fn named_groups(&self, texts: &[&str], seed: u64) -> Vec<report::Group> {
        let terms = terms::told(texts, &self.members, self.unsupported_language);
        let groups = shuffled(texts, &self.members, seed).into_iter().zip(terms).zip(1..);
        let named = groups.map(|((sentences, terms), number)| {
            let label = label::label(sentences.len(), &terms, number);
            let terms = terms.into_iter().map(|term| term.text).collect();
            report::Group { size: sentences.len(), label, terms, sentences }
        });
        named.collect()
    }

    fn map(&self) -> report::Map {
        let n = self.group.len();
        let layout = map::layout(n, |i, j| 1.0 - self.judged.similarity[condensed(n, i, j)]);
        let stress = layout.as_ref().map(|layout| layout.stress);
        let drawn = layout.filter(|layout| layout.stress <= map::MAX_STRESS);
        let points =
            drawn.as_ref().map_or(Vec::new(), |layout| placed(&layout.points, &self.group));
        report::Map { drawn: drawn.is_some(), stress, points }
    }

    fn audit(&self, team: &Team<'_>, pairs: &Pairs, stances: &Stances<'_>) -> audit::Sentences {
        let square = |value: &dyn Fn(usize) -> f64| {
            let mut square = vec![vec![None; team.responses]; team.responses];
            for (place, (i, j)) in evidence::pairs(team.texts.len()).enumerate() {
                let (a, b) = (team.response[i], team.response[j]);
                square[a][b] = Some(value(place));
                square[b][a] = square[a][b];
            }
            team.response.iter().for_each(|&i| square[i][i] = Some(1.0));
            square
        };
        let mut group = vec![None; team.responses];
        let mut recited = vec![false; team.responses];
        let mut fog = vec![None; team.responses];
        for (i, &response) in team.response.iter().enumerate() {
            group[response] = Some(self.group[i]);
            recited[response] = self.recited[i];
            fog[response] = Some(self.judged.fog[i]);
        }
        let mut flags: Vec<audit::Flag> =
            self.flags.listed.iter().map(|flag| by_response(flag, &team.response)).collect();
        flags.sort_by_key(|flag| (flag.kind, flag.a, flag.b));
        audit::Sentences {
            similarity: square(&|place| self.judged.similarity[place]),
            cosine: square(&|place| pairs.evidence[place].cosine),
            group,
            fog,
            flags,
            pairs: self.explained(team, pairs, stances),
            recited,
        }
    }

    /// Why each pair was put together or kept apart; nobody reads that of a thousand.
    fn explained(&self, team: &Team<'_>, pairs: &Pairs, stances: &Stances<'_>) -> Vec<audit::Pair> {
        let grounds = Grounds { pairs, stances, chooses: &self.chooses };
        let explained = |(place, (i, j)): (usize, (usize, usize))| audit::Pair {
            a: team.response[i].min(team.response[j]),
            b: team.response[i].max(team.response[j]),
            same: self.judged.similarity[place],
            together: self.group[i] == self.group[j],
            reasons: grounds.of(place, i, j),
        };
        if team.texts.len() > MOST_EXPLAINED {
            return Vec::new();
        }
        let all = evidence::pairs(team.texts.len()).enumerate();
        let mut explained: Vec<audit::Pair> = all.map(explained).collect();
        explained.sort_by_key(|pair| (pair.a, pair.b));
        explained
    }
}

/// The sentences of each group (places in `texts`) in an order drawn from the seed.
fn shuffled(texts: &[&str], groups: &[Vec<usize>], seed: u64) -> Vec<Vec<String>> {
    let mut generator = generator(seed, Stream::SentenceGroups);
    let of_group = |members: &Vec<usize>| {
        let mut sentences: Vec<String> = members.iter().map(|&i| texts[i].to_owned()).collect();
        shuffle(&mut sentences, &mut generator);
        sentences
    };
    groups.iter().map(of_group).collect()
}

/// The points in the order of their position, which says nothing about who wrote what.
fn placed(points: &[[f64; 2]], group: &[usize]) -> Vec<report::MapPoint> {
    // Six decimals hide the last bits of another processor; adding zero turns -0 into 0.
    let rounded = |x: f64| (x * 1e6).round() / 1e6 + 0.0;
    let mut placed: Vec<report::MapPoint> = points
        .iter()
        .zip(group)
        .map(|(&[x, y], &group)| report::MapPoint { x: rounded(x), y: rounded(y), group })
        .collect();
    placed
        .sort_by(|p, q| p.x.total_cmp(&q.x).then(p.y.total_cmp(&q.y)).then(p.group.cmp(&q.group)));
    placed
}

fn by_response(flag: &pairs::Flag, response: &[usize]) -> audit::Flag {
    let (a, b) = (response[flag.a], response[flag.b]);
    let [first, second] = flag.snippets.clone();
    let snippets = if a < b { [first, second] } else { [second, first] };
    audit::Flag { a: a.min(b), b: a.max(b), kind: flag.kind, reason: flag.reason.clone(), snippets }
}

#[cfg(test)]
mod tests;
