//! A people's reading: which sentences are the same strategy, and what each group is called.
//!
//! It is kept in one form, whoever made it and in whatever order: nothing tells where a
//! sentence stood before it was moved.

use super::instrument::clean_text;
use super::{Error, Result};
use serde::Serialize;

/// The longest name of a group, in characters.
pub const LONGEST_GROUP_NAME: usize = 60;

/// What a group of one is called: like any other sentence it has no name of its own (R9).
pub const STANDS_ALONE: &str = "Stands alone";

/// Groups of sentences: the largest first, then in alphabetical order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Reading(Vec<ReadGroup>);

/// Sentences that people read as the same strategy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReadGroup {
    /// What they call it.
    pub label: String,
    /// The sentences, in alphabetical order.
    pub sentences: Vec<String>,
}

impl Reading {
    /// From a name and sentences for each group, in any order.
    ///
    /// # Errors
    /// No group, a group without sentences, an empty or long name of a group of two or more.
    pub fn parse(groups: Vec<(String, Vec<String>)>) -> Result<Self> {
        if groups.is_empty() {
            return Err(Error::Empty { what: "the reading" });
        }
        let groups =
            groups.into_iter().map(|(label, sentences)| ReadGroup::parse(&label, sentences));
        let mut groups = groups.collect::<Result<Vec<_>>>()?;
        groups.sort_by(|a, b| {
            let larger = b.sentences.len().cmp(&a.sentences.len());
            larger.then_with(|| a.sentences.cmp(&b.sentences)).then_with(|| a.label.cmp(&b.label))
        });
        Ok(Self(groups))
    }

    /// The groups.
    pub fn groups(&self) -> &[ReadGroup] {
        &self.0
    }

    /// Whether it holds exactly these sentences, each as often as it was written.
    ///
    /// # Errors
    /// [`Error::OtherSentences`].
    pub fn require_all<'a>(&self, sentences: impl Iterator<Item = &'a str>) -> Result<()> {
        let mut asked: Vec<&str> = sentences.collect();
        let own = self.0.iter().flat_map(|group| &group.sentences);
        let mut own: Vec<&str> = own.map(String::as_str).collect();
        asked.sort_unstable();
        own.sort_unstable();
        if own == asked {
            return Ok(());
        }
        Err(Error::OtherSentences { found: own.len(), expected: asked.len() })
    }
}

impl ReadGroup {
    fn parse(label: &str, mut sentences: Vec<String>) -> Result<Self> {
        let label = match sentences.len() {
            0 => return Err(Error::Empty { what: "a group" }),
            1 => STANDS_ALONE.to_owned(),
            _ => clean_text(label, "the name of a group", LONGEST_GROUP_NAME)?,
        };
        sentences.sort_unstable();
        Ok(Self { label, sentences })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(label: &str, sentences: &[&str]) -> (String, Vec<String>) {
        (label.to_owned(), sentences.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn the_order_of_moving_leaves_no_trace() {
        let one = [group("Gas", &["b", "a"]), group("x", &["c"]), group("Wind", &["e", "d"])];
        let other = [group("Wind", &["d", "e"]), group("Gas", &["a", "b"]), group("", &["c"])];
        let reading = Reading::parse(one.into()).unwrap();
        assert_eq!(reading, Reading::parse(other.into()).unwrap());
        let labels: Vec<_> = reading.groups().iter().map(|group| group.label.as_str()).collect();
        assert_eq!(labels, ["Gas", "Wind", "Stands alone"]);
    }

    #[test]
    fn a_group_of_two_has_a_name_and_none_is_empty() {
        let parse = |group| Reading::parse(vec![group]);
        assert!(matches!(parse(group(" ", &["a", "b"])), Err(Error::Empty { .. })));
        let long = "x".repeat(LONGEST_GROUP_NAME + 1);
        assert!(matches!(parse(group(&long, &["a", "b"])), Err(Error::TooLong { .. })));
        assert!(matches!(parse(group("Gas", &[])), Err(Error::Empty { .. })));
        assert!(Reading::parse(Vec::new()).is_err());
        let clean = parse(group(" gas\n first ", &["a", "b"])).unwrap();
        assert_eq!(clean.groups()[0].label, "gas first");
    }

    #[test]
    fn it_holds_the_rounds_sentences_each_as_often_as_written() {
        let reading = Reading::parse(vec![group("Gas", &["a", "b"]), group("", &["a"])]).unwrap();
        assert!(reading.require_all(["a", "a", "b"].into_iter()).is_ok());
        for other in [vec!["a", "b"], vec!["a", "b", "b"], vec!["a", "a", "b", "c"]] {
            assert!(reading.require_all(other.into_iter()).is_err());
        }
    }
}
