//! What majorities say: the blocks an order must respect, cycles, the winner.
//! Knows counts of preferences, not rankings.

use super::preferences::Preferences;

/// Items in blocks, best block first: every item beats every item of a later
/// block in a strict majority, so each Kemeny order respects the blocks (extended
/// Condorcet criterion, Truchon 1998). The strongly connected components of "is
/// not beaten by". Items within a block are in the order of the round's list.
/// Reads up to 64 items.
pub fn blocks(counts: &Preferences) -> Vec<Vec<usize>> {
    let reach = closure(counts.items(), |a, b| !counts.beats(b, a));
    let mut blocks = components(&reach);
    // Of two items one is always not beaten by the other, so the blocks are a
    // chain: the earlier, the more it reaches.
    blocks.sort_by_key(|block| std::cmp::Reverse(reach[block[0]].count_ones()));
    blocks
}

/// Majority cycles: groups of two items or more of which each beats each other
/// one, through others, in strict majorities. No order can satisfy all of them.
pub fn cycles(counts: &Preferences) -> Vec<Vec<usize>> {
    let reach = closure(counts.items(), |a, b| counts.beats(a, b));
    components(&reach).into_iter().filter(|items| items.len() > 1).collect()
}

/// The item that beats every other in a strict majority (Condorcet 1785).
pub fn condorcet_winner(counts: &Preferences) -> Option<usize> {
    let items = counts.items();
    (0..items).find(|&a| (0..items).all(|b| a == b || counts.beats(a, b)))
}

/// For each item the set of items it reaches over `edge`, itself included.
fn closure(items: usize, edge: impl Fn(usize, usize) -> bool) -> Vec<u64> {
    let mut reach: Vec<u64> = (0..items)
        .map(|a| (0..items).filter(|&b| a == b || edge(a, b)).map(|b| 1 << b).sum())
        .collect();
    for via in 0..items {
        for from in 0..items {
            if reach[from] >> via & 1 == 1 {
                reach[from] |= reach[via];
            }
        }
    }
    reach
}

/// Sets of items that reach each other, by their first item.
fn components(reach: &[u64]) -> Vec<Vec<usize>> {
    let connected = |a: usize, b: usize| reach[a] >> b & 1 == 1 && reach[b] >> a & 1 == 1;
    (0..reach.len())
        .map(|a| (0..reach.len()).filter(|&b| connected(a, b)).collect::<Vec<_>>())
        .enumerate()
        .filter(|(a, block)| block[0] == *a)
        .map(|(_, block)| block)
        .collect()
}
