//! Labelled teams: sentences whose strategies somebody wrote down beforehand.
//!
//! Material for fitting and judging the same-strategy model. It knows the file
//! format and the label rules, not the model.

use super::evidence::pairs;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Labels of sentences that choose nothing: each stands for itself and none counts.
const NO_STRATEGY: [&str; 2] = ["VAGUE", "MISSION"];

/// A file of labelled teams; other fields are ignored.
#[derive(Debug, Clone, Deserialize)]
pub struct LabelledTeams {
    /// The teams.
    pub teams: Vec<LabelledTeam>,
}

/// One team whose sentences carry labels.
#[derive(Debug, Clone, Deserialize)]
pub struct LabelledTeam {
    /// The team's name.
    pub team: String,
    /// What makes the team easy or hard.
    pub pattern: String,
    /// The official wording, where there is one.
    pub official: Option<String>,
    /// One sentence per leader.
    pub sentences: Vec<LabelledSentence>,
}

/// A sentence and the strategy it describes.
#[derive(Debug, Clone, Deserialize)]
pub struct LabelledSentence {
    /// The sentence.
    pub text: String,
    /// The label: sentences with the same one describe the same strategy,
    /// except `VAGUE` and `MISSION`, which describe none.
    pub cluster: String,
}

impl LabelledTeam {
    /// The true group of each sentence.
    pub(super) fn groups(&self) -> Vec<usize> {
        let mut numbers = BTreeMap::new();
        let group = |(i, sentence): (usize, &LabelledSentence)| {
            let next = self.sentences.len() + i;
            if NO_STRATEGY.contains(&sentence.cluster.as_str()) {
                return next;
            }
            *numbers.entry(sentence.cluster.clone()).or_insert(next)
        };
        self.sentences.iter().enumerate().map(group).collect()
    }

    /// Whether each sentence chooses something.
    pub(super) fn chooses(&self) -> Vec<bool> {
        let chooses =
            |sentence: &LabelledSentence| !NO_STRATEGY.contains(&sentence.cluster.as_str());
        self.sentences.iter().map(chooses).collect()
    }

    /// How many different strategies the team describes.
    pub(super) fn strategies(&self) -> usize {
        let mut labels: Vec<&str> =
            self.sentences.iter().map(|sentence| sentence.cluster.as_str()).collect();
        labels.retain(|label| !NO_STRATEGY.contains(label));
        labels.sort_unstable();
        labels.dedup();
        labels.len()
    }

    /// Whether each pair, in condensed order, describes the same strategy.
    pub(super) fn same(&self) -> Vec<bool> {
        let groups = self.groups();
        pairs(groups.len()).map(|(i, j)| groups[i] == groups[j]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn platitudes_and_missions_are_no_strategies() {
        let file = r#"{"teams": [{"team": "t", "pattern": "p", "sentences": [
            {"text": "a", "cluster": "A", "role": "CEO"}, {"text": "b", "cluster": "VAGUE"},
            {"text": "c", "cluster": "A"}, {"text": "d", "cluster": "VAGUE"}]}], "pairs": []}"#;
        let team = serde_json::from_str::<LabelledTeams>(file).unwrap().teams.remove(0);
        assert_eq!(team.strategies(), 1);
        assert_eq!(team.chooses(), [true, false, true, false]);
        assert_eq!(team.same(), [false, true, false, false, false, false]);
    }
}
