//! Kendall's W and mean Spearman rho: only where everybody was shown every item.
//! Whether W is more than chance is not decided here.

use super::standings::Standings;

/// Kendall's W corrected for ties, 0-1: `12 S / (n² (m³ - m) - n Σ T_i)` with
/// `S = Σ_j (R_j - n (m + 1) / 2)²` and `T_i = Σ (t³ - t)` over the tie groups of
/// leader i (Kendall & Babington Smith 1939). Random orders give 1/n on average.
/// `None` unless everybody was shown every item.
pub fn kendall_w(team: &[Standings]) -> Option<f64> {
    let items = complete_items(team)?;
    let leaders = team.len() as i64;
    let m = items as i64;
    // Doubled mid-ranks are whole, so 4 S and the denominator are exact.
    let four_s: i64 = (0..items)
        .map(|item| {
            let sum: usize = team.iter().filter_map(|leader| leader.doubled_rank(item)).sum();
            let deviation = sum as i64 - leaders * (m + 1);
            deviation * deviation
        })
        .sum();
    let ties: i64 = team.iter().map(tie_correction).sum();
    let denominator = leaders * leaders * (m * m * m - m) - leaders * ties;
    (denominator > 0).then(|| 3.0 * four_s as f64 / denominator as f64)
}

/// Mean Spearman rho over pairs of leaders, -1 to 1, on mid-ranks:
/// `(‖Σ z_i‖² - n) / (n (n - 1))` over the leaders' unit vectors of centred ranks.
/// `None` unless everybody was shown every item.
pub fn mean_spearman(team: &[Standings]) -> Option<f64> {
    let items = complete_items(team)?;
    let mut sum = vec![0.0; items];
    for leader in team {
        let centred = centred_ranks(leader);
        let squares: i64 = centred.iter().map(|&rank| rank * rank).sum();
        let length = (squares as f64).sqrt();
        for (total, rank) in sum.iter_mut().zip(centred) {
            *total += rank as f64 / length;
        }
    }
    let n = team.len() as f64;
    let squares: f64 = sum.iter().map(|total| total * total).sum();
    Some(((squares - n) / (n * (n - 1.0))).clamp(-1.0, 1.0))
}

/// Doubled mid-ranks less their mean: whole numbers that sum to 0, one per item;
/// 0 where the item was not shown.
pub fn centred_ranks(leader: &Standings) -> Vec<i64> {
    let middle = leader.shown() as i64 + 1;
    (0..leader.items())
        .map(|item| leader.doubled_rank(item).map_or(0, |rank| rank as i64 - middle))
        .collect()
}

fn complete_items(team: &[Standings]) -> Option<usize> {
    let complete = team.len() >= 2 && team.iter().all(Standings::is_complete);
    complete.then(|| team[0].items())
}

/// `Σ (t³ - t)` over tie groups: each of the t members adds t² - 1.
fn tie_correction(leader: &Standings) -> i64 {
    (0..leader.items())
        .filter_map(|item| leader.get(item))
        .map(|standing| (standing.tied * standing.tied) as i64 - 1)
        .sum()
}
