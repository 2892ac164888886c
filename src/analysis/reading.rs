//! A report as people read it: their groups in place of the machine's, and every number and
//! phrase that follows from the groups. Pure; nothing else of the report changes.

use super::report::{Forecast, Headline, Report};
use super::{headline, sentences};
use crate::domain::{Reading, Result};

/// `report` with the facilitator's reading; a report without sentences stays as it is.
///
/// # Errors
/// The reading does not hold exactly the report's sentences.
pub fn read(report: &Report, reading: &Reading) -> Result<Report> {
    let Some(machines) = &report.sentences else { return Ok(report.clone()) };
    let sentences = sentences::read(machines, reading, report.provenance.seed)?;
    let forecast = report.forecast.clone().map(|forecast| Forecast {
        measured: Some(sentences.same_strategy_chance),
        blind_spot: Some(forecast.predicted - sentences.same_strategy_chance),
        ..forecast
    });
    let headline = Headline {
        sentence: headline::sentence(Some(&sentences), report.priorities.as_ref()),
        ..report.headline.clone()
    };
    Ok(Report { sentences: Some(sentences), forecast, headline, ..report.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::report::FlagCounts;
    use crate::analysis::report::{Group, Map, Reading as Whose, Sentences, StrategiesInTheRoom};
    use crate::analysis::{Settings, analyze};
    use crate::domain::{Forecast as Guess, Response, Responses, TeamName};

    /// Five forecasts, and a machine's reading of five sentences as one group.
    fn report() -> Report {
        let guess = |same| Response {
            forecast: Guess { same: Some(same), first: None },
            ..Response::default()
        };
        let responses = Responses {
            team: TeamName::parse("Executive team").unwrap(),
            invited: 5,
            official: crate::domain::Official::default(),
            priorities: None,
            responses: [2, 3, 3, 4, 3].map(guess).to_vec(),
        };
        let mut report = analyze(&responses, Err("none"), &Settings::default()).unwrap().report;
        let sentences: Vec<String> = ["a", "b", "c", "d", "e"].map(str::to_owned).to_vec();
        let whole = Group { size: 5, label: "All".into(), terms: Vec::new(), sentences };
        report.sentences = Some(Sentences {
            count: 5,
            reading: Whose::Machine,
            strategies_in_the_room: StrategiesInTheRoom { value: 1., low: 1., high: 2., groups: 1 },
            same_strategy_chance: 1.0,
            groups: vec![whole],
            recited: 0,
            specificity: None,
            flags: FlagCounts::default(),
            pairs: Vec::new(),
            map: Map { drawn: false, stress: None, points: Vec::new() },
            unsupported_language: false,
            machine_reading: None,
        });
        report
    }

    fn reading(groups: &[&[&str]]) -> Reading {
        let owned = |group: &&[&str]| group.iter().map(ToString::to_string).collect();
        let groups = groups.iter().map(|group| ("A choice".to_owned(), owned(group)));
        Reading::parse(groups.collect()).unwrap()
    }

    #[test]
    fn blind_spot_and_headline_follow_from_the_reading() {
        let read = read(&report(), &reading(&[&["a", "b"], &["c", "d"], &["e"]])).unwrap();
        let forecast = read.forecast.unwrap();
        assert_eq!((forecast.predicted, forecast.measured), (0.75, Some(0.2)));
        assert_eq!(forecast.blind_spot, Some(0.75 - 0.2));
        let expected = "5 leaders described 3 different strategies, by the \
                        facilitator\u{2019}s reading.";
        assert_eq!(read.headline.sentence, expected);
        assert_eq!(read.headline.coverage, report().headline.coverage);
    }

    #[test]
    fn a_report_without_sentences_stays_as_it_is() {
        let bare = Report { sentences: None, ..report() };
        assert_eq!(super::read(&bare, &reading(&[&["a", "b"]])).unwrap(), bare);
    }

    #[test]
    fn a_stored_report_comes_back_byte_for_byte() {
        let read = read(&report(), &reading(&[&["a", "b", "c"], &["d", "e"]])).unwrap();
        for report in [report(), read] {
            let text = serde_json::to_string(&report).unwrap();
            let again: Report = serde_json::from_str(&text).unwrap();
            assert_eq!(serde_json::to_string(&again).unwrap(), text);
        }
    }
}
