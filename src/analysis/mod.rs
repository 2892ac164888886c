//! The analysis: a team's answers in, a [`report::Report`] out.
//!
//! Pure. No clock, file, thread, network or hidden randomness: the same answers
//! in any order, with the same seed, give the same bytes. Sentence vectors come
//! in as a matrix; this module does not know what made them. It knows `domain`
//! and nothing else.
//!
//! Each instrument is analysed on its own column of the answers, so that nothing
//! here can join one leader's answers to two questions.

pub mod audit;
mod clarity;
mod forecast;
mod headline;
mod official;
pub mod priorities;
mod reading;
pub mod report;
pub mod resample;
pub mod sentences;
mod stop;
pub mod wording;

use crate::domain::Responses;
pub use reading::read;
use report::{Provenance, Report, Withheld};
use sentences::{SameStrategyModel, Vectors};

/// No figure is shown for an instrument with fewer answers.
pub const FEWEST: usize = 4;

/// From how many answers the sentences themselves are shown, unless four agree to
/// less: with four, each can guess who wrote what.
pub const FEWEST_FOR_STATEMENTS: usize = 5;

/// What the caller decides about an analysis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// Seed of every permutation and shuffle.
    pub seed: u64,
    /// Permutations behind a Monte-Carlo p.
    pub permutations: u32,
    /// From how many answers sentences are shown: [`FEWEST_FOR_STATEMENTS`], or
    /// [`FEWEST`] when all four have agreed.
    pub fewest_for_statements: usize,
    /// Whether to make the audit. No server may ask for it.
    pub audit: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            seed: 42,
            permutations: 9_999,
            fewest_for_statements: FEWEST_FOR_STATEMENTS,
            audit: false,
        }
    }
}

/// The sentence vectors with what made them.
#[derive(Debug, Clone, Copy)]
pub struct Encoded<'a> {
    /// One row per text of [`sentences::texts_to_encode`], in that order.
    pub vectors: Vectors<'a>,
    /// Turns evidence into the chance that two sentences are one strategy.
    pub model: &'a SameStrategyModel,
    /// The encoder's name.
    pub engine: &'a str,
    /// SHA-256 of the encoder's weights.
    pub model_sha256: &'a str,
}

/// What an analysis makes: the report, and the audit that only the command line may write.
#[derive(Debug, Clone, PartialEq)]
pub struct Analysis {
    /// Aggregates and shuffled sentences.
    pub report: Report,
    /// Per-response detail by input index, when asked for.
    pub audit: Option<audit::Audit>,
}

/// Analyses one round. `encoded` is the sentence vectors, or why there are none
/// (a sentence for the reader; the rankings are analysed all the same).
///
/// # Errors
/// The vectors are not those of the sentences.
pub fn analyze(
    responses: &Responses,
    encoded: Result<Encoded<'_>, &str>,
    settings: &Settings,
) -> Result<Analysis, sentences::Error> {
    let mut withheld = Vec::new();
    let sentences = analyze_sentences(responses, encoded, settings, &mut withheld)?;
    let priorities = analyze_priorities(responses, settings, &mut withheld);
    let audit = settings.audit.then(|| audit::Audit {
        schema: audit::SCHEMA,
        sentences: sentences.as_ref().map(sentences::Outcome::audit),
        priorities: priorities.as_ref().map(|outcome| outcome.audit.clone()),
    });
    let respondents = responses.responses.iter().filter(|r| !r.is_blank()).count();
    let coverage = headline::Coverage {
        respondents,
        invited: responses.invited,
        same_order_rate: priorities.as_ref().map(|outcome| {
            outcome.same_order_rate_with(responses.invited - outcome.report.respondents)
        }),
    };
    let permutations = priorities.as_ref().map_or(0, |outcome| outcome.permutations);
    let sentences = sentences.map(|outcome| outcome.report);
    let priorities = priorities.map(|outcome| outcome.report);

    let forecast = analyze_forecast(responses, sentences.as_ref(), priorities.as_ref());
    let official = official::Measured {
        recited: sentences.as_ref().map(|sentences| sentences.recited),
        priorities: priorities.as_ref(),
    };
    let official = official::analyze(responses, &official, FEWEST);
    let stop = analyze_stop(responses, settings, &mut withheld);
    let clarity = clarity::analyze(&responses.responses, FEWEST);
    let headline = headline::analyze(coverage, sentences.as_ref(), priorities.as_ref());
    let provenance =
        provenance(encoded.ok().filter(|_| sentences.is_some()), settings.seed, permutations);
    let report = Report {
        schema: report::SCHEMA.to_owned(),
        team: responses.team.as_str().to_owned(),
        invited: responses.invited,
        respondents,
        sentences,
        priorities,
        official,
        forecast,
        stop,
        clarity,
        headline,
        withheld,
        provenance,
    };
    Ok(Analysis { report, audit })
}

