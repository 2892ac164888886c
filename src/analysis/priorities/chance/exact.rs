//! The exact distribution of S, by adding one leader after the other to the
//! distribution of the column sums. Sums that differ only in which item is
//! which are kept once: every order of the next leader meets them all alike.

/// Beyond this many items no team is small enough.
const MOST_ITEMS: usize = 5;
/// Sums formed in all before drawing permutations is cheaper.
const MOST_SUMS: usize = 30_000;

type Sums = [i64; MOST_ITEMS];

/// The exact p of centred `scores`, one row per leader, every item shown to
/// everybody; `None` when that would cost too much.
pub(super) fn p(scores: &[Vec<i64>]) -> Option<f64> {
    let items = scores.first().map_or(0, Vec::len);
    if items > MOST_ITEMS {
        return None;
    }
    let rows: Vec<Sums> = scores.iter().map(|row| padded(row)).collect();
    let observed = statistic(&rows.iter().fold([0; MOST_ITEMS], |sums, row| add(&sums, row)));
    let (first, others) = rows.split_first()?;
    let mut distribution = vec![(sorted(*first, items), 1_u128)];
    let mut formed = 0;
    for row in others {
        let orders = distinct_orders(*row, items);
        formed += orders.len() * distribution.len();
        if formed > MOST_SUMS {
            return None;
        }
        distribution = convolve(&distribution, &orders, items)?;
    }
    let all: u128 = distribution.iter().map(|(_, ways)| ways).sum();
    let as_shared: u128 = distribution
        .iter()
        .filter(|(sums, _)| statistic(sums) >= observed)
        .map(|(_, ways)| ways)
        .sum();
    Some(as_shared as f64 / all as f64)
}

/// `None` when the number of ways outgrows 128 bits.
fn convolve(
    distribution: &[(Sums, u128)],
    orders: &[Sums],
    items: usize,
) -> Option<Vec<(Sums, u128)>> {
    let mut next: Vec<(Sums, u128)> = distribution
        .iter()
        .flat_map(|(sums, ways)| orders.iter().map(|row| (sorted(add(sums, row), items), *ways)))
        .collect();
    next.sort_unstable();
    let mut merged: Vec<(Sums, u128)> = Vec::new();
    for (sums, ways) in next {
        match merged.last_mut() {
            Some((last, total)) if *last == sums => *total = total.checked_add(ways)?,
            _ => merged.push((sums, ways)),
        }
    }
    let all = merged.iter().try_fold(0_u128, |total, (_, ways)| total.checked_add(*ways));
    all.map(|_| merged)
}

/// Every different order of the first `items` scores. Tied scores make fewer of
/// them, each as likely as the others.
fn distinct_orders(row: Sums, items: usize) -> Vec<Sums> {
    let mut orders = vec![row];
    for place in 0..items {
        let swapped = orders.iter().flat_map(|order| {
            (place..items).map(move |other| {
                let mut order = *order;
                order.swap(place, other);
                order
            })
        });
        orders = swapped.collect();
        orders.sort_unstable();
        orders.dedup();
    }
    orders
}

fn padded(row: &[i64]) -> Sums {
    let mut sums = [0; MOST_ITEMS];
    sums[..row.len()].copy_from_slice(row);
    sums
}

fn sorted(mut sums: Sums, items: usize) -> Sums {
    sums[..items].sort_unstable();
    sums
}

fn add(a: &Sums, b: &Sums) -> Sums {
    std::array::from_fn(|item| a[item] + b[item])
}

fn statistic(sums: &Sums) -> i64 {
    sums.iter().map(|sum| sum * sum).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_of_tied_scores_are_counted_once() {
        let row = padded(&[-1, -1, 2]);
        assert_eq!(distinct_orders(row, 3).len(), 3);
        assert_eq!(distinct_orders(padded(&[-3, -1, 1, 3]), 4).len(), 24);
    }

    /// Two untied leaders and three items: six orders of the second, S = 4 Σ c².
    #[test]
    fn two_leaders_of_the_same_mind_have_one_chance_in_six() {
        let same = vec![vec![-2, 0, 2], vec![-2, 0, 2]];
        assert_eq!(p(&same), Some(1.0 / 6.0));
        let reversed = vec![vec![-2, 0, 2], vec![2, 0, -2]];
        assert_eq!(p(&reversed), Some(1.0));
    }

    #[test]
    fn large_teams_are_left_to_permutations() {
        assert_eq!(p(&vec![vec![-5, -3, -1, 1, 3, 5]; 2]), None);
        assert_eq!(p(&vec![vec![-4, -2, 0, 2, 4]; 12]), None);
    }
}
