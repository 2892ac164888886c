//! R4, against arithmetic: what a small team's figures say together.
//!
//! Rank counts and pair counts are what the charts draw. Exact figures on top of them,
//! above all how far one leader moves a rate, let a reader compute which rankings were
//! given. Below [`FEWEST_EXACT`] rankings they are coarser.

use crate::analysis::report::{Priorities, Report};

/// From how many rankings on the figures are exact.
pub(super) const FEWEST_EXACT: usize = 10;
/// What the one-person swing is widened to, as a share.
const SWING_STEP: f64 = 0.05;
/// What the interval is widened to, as a share.
const INTERVAL_STEP: f64 = 0.1;
/// What a p is raised to.
const P_STEP: f64 = 0.1;
/// What a silhouette is rounded to.
const SILHOUETTE_STEP: f64 = 0.05;
/// What a rate is rounded to, as a share.
const RATE_STEP: f64 = 0.01;
/// What a mean of correlations is rounded to: it is twice a rate, less one.
const TAU_STEP: f64 = 2.0 * RATE_STEP;
/// What the shared top three is rounded to.
const OVERLAP_STEP: f64 = 0.5;

/// The report, with the figures on rankings made coarser in a small team.
pub(super) fn coarsened(mut report: Report) -> Report {
    let small = |priorities: &&mut Priorities| priorities.respondents < FEWEST_EXACT;
    if let Some(priorities) = report.priorities.as_mut().filter(small) {
        coarsen(priorities);
    }
    report
}

fn coarsen(priorities: &mut Priorities) {
    let rate = &mut priorities.same_order_rate;
    rate.value = nearest(rate.value, RATE_STEP);
    rate.swing_low = below(rate.swing_low, SWING_STEP);
    rate.swing_high = above(rate.swing_high, SWING_STEP);
    rate.low = below(rate.low, INTERVAL_STEP);
    rate.high = above(rate.high, INTERVAL_STEP);
    // Drawn at random with the rankings, so it is as good as a checksum of them.
    if let Some(concordance) = &mut priorities.kendall_w {
        concordance.p = above(concordance.p, P_STEP);
    }
    priorities.opposite_order_rate = nearest(priorities.opposite_order_rate, RATE_STEP);
    priorities.mean_spearman = priorities.mean_spearman.map(|rho| nearest(rho, TAU_STEP));
    priorities.mean_tau = nearest(priorities.mean_tau, TAU_STEP);
    priorities.consensus.mean_tau = nearest(priorities.consensus.mean_tau, TAU_STEP);
    priorities.top3_overlap = nearest(priorities.top3_overlap, OVERLAP_STEP);
    priorities.camps.silhouette = priorities.camps.silhouette.map(|s| nearest(s, SILHOUETTE_STEP));
    priorities.opposed_pairs = None;
}

// Rounded once more at the end: 0.15 is written as 0.15, not as 0.15000000000000002.
fn tidy(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}

fn nearest(value: f64, step: f64) -> f64 {
    tidy((value / step).round() * step)
}

// What lies on a step stays there, whatever the last bits say.
fn below(value: f64, step: f64) -> f64 {
    tidy((value / step + 1e-9).floor() * step)
}

fn above(value: f64, step: f64) -> f64 {
    tidy((value / step - 1e-9).ceil() * step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_only_widen_and_rates_are_whole_percentages() {
        let written = |value: f64| value.to_string();
        assert_eq!(written(below(0.558, SWING_STEP)), "0.55");
        assert_eq!(written(above(0.638, SWING_STEP)), "0.65");
        assert_eq!(written(below(0.15, SWING_STEP)), "0.15");
        assert_eq!(written(above(0.15, SWING_STEP)), "0.15");
        assert_eq!(written(above(1.0, INTERVAL_STEP)), "1");
        assert_eq!(written(nearest(0.5873, RATE_STEP)), "0.59");
        assert_eq!(written(nearest(-0.1746, TAU_STEP)), "-0.18");
    }
}
