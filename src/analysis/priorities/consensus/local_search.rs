//! A good order for a block too large to solve: move single items while that
//! lowers the cost.

use crate::analysis::priorities::preferences::Preferences;

/// Improves `order` until no single item can be moved to a better place.
pub(super) fn improve(order: &mut [usize], counts: &Preferences) {
    while (0..order.len()).any(|from| move_item(order, from, counts)) {}
}

/// Moves the item at `from` to its best place; `false` when it stands there.
fn move_item(order: &mut [usize], from: usize, counts: &Preferences) -> bool {
    let upwards = (0..from).rev();
    let downwards = from + 1..order.len();
    let (up_gain, up) = best_place(order, from, upwards, |item, other| gain(counts, item, other));
    let (down_gain, down) =
        best_place(order, from, downwards, |item, other| gain(counts, other, item));
    if up_gain <= 0 && down_gain <= 0 {
        return false;
    }
    if up_gain >= down_gain {
        order[up..=from].rotate_right(1);
    } else {
        order[from..=down].rotate_left(1);
    }
    true
}

/// The largest gain on the way over `places`, and where it is reached.
fn best_place(
    order: &[usize],
    from: usize,
    places: impl Iterator<Item = usize>,
    gain: impl Fn(usize, usize) -> i64,
) -> (i64, usize) {
    let mut best = (0, from);
    let mut total = 0;
    for place in places {
        total += gain(order[from], order[place]);
        if total > best.0 {
            best = (total, place);
        }
    }
    best
}

/// Disagreements saved by putting `upper` before `lower` instead of after it.
fn gain(counts: &Preferences, upper: usize, lower: usize) -> i64 {
    counts.prefer(upper, lower) as i64 - counts.prefer(lower, upper) as i64
}
