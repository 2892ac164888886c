//! Cues: the words that renounce, increase or decrease what stands beside them.
//!
//! Plain lists that a facilitator can read; how far a cue reaches is not decided here.

/// Cues that renounce the words behind them. The longest match wins.
pub(super) const RENOUNCE: &[&str] = &[
    "say no to",
    "saying no to",
    "instead of",
    "rather than",
    "no longer",
    "no more",
    "not a",
    "wind down",
    "winding down",
    "pull out of",
    "get out of",
    "move out of",
    "away from",
    "walk away from",
    "withdraw from",
    "let go of",
    "give up",
    "giving up",
    "phase out",
    "hand back",
    "turn down",
    "turn away",
    "a mistake",
    "not",
    "no",
    "never",
    "without",
    "neither",
    "nor",
    "nothing",
    "none",
    "don't",
    "dont",
    "doesn't",
    "doesnt",
    "won't",
    "wont",
    "can't",
    "cant",
    "cannot",
    "isn't",
    "isnt",
    "aren't",
    "arent",
    "wouldn't",
    "shouldn't",
    "needn't",
    "stop",
    "stopping",
    "avoid",
    "exit",
    "quit",
    "drop",
    "kill",
    "scrap",
    "abandon",
    "divest",
    "forget",
    "leave",
    "close",
    "closing",
    "shut",
    "refuse",
    "cancel",
    "beats",
    "neither",
];

/// Phrases that begin like a cue and are none.
pub(super) const NO_CUE: &[&str] = &[
    "not only",
    "not just",
    "not merely",
    "nothing but",
    "no one",
    "no 1",
    "close to",
    "close the deal",
    "no matter",
    "never mind",
    "not least",
    "why not",
    "double down",
    "doubling down",
];

/// Phrases that renounce the words before them.
pub(super) const RENOUNCE_BEFORE: &[&str] =
    &["off the table", "can wait", "is history", "are history"];

/// Words that want more of what follows.
pub(super) const MORE: &[&str] = &[
    "more",
    "most",
    "raise",
    "raising",
    "increase",
    "increasing",
    "double",
    "triple",
    "higher",
    "highest",
    "bigger",
    "larger",
    "widen",
    "broaden",
];

/// Words that want less of what follows.
pub(super) const LESS: &[&str] = &[
    "fewer", "fewest", "less", "least", "reduce", "reducing", "cut", "cutting", "lower", "lowest",
    "smaller", "halve", "trim", "narrow",
];

/// Words that end the reach of a cue once it has reached something.
pub(super) const ENDS: &[&str] = &["and", "to", "or", "with", "for", "by", "on"];

/// Words that always end it.
pub(super) const TURNS: &[&str] =
    &["but", "because", "while", "so", "unless", "until", "just", "only", "instead"];
