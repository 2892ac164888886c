//! The report's priorities, written from what was measured.

use super::agreement::{self, Agreement};
use super::camps::Found;
use super::chance::Chance;
use super::preferences::Preferences;
use super::standings::Standings;
use super::{concordance, conflict, consensus, majority, split, top};
use crate::analysis::report;

/// Camps of fewer have no order of their own in the report: it would be nearly a
/// leader's ranking.
const SMALLEST_CAMP_WITH_AN_ORDER: usize = 3;

/// What was measured, by item index and by place in the sorted team.
pub(super) struct Account<'a> {
    pub(super) names: &'a [String],
    pub(super) team: &'a [Standings],
    pub(super) counts: &'a Preferences,
    pub(super) agreement: Agreement,
    pub(super) chance: Chance,
    pub(super) camps: Found,
}

impl Account<'_> {
    /// `uninformative` rankings were left out.
    pub(super) fn report(&self, uninformative: usize) -> report::Priorities {
        let Self { names, team, counts, agreement, chance, .. } = *self;
        let items = names.len();
        let mean_ranks = consensus::mean_ranks(items, team);
        let borda = consensus::borda(&mean_ranks);
        let solution = consensus::solve(counts, &borda);
        let cycles = majority::cycles(counts);
        let overlap = top::overlap(items, team);
        let item = |(item, name): (usize, &String)| split::item(item, name, mean_ranks[item], team);
        report::Priorities {
            items: names.to_vec(),
            respondents: team.len(),
            uninformative,
            partial: team.iter().filter(|leader| leader.is_partial()).count(),
            same_order_rate: agreement::same_order_rate(agreement.same, counts, team),
            opposite_order_rate: agreement.opposite,
            mean_tau: agreement.mean_tau(),
            mean_spearman: concordance::mean_spearman(team),
            kendall_w: self.kendall_w(),
            beyond_chance: chance.is_beyond(),
            condorcet_winner: majority::condorcet_winner(counts).map(|item| names[item].clone()),
            condorcet_cycles: cycles.len(),
            cycles: cycles.iter().map(|cycle| self.named(cycle)).collect(),
            per_item: names.iter().enumerate().map(item).collect(),
            pair_conflicts: conflict::pair_conflicts(names, counts, &solution.order),
            opposed_pairs: Some(conflict::opposed_pairs(items, team)),
            camps: self.camps(),
            first_choices: top::first_choices(items, team),
            top3_overlap: overlap.mean,
            top3_overlap_by_chance: overlap.by_chance,
            top3_distinct: top::distinct(items, team),
            consensus: self.consensus(&solution, &borda),
        }
    }

    fn kendall_w(&self) -> Option<report::KendallW> {
        let value = concordance::kendall_w(self.team)?;
        Some(report::KendallW { value, p: self.chance.p, exact: self.chance.permutations == 0 })
    }

    fn consensus(&self, solution: &consensus::Solution, borda: &[usize]) -> report::Consensus {
        let ranges = consensus::positions(&solution.order, self.counts, self.team);
        let position = |(&item, range): (&usize, consensus::Range)| report::Position {
            item: self.names[item].clone(),
            best: range.best,
            worst: range.worst,
        };
        report::Consensus {
            order: self.named(&solution.order),
            method: if solution.exact {
                report::ConsensusMethod::Kemeny
            } else {
                report::ConsensusMethod::Approximate
            },
            cost: solution.cost,
            optima: solution.optima,
            mean_tau: consensus::mean_tau(&solution.order, self.counts),
            positions: solution.order.iter().zip(ranges).map(position).collect(),
            borda: self.named(borda),
        }
    }

    fn camps(&self) -> report::Camps {
        let Found { silhouette, hint, ref camps } = self.camps;
        report::Camps {
            found: !camps.is_empty(),
            silhouette,
            hint,
            sizes: camps.iter().map(Vec::len).collect(),
            orders: camps.iter().map(|members| self.order_of_camp(members)).collect(),
        }
    }

    /// The order of a camp; none for two leaders, whose order is nearly a person's.
    fn order_of_camp(&self, members: &[usize]) -> Option<Vec<String>> {
        if members.len() < SMALLEST_CAMP_WITH_AN_ORDER {
            return None;
        }
        let team: Vec<Standings> = members.iter().map(|&place| self.team[place].clone()).collect();
        let items = self.names.len();
        let counts = Preferences::count(items, &team);
        let borda = consensus::borda(&consensus::mean_ranks(items, &team));
        Some(self.named(&consensus::solve(&counts, &borda).order))
    }

    fn named(&self, items: &[usize]) -> Vec<String> {
        items.iter().map(|&item| self.names[item].clone()).collect()
    }
}
