//! Moments as they are stored: UTC, cut to the microseconds that PostgreSQL keeps.

use time::{Duration, OffsetDateTime, PrimitiveDateTime, UtcOffset};

/// The moment as a column holds it.
pub(super) fn stored(at: OffsetDateTime) -> PrimitiveDateTime {
    let at = at.to_offset(UtcOffset::UTC);
    let at = at - Duration::nanoseconds(i64::from(at.nanosecond() % 1_000));
    PrimitiveDateTime::new(at.date(), at.time())
}

/// The moment that a column holds.
pub(super) fn read(at: PrimitiveDateTime) -> OffsetDateTime {
    at.assume_utc()
}

/// The minute that the moment lies in.
pub(super) fn minute(at: OffsetDateTime) -> OffsetDateTime {
    let beyond = i64::from(at.second()) * 1_000_000_000 + i64::from(at.nanosecond());
    at - Duration::nanoseconds(beyond)
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn moments_are_kept_in_utc_to_the_microsecond() {
        let at = datetime!(2026-12-01 17:00:59.123_456_789 +2);
        assert_eq!(read(stored(at)), datetime!(2026-12-01 15:00:59.123_456 UTC));
        assert_eq!(minute(at), datetime!(2026-12-01 15:00:00 UTC));
    }
}
