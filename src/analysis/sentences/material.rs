//! Material: labelled teams as a fit sees them, sentences and pairs with their evidence.
//!
//! It must not know how evidence is weighed.

use super::direction::Stances;
use super::evidence::{FEATURES, Pairs, pairs};
use super::fog::{self, Readable, readable};
use super::labelled::LabelledTeam;
use super::vectors::{Error, Vectors};

/// What a fit may use.
#[derive(Clone, Copy)]
pub(super) struct Uses {
    /// Which evidence on pairs, in the order of [`super::Evidence`]'s `features`.
    pub(super) evidence: [bool; FEATURES],
    /// Whether it tells fog from choices first.
    pub(super) fog: bool,
}

/// All there is.
pub(super) const ALL: Uses = Uses { evidence: [true; FEATURES], fog: true };

/// Labelled teams as a fit sees them.
pub(super) struct Material<'a> {
    pub(super) cases: Vec<Case<'a>>,
    /// Sentences of no company, and whether each chooses nothing.
    pub(super) bank: Vec<(Seen, bool)>,
}

/// A labelled team with the evidence on its sentences and pairs.
pub(super) struct Case<'a> {
    pub(super) team: &'a LabelledTeam,
    pub(super) pairs: Pairs,
    pub(super) same: Vec<bool>,
    pub(super) sentences: Vec<Seen>,
    pub(super) chooses: Vec<bool>,
}

/// What the fog is told by.
pub(super) struct Seen {
    /// Of length one.
    pub(super) vector: Vec<f64>,
    pub(super) readable: Readable,
}

impl<'a> Material<'a> {
    pub(super) fn gather(teams: &'a [LabelledTeam], vectors: &Vectors<'_>) -> Result<Self, Error> {
        let cases = teams.iter().map(|team| Case::of(team, vectors)).collect::<Result<_, _>>()?;
        let texts: Vec<&str> = fog::bank().map(|banked| banked.text).collect();
        let seen = Seen::all(&texts, &Stances::of(&texts), vectors)?;
        let bank = seen.into_iter().zip(fog::bank().map(|banked| banked.fog)).collect();
        Ok(Self { cases, bank })
    }
}

impl<'a> Case<'a> {
    fn of(team: &'a LabelledTeam, vectors: &Vectors<'_>) -> Result<Self, Error> {
        let texts: Vec<&str> =
            team.sentences.iter().map(|sentence| sentence.text.as_str()).collect();
        let stances = Stances::of(&texts);
        Ok(Self {
            team,
            pairs: Pairs::gather(&texts, vectors, &stances)?,
            same: team.same(),
            sentences: Seen::all(&texts, &stances, vectors)?,
            chooses: team.chooses(),
        })
    }

    /// Evidence on the pairs that a fit learns from, and whether each is the same strategy.
    pub(super) fn lessons(&self, uses: Uses) -> impl Iterator<Item = ([f64; FEATURES], bool)> {
        let both = |(i, j): (usize, usize)| self.chooses[i] && self.chooses[j];
        let all = pairs(self.pairs.n).zip(&self.pairs.evidence).zip(&self.same);
        all.filter(move |((pair, _), _)| !uses.fog || both(*pair))
            .map(|((_, evidence), &same)| (evidence.features(), same))
    }
}

impl Seen {
    fn all(
        texts: &[&str],
        stances: &Stances<'_>,
        vectors: &Vectors<'_>,
    ) -> Result<Vec<Self>, Error> {
        let seen = |(i, text): (usize, &&str)| {
            let row = vectors.of(text)?;
            let length = row.iter().map(|&x| f64::from(x) * f64::from(x)).sum::<f64>().sqrt();
            let scale = if length > 0.0 { 1.0 / length } else { 0.0 };
            let vector = row.iter().map(|&x| f64::from(x) * scale).collect();
            Ok(Self { vector, readable: readable(text, stances.manner(i)) })
        };
        texts.iter().enumerate().map(seen).collect()
    }
}
