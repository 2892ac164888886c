//! The words of Parallax as types: what a team, an answer and a ranking are.
//!
//! Everything here is checked when it is made ("parse, don't validate"): a
//! [`Sentence`] or a [`Ranking`] that exists is a correct one. This module
//! knows nothing of files, statistics, charts, databases or the web.
//!
//! One word per idea, here and everywhere else:
//!
//! | word | meaning |
//! |---|---|
//! | organization | whom an installation belongs to; its accounts have a role |
//! | team | the people asked, usually 4-15 leaders |
//! | leader, roster, invitation | a person asked; the list of them; their personal link |
//! | pulse | a team's recurring test: its questions, its cadence |
//! | instrument | one kind of question with its answer, analysis and chart |
//! | response | one leader's answers, as another survey tool exports them |
//! | round | one run of a pulse; a file of responses is one round |
//! | official | the strategy as the organisation states it |
//! | reading | who says which sentences are the same strategy |

mod account;
mod id;
pub mod instrument;
mod pulse;
mod reading;
mod responses;
pub mod round;
mod team;

pub use account::{Account, Email, Password, PersonName, Right, Role};
pub use id::{AccountId, InvitationId, OrganizationId, PulseId, RoundId, TeamId};
pub use instrument::Instrument;
pub use instrument::clarity::{Clarity, Commitment};
pub use instrument::forecast::Forecast;
pub use instrument::priorities::{Place, Priorities, Ranking};
pub use instrument::sentence::Sentence;
pub use instrument::stop::Stop;
pub use pulse::{Cadence, Pulse, PulseName, Questions, Ranked, Subgroups};
pub use reading::{LONGEST_GROUP_NAME, ReadGroup, Reading, STANDS_ALONE};
pub use responses::{Official, Response, Responses};
pub use round::{Minimum, Round, State};
pub use team::{
    Leader, MOST_LEADERS, Organization, OrganizationName, RetentionYears, Roster, Team, TeamName,
};

/// Why a value is not one of ours. Each variant says what would be right.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// A text has more characters than its instrument allows.
    #[error("{what} has {found} characters; at most {limit} are allowed")]
    TooLong {
        /// Which text.
        what: &'static str,
        /// Its length in characters.
        found: usize,
        /// The most allowed.
        limit: usize,
    },
    /// A text is empty or only white space.
    #[error("{what} is empty")]
    Empty {
        /// Which text.
        what: &'static str,
    },
    /// A number lies outside its scale.
    #[error("{what} is {found}; it must be a whole number from {low} to {high}")]
    OutOfRange {
        /// Which number.
        what: &'static str,
        /// What was found.
        found: String,
        /// The lowest allowed.
        low: u32,
        /// The highest allowed.
        high: u32,
    },
    /// Too few or too many priorities.
    #[error("{found} priorities; a round ranks 3 to 20 of them")]
    PriorityCount {
        /// How many were found.
        found: usize,
    },
    /// The same priority twice in the round's list.
    #[error("the priority \"{item}\" is listed twice")]
    DuplicatePriority {
        /// The item as written.
        item: String,
    },
    /// A ranking names an item that the round does not have.
    #[error("\"{item}\" is not one of the priorities ({known})")]
    UnknownPriority {
        /// The item as written.
        item: String,
        /// The items of the round, joined with commas.
        known: String,
    },
    /// Not the name of a round.
    #[error("a round is named by 16 characters, a-z and 2-7")]
    RoundId,
    /// Not an e-mail address.
    #[error("\"{found}\" is not an e-mail address such as ana@example.org")]
    Email {
        /// Its beginning.
        found: String,
    },
    /// A password that is too short or too long.
    #[error("a password has 12 characters or more, and at most 256 bytes")]
    Password,
    /// No such role.
    #[error("\"{found}\" is not a role; roles are owner, organizer and facilitator")]
    Role {
        /// Its beginning.
        found: String,
    },
    /// No such state.
    #[error("\"{found}\" is not a state of a round")]
    State {
        /// Its beginning.
        found: String,
    },
    /// A step that a round can't take from where it stands.
    #[error("the round is {from}; it can't become {to}")]
    Transition {
        /// Where it stands.
        from: &'static str,
        /// Where it should go.
        to: &'static str,
    },
    /// Too many leaders.
    #[error("{found} leaders; a roster holds at most 5,000")]
    RosterCount {
        /// How many were found.
        found: usize,
    },
    /// A name, an address or a cell twice in its list.
    #[error("\"{what}\" is listed twice")]
    ListedTwice {
        /// What is there twice.
        what: String,
    },
    /// A full ranking leaves an item out.
    #[error("\"{item}\" is neither ranked nor marked as no priority")]
    LeftOut {
        /// The first item left out.
        item: String,
    },
    /// A reading that leaves sentences out, doubles them or holds others.
    #[error(
        "each of the round's {expected} sentences belongs in one group, word for word; these \
         groups hold {found}, or other words"
    )]
    OtherSentences {
        /// How many the groups hold.
        found: usize,
        /// How many the round has.
        expected: usize,
    },
    /// A ranking names an item twice.
    #[error("\"{item}\" is ranked twice")]
    RankedTwice {
        /// The item.
        item: String,
    },
}

/// Shorthand for the results of this layer.
pub type Result<T> = std::result::Result<T, Error>;
