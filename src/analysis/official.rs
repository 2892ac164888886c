//! The team against the official strategy. It must not know who is near it: every
//! figure is a count or a mean over the team.

use super::{priorities, report};
use crate::domain::{self, Place, Responses};

/// The rankings' and sentences' results that the official strategy is held against.
pub(super) struct Measured<'a> {
    /// Sentences that repeat the official statement.
    pub recited: Option<usize>,
    /// The rankings' results.
    pub priorities: Option<&'a report::Priorities>,
}

/// `None` when the round knows no official strategy. Recall needs `fewest` answers.
pub(super) fn analyze(
    responses: &Responses,
    measured: &Measured<'_>,
    fewest: usize,
) -> Option<report::Official> {
    let official = &responses.official;
    if official.statement.is_none() && official.order.is_none() {
        return None;
    }
    let order = official.order.as_ref().zip(responses.priorities.as_ref());
    let first = order.and_then(|(order, list)| first_item(order, list));
    let in_top = |item: &String, priorities: &report::Priorities| {
        let found = priorities.per_item.iter().find(|entry| entry.item == *item);
        found.map(|entry| entry.top3)
    };
    let first_in_top3 = first
        .as_ref()
        .zip(measured.priorities)
        .and_then(|(item, priorities)| in_top(item, priorities));
    let tau_to_consensus = official
        .order
        .as_ref()
        .zip(measured.priorities)
        .and_then(|(order, measured)| priorities::tau_to(order, measured));
    Some(report::Official {
        recited: official.statement.as_ref().and(measured.recited),
        first,
        first_in_top3,
        tau_to_consensus,
        named_from_memory: order.and_then(|(order, _)| named(responses, order, fewest)),
    })
}

/// The one item at the head of the official order; `None` when several share it.
fn first_item(order: &domain::Ranking, list: &domain::Priorities) -> Option<String> {
    let mut first = order.places().iter().zip(list.items());
    let (_, item) = first.by_ref().find(|(place, _)| **place == Place::Ranked(0))?;
    first.all(|(place, _)| *place != Place::Ranked(0)).then(|| item.clone())
}

/// Mean share of the officially ranked priorities that leaders named from memory.
fn named(responses: &Responses, order: &domain::Ranking, fewest: usize) -> Option<f64> {
    let is_official = |item: &usize| matches!(order.places()[*item], Place::Ranked(_));
    let official = (0..order.places().len()).filter(is_official).count();
    let recalled = responses.responses.iter().filter_map(|response| response.recalled.as_ref());
    let named: Vec<usize> =
        recalled.map(|items| items.iter().filter(|item| is_official(item)).count()).collect();
    if official == 0 || named.len() < fewest {
        return None;
    }
    Some(named.iter().sum::<usize>() as f64 / (official * named.len()) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Priorities, Ranking, Response, TeamName};

    fn round(order: &[Vec<usize>]) -> Responses {
        let list = Priorities::parse(&["Safety", "Growth", "Cost", "Speed"]).unwrap();
        let order = Ranking::from_groups(&list, order, &[]).unwrap();
        let recalled = [vec![0, 1], vec![1, 3], vec![], vec![0, 1, 2]];
        let responses = recalled
            .map(|items| Response { recalled: Some(items), ..Response::default() })
            .to_vec();
        Responses {
            team: TeamName::parse("Test").unwrap(),
            invited: 4,
            official: domain::Official { statement: None, order: Some(order) },
            priorities: Some(list),
            responses,
        }
    }

    const NOTHING: Measured<'_> = Measured { recited: None, priorities: None };

    #[test]
    fn recall_is_a_share_of_the_officially_ranked_items() {
        let official = analyze(&round(&[vec![1], vec![0]]), &NOTHING, 4).unwrap();
        // Named of {Growth, Safety}: 2, 1, 0, 2 of 2.
        assert_eq!(official.named_from_memory, Some(5.0 / 8.0));
        assert_eq!(official.first.as_deref(), Some("Growth"));
    }

    #[test]
    fn a_tie_at_the_top_has_no_first_item() {
        let official = analyze(&round(&[vec![1, 0], vec![2]]), &NOTHING, 4).unwrap();
        assert_eq!(official.first, None);
    }
}
