//! The table: a row is printed as soon as it is measured.

use std::fmt::{self, Display};

/// What a row counts, and which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    Milliseconds,
    SentencesPerSecond,
    BallotsPerSecond,
    Megabytes,
}

/// What somebody else's program does with the same input.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Peer {
    /// There is none to compare with.
    None,
    /// There is one, and it is not on this machine.
    NotInstalled,
    /// Its figure, in the row's unit.
    Measured(f64),
}

/// Prints the head. The columns are fixed, so that rows can follow one by one.
pub(crate) fn head() {
    line(["what", "budget", "measured", "", "peer", "times as good"]);
    println!("|---|---:|---:|---|---:|---:|");
}

/// Prints a row; a measurement that misses the `budget` is marked.
pub(crate) fn row(what: impl Display, unit: Unit, budget: Option<f64>, measured: f64, peer: Peer) {
    let limit = budget.map_or(String::new(), |limit| unit.budget(limit));
    let missed = budget.is_some_and(|limit| unit.advantage(measured, limit) < 1.0);
    let note = if missed { "over" } else { "" };
    let (other, advantage) = match peer {
        Peer::None => (String::new(), String::new()),
        Peer::NotInstalled => ("not installed".to_owned(), String::new()),
        Peer::Measured(other) => {
            (unit.shown(other), format!("{:.1}", unit.advantage(measured, other)))
        }
    };
    let measured = unit.shown(measured);
    line([&what.to_string(), &limit, &measured, note, &other, &advantage]);
}

impl Unit {
    fn shown(self, value: f64) -> String {
        let digits = if value < 10.0 { 2 } else { usize::from(value < 100.0) };
        format!("{value:.digits$} {self}")
    }

    fn budget(self, limit: f64) -> String {
        let sign = if self.is_rate() { "\u{2265}" } else { "<" };
        format!("{sign} {limit} {self}")
    }

    /// Whether more is better.
    fn is_rate(self) -> bool {
        matches!(self, Self::SentencesPerSecond | Self::BallotsPerSecond)
    }

    /// How many times as good as `other`.
    fn advantage(self, own: f64, other: f64) -> f64 {
        if self.is_rate() { own / other } else { other / own }
    }
}

impl Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Milliseconds => "ms",
            Self::SentencesPerSecond | Self::BallotsPerSecond => "/s",
            Self::Megabytes => "MB",
        })
    }
}

fn line(cells: [&str; 6]) {
    let [what, budget, measured, note, peer, advantage] = cells;
    println!(
        "| {what:<57}| {budget:>9} | {measured:>9} | {note:<4} | {peer:>13} | {advantage:>13} |"
    );
}
