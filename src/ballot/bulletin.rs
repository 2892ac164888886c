//! The bulletin: what every leader can check after the release. It must not know
//! whose a commit is.

use super::digest::Hash;
use crate::domain::RoundId;
use data_encoding::BASE64URL_NOPAD;

/// The commits of all counted ballots, and the counts they are held against.
pub struct Bulletin {
    /// The round.
    pub round: RoundId,
    /// How many were invited.
    pub invited: usize,
    /// How many permits were issued.
    pub permits: usize,
    /// How many boxes could not be opened or held no valid answers.
    pub dropped: usize,
    /// The commits, recomputed from what was in the boxes.
    pub commits: Vec<Hash>,
}

impl Bulletin {
    /// The bulletin's JSON text; commits are sorted. No value in it needs escaping.
    pub fn to_json(&self) -> String {
        let mut commits = self.commits.clone();
        commits.sort_unstable();
        let commits: Vec<String> = commits
            .iter()
            .map(|commit| format!("\"{}\"", BASE64URL_NOPAD.encode(commit)))
            .collect();
        format!(
            r#"{{"schema":"parallax.bulletin/1","round":"{}","invited":{},"permits":{},"dropped":{},"commits":[{}]}}"#,
            self.round.as_str(),
            self.invited,
            self.permits,
            self.dropped,
            commits.join(",")
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bulletin(commits: Vec<Hash>) -> String {
        let round = RoundId::from_random([0; 10]);
        Bulletin { round, invited: 9, permits: 4, dropped: 1, commits }.to_json()
    }

    #[test]
    fn the_order_of_the_commits_says_nothing() {
        let expected = format!(
            r#"{{"schema":"parallax.bulletin/1","round":"aaaaaaaaaaaaaaaa","invited":9,"permits":4,"dropped":1,"commits":["{}A","{}w"]}}"#,
            "A".repeat(42),
            "_".repeat(42),
        );
        assert_eq!(bulletin(vec![[255; 32], [0; 32]]), expected.replace("_w", "_8"));
        assert_eq!(bulletin(vec![[0; 32], [255; 32]]), bulletin(vec![[255; 32], [0; 32]]));
    }

    #[test]
    fn it_is_json_also_without_commits() {
        let read: serde_json::Value = serde_json::from_str(&bulletin(Vec::new())).unwrap();
        assert_eq!(read["commits"], serde_json::json!([]));
    }
}
