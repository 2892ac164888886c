//! Invented teams: real sentences, rankings at random.

use anyhow::Context as _;
use parallax::analysis::resample::{Stream, generator, shuffle};
use parallax::domain::{
    self, Official, Priorities, Ranking, Response, Responses, Sentence, TeamName,
};
use serde_json::Value;
use std::path::Path;

/// The 999 sentences of the labelled teams, all different.
pub(crate) fn sentences() -> anyhow::Result<Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/teams");
    let mut sentences = Vec::new();
    for name in ["teams.json", "teams-b.json", "teams-c.json", "teams-d.json", "teams-e.json"] {
        let path = folder.join(name);
        let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        let file: Value = serde_json::from_str(&text)?;
        let teams = file["teams"].as_array().into_iter().flatten();
        let texts = teams.flat_map(|team| team["sentences"].as_array().into_iter().flatten());
        sentences.extend(texts.filter_map(|sentence| Some(sentence["text"].as_str()?.to_owned())));
    }
    Ok(sentences)
}

/// A team whose rankings agree on nothing: the most work for the analysis.
pub(crate) fn responses(
    leaders: usize,
    items: usize,
    sentences: &[String],
) -> domain::Result<Responses> {
    let priorities = priorities(items)?;
    let rankings = rankings(&priorities, leaders, 7)?;
    let answer = |(number, ranking): (usize, Ranking)| {
        let sentence = Some(Sentence::parse(&sentence(sentences, number))?);
        Ok(Response { sentence, ranking: Some(ranking), ..Response::default() })
    };
    Ok(Responses {
        team: TeamName::parse("Team")?,
        invited: leaders,
        official: Official::default(),
        priorities: Some(priorities),
        responses: rankings.into_iter().enumerate().map(answer).collect::<domain::Result<_>>()?,
    })
}

/// The sentences in turn; from the second time round each ends like another one,
/// so that no two leaders say the same.
fn sentence(sentences: &[String], number: usize) -> String {
    let (round, own) = (number / sentences.len(), number % sentences.len());
    if round == 0 {
        return sentences[own].clone();
    }
    let other = &sentences[(own + 101 * round) % sentences.len()];
    let words: Vec<&str> = sentences[own].split(' ').collect();
    let other: Vec<&str> = other.split(' ').collect();
    [&words[..words.len().div_ceil(2)], &other[other.len() / 2..]].concat().join(" ")
}

/// A list of priorities.
pub(crate) fn priorities(items: usize) -> domain::Result<Priorities> {
    Priorities::parse(&(0..items).map(|item| format!("item {item}")).collect::<Vec<_>>())
}

/// Rankings at random.
pub(crate) fn rankings(
    priorities: &Priorities,
    leaders: usize,
    seed: u64,
) -> domain::Result<Vec<Ranking>> {
    let mut random = generator(seed, Stream::Simulation);
    let ranking = |order: Vec<usize>| {
        let groups: Vec<Vec<usize>> = order.into_iter().map(|item| vec![item]).collect();
        Ranking::from_groups(priorities, &groups, &[])
    };
    let mut order: Vec<usize> = (0..priorities.items().len()).collect();
    let mut rankings = Vec::with_capacity(leaders);
    for _ in 0..leaders {
        shuffle(&mut order, &mut random);
        rankings.push(ranking(order.clone())?);
    }
    Ok(rankings)
}
