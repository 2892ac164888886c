//! Clarity and commitment: two sorted lists. It must not know which value of the
//! one belongs to which value of the other.

use super::report;
use crate::domain::{Clarity, Commitment, Response};

/// Sorts each scale on its own; `None` when neither has `fewest` answers. A scale
/// with fewer answers stays empty.
pub(super) fn analyze(responses: &[Response], fewest: usize) -> Option<report::Clarity> {
    let values = responses.iter().filter_map(|response| response.clarity);
    let values = sorted(values.map(Clarity::value), fewest);
    let commitment = responses.iter().filter_map(|response| response.commitment);
    let commitment = sorted(commitment.map(Commitment::value), fewest);
    let any = !values.is_empty() || !commitment.is_empty();
    any.then_some(report::Clarity { values, commitment })
}

fn sorted(values: impl Iterator<Item = u8>, fewest: usize) -> Vec<u8> {
    let mut values: Vec<u8> = values.collect();
    if values.len() < fewest {
        return Vec::new();
    }
    values.sort_unstable();
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    fn response(clarity: f64, commitment: Option<f64>) -> Response {
        Response {
            clarity: Some(Clarity::parse(clarity).unwrap()),
            commitment: commitment.map(|value| Commitment::parse(value).unwrap()),
            ..Response::default()
        }
    }

    #[test]
    fn each_scale_is_sorted_and_gated_on_its_own() {
        let team = [
            response(70.0, Some(1.0)),
            response(20.0, None),
            response(90.0, Some(5.0)),
            response(50.0, Some(3.0)),
        ];
        let clarity = analyze(&team, 4).unwrap();
        assert_eq!(clarity.values, [20, 50, 70, 90]);
        assert!(clarity.commitment.is_empty(), "three answers are too few");
        assert_eq!(analyze(&team[..3], 4), None);
    }
}
