//! Times on pages: in UTC for machines and for browsers without scripts; a page's script
//! writes them in the reader's own zone (web/src/shared/time.ts).

use time::OffsetDateTime;
use time::format_description::BorrowedFormatItem;
use time::macros::format_description;

const MACHINE: &[BorrowedFormatItem<'_>] =
    format_description!("[year]-[month]-[day]T[hour]:[minute]:[second]Z");
const WORDS: &[BorrowedFormatItem<'_>] = format_description!(
    "[weekday repr:short], [day padding:none] [month repr:short] [year], [hour]:[minute] UTC"
);

/// A time as a template shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Moment {
    /// For `datetime`.
    pub(crate) machine: String,
    /// For people.
    pub(crate) words: String,
}

impl From<OffsetDateTime> for Moment {
    fn from(time: OffsetDateTime) -> Self {
        let utc = time.to_offset(time::UtcOffset::UTC);
        // Both formats can write every time that is stored.
        Self {
            machine: utc.format(MACHINE).unwrap_or_default(),
            words: utc.format(WORDS).unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn a_time_is_told_to_machines_and_people() {
        let moment = Moment::from(datetime!(2026-12-01 18:05 +1));
        assert_eq!(moment.machine, "2026-12-01T17:05:00Z");
        assert_eq!(moment.words, "Tue, 1 Dec 2026, 17:05 UTC");
    }
}
