//! Opposites: words that name the two ends of a strategic choice.
//!
//! A plain list that a facilitator can read. It knows words, not sentences.

use super::super::words::stem;
use super::claims::Subject;
use super::leanings::LEANINGS;
use std::collections::BTreeMap;

/// Verbs that mean a choice only together with their object ("open", "close",
/// "keep", "sell") are left out: the sign of the object says it.
///
/// One choice a line: words of one end | words of the other. A phrase of two
/// words is joined with `+`.
const OPPOSITES: &str = "\
acquire acquisition acquisitions buy buying takeover takeovers merger mergers m+a roll+up | organic organically
build building in+house | buy buying outsource outsourcing rent renting
grow growth | shrink shrinking downsize downsizing
expand expansion | focus narrow contract retrench retreat
diversify diversification diversified | focus specialise specialize specialist concentrate
broad breadth generalist | niche niches specialist depth
premium luxury prestige upmarket high+end dearest | cheap cheapest low+cost budget discount discounter low+price lowest+price
enterprise enterprises corporates large+customers | smb smbs sme smes small+business small+businesses startups hobbyists
centralise centralize centralised centralized central centrally head+office headquarters | decentralise decentralize decentralised decentralized local locally autonomy
domestic home home+market | international internationally abroad overseas export exports global globally foreign
national nationwide | local regional neighbourhood
online digital ecommerce | stores store shops shop
self+serve self+service | white+glove account+execs sales+reps
open+source open+up publish | proprietary close+source closed+source lock
insource insourcing in+house | outsource outsourcing offshore
automate automation automated robots robot | handmade manual craft craftsmen
standardise standardize standardised standard standardisation | customise customize custom customised bespoke tailored
quality | volume volumes quantity
margin margins profitability profit | market+share volume volumes
growth | margin margins profitability
price | quality
ownership | leasing lease
debt leverage borrow | equity debt+free
dividend dividends buyback buybacks | reinvest reinvestment
listed ipo | delist
merge merged consolidate | separate split spin spinoff demerge independent
hire hiring recruit | layoffs redundancies
invest investing | harvest milk
speed fast faster quick | careful slow slower
short+term quick+wins | long+term decade
new+customers acquisition+of | existing+customers installed+base members existing+members
direct directly | resellers distributors partners wholesale
brand branded brands | private+label own+label white+label unbranded
products | services consulting
hardware | software
subscription subscriptions recurring | one+off licence licences perpetual
fossil gas coal oil diesel | renewable renewables wind solar offshore+wind electric
prevention prevent | treatment cure
research | teaching
selective handful | mass everybody
exclusive exclusivity | accessible mainstream affordable
concentrate | spread
integrate integrated integration | modular unbundle standalone
bundle bundled | unbundle unbundled
vertical | horizontal
innovate innovation innovator leader | follower imitate
bold | cautious prudent
rural villages | urban cities
young youth students under | seniors older elderly
inpatient | outpatient
fixed | flexible variable
tighten | loosen relax
simplify simple | complex
free | paid
first+mover pioneer | fast+follower
east asia asian | west western
north | south
";

/// Which choices a word belongs to and at which end: `true` is the left one.
pub(super) struct Opposites(BTreeMap<String, Vec<(Subject, bool)>>);

impl Opposites {
    /// The list above and the leanings, by stem.
    pub(super) fn new() -> Self {
        let choices = OPPOSITES.lines().enumerate().map(|(i, line)| (Subject::Choice(i), line));
        let leanings = LEANINGS.lines().enumerate().map(|(i, line)| (Subject::Leaning(i), line));
        let mut ends: BTreeMap<String, Vec<(Subject, bool)>> = BTreeMap::new();
        for (choice, line) in choices.chain(leanings) {
            let (left, right) = line.split_once('|').unwrap_or((line, ""));
            for (end, words) in [(true, left), (false, right)] {
                for word in words.split_whitespace() {
                    let entry = ends.entry(stems(word)).or_default();
                    if !entry.contains(&(choice.clone(), end)) {
                        entry.push((choice.clone(), end));
                    }
                }
            }
        }
        Self(ends)
    }

    /// The ends that a stem, or two stems in a row joined by a space, stand for.
    pub(super) fn ends(&self, stem: &str) -> &[(Subject, bool)] {
        self.0.get(stem).map_or(&[], Vec::as_slice)
    }
}

fn stems(entry: &str) -> String {
    entry.split('+').map(stem).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_has_two_ends_and_no_word_stands_at_both() {
        for line in OPPOSITES.lines().chain(LEANINGS.lines()) {
            let (left, right) = line.split_once(" | ").unwrap();
            let left: Vec<String> = left.split_whitespace().map(stems).collect();
            assert!(right.split_whitespace().all(|word| !left.contains(&stems(word))), "{line}");
        }
    }

    #[test]
    fn forms_of_a_word_stand_at_the_same_end() {
        let opposites = Opposites::new();
        let end = opposites.ends(&stem("acquisitions"));
        assert!(!end.is_empty());
        assert_eq!(end, opposites.ends(&stem("acquire")));
        assert!(opposites.ends(&stem("organically")).iter().all(|(_, left)| !left));
    }
}