fn analyze_sentences<'a>(
    responses: &'a Responses,
    encoded: Result<Encoded<'_>, &str>,
    settings: &Settings,
    withheld: &mut Vec<Withheld>,
) -> Result<Option<sentences::Outcome<'a>>, sentences::Error> {
    let texts: Vec<_> = responses.responses.iter().map(|r| r.sentence.as_ref()).collect();
    let count = texts.iter().flatten().count();
    if count < FEWEST {
        withheld.extend(too_few("sentences", "sentence", count, FEWEST));
        return Ok(None);
    }
    let encoded = match encoded {
        Ok(encoded) => encoded,
        Err(reason) => {
            withheld.push(Withheld { part: "sentences".to_owned(), reason: reason.to_owned() });
            return Ok(None);
        }
    };
    let statement = responses.official.statement.as_ref();
    let outcome =
        sentences::analyze(&texts, statement, &encoded.vectors, encoded.model, settings.seed)?;
    let Some(mut outcome) = outcome else { return Ok(None) };
    if count < settings.fewest_for_statements {
        hide_statements(&mut outcome.report);
        withheld.extend(too_few("statements", "sentence", count, settings.fewest_for_statements));
    }
    Ok(Some(outcome))
}

/// Keeps the counts and drops the words, and what tells of single sentences: exact figures
/// on so few texts would let a guess at their wording be checked. What stays is to one decimal.
fn hide_statements(sentences: &mut report::Sentences) {
    let coarse = |value: f64| (value * 10.0).round() / 10.0;
    sentences.specificity = None;
    sentences.map = report::Map { drawn: false, stress: None, points: Vec::new() };
    sentences.same_strategy_chance = coarse(sentences.same_strategy_chance);
    let strategies = &mut sentences.strategies_in_the_room;
    strategies.value = coarse(strategies.value);
    strategies.low = coarse(strategies.low);
    strategies.high = coarse(strategies.high);
    sentences.pairs.clear();
    for (index, group) in sentences.groups.iter_mut().enumerate() {
        group.label = format!("Group {}", index + 1);
        group.terms.clear();
        group.sentences.clear();
    }
}

fn analyze_priorities(
    responses: &Responses,
    settings: &Settings,
    withheld: &mut Vec<Withheld>,
) -> Option<priorities::Outcome> {
    let list = responses.priorities.as_ref()?;
    let rankings: Vec<_> = responses.responses.iter().map(|r| r.ranking.as_ref()).collect();
    let usable = rankings.iter().flatten().filter(|ranking| ranking.is_informative()).count();
    if usable < FEWEST {
        withheld.extend(too_few("priorities", "ranking", usable, FEWEST));
        return None;
    }
    let settings =
        priorities::Settings { seed: settings.seed, permutations: settings.permutations };
    priorities::analyze(list, &rankings, settings)
}

fn analyze_forecast(
    responses: &Responses,
    sentences: Option<&report::Sentences>,
    priorities: Option<&report::Priorities>,
) -> Option<report::Forecast> {
    let forecasts: Vec<_> = responses.responses.iter().map(|r| &r.forecast).collect();
    let items = responses.priorities.as_ref().map_or(&[][..], |list| list.items());
    let measured = forecast::Measured {
        same_strategy_chance: sentences.map(|sentences| sentences.same_strategy_chance),
        priorities,
    };
    forecast::analyze(&forecasts, responses.invited, items, &measured, FEWEST)
}

fn analyze_stop(
    responses: &Responses,
    settings: &Settings,
    withheld: &mut Vec<Withheld>,
) -> Option<report::Stop> {
    let answers: Vec<_> = responses.responses.iter().filter_map(|r| r.stop.as_ref()).collect();
    if answers.len() < FEWEST {
        withheld.extend(too_few("stop", "answer", answers.len(), FEWEST));
    }
    let show = answers.len() >= settings.fewest_for_statements;
    stop::analyze(&answers, FEWEST, show, settings.seed)
}

/// `None` without any answer: what was not asked is not withheld.
fn too_few(part: &'static str, what: &str, count: usize, fewest: usize) -> Option<Withheld> {
    if count == 0 {
        return None;
    }
    let plural = if count == 1 { "" } else { "s" };
    let reason = format!(
        "Too few answers: {count} {what}{plural}, and {fewest} are needed before {}. This \
         protects the people who answered.",
        if part == "statements" { "the words are shown" } else { "anything is shown" }
    );
    Some(Withheld { part: part.to_owned(), reason })
}

fn provenance(encoded: Option<Encoded<'_>>, seed: u64, permutations: u32) -> Provenance {
    Provenance {
        engine: encoded.map(|encoded| encoded.engine.to_owned()),
        model_sha256: encoded.map(|encoded| encoded.model_sha256.to_owned()),
        calibration: encoded.map(|encoded| encoded.model.version.clone()),
        seed,
        permutations,
        version: env!("CARGO_PKG_VERSION").to_owned(),
    }
}
