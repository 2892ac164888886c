//! Whole analyses, sentences and rankings together.

use crate::table::{self, Peer, Unit};
use crate::{best, teams};
use parallax::analysis::{self, Encoded, Settings, sentences};
use parallax::service::analyze;
use parallax::service::encoding::Encoding;

/// Leaders, priorities, runs and the budget in milliseconds.
const TEAMS: [(usize, usize, usize, Option<f64>); 4] = [
    (12, 10, 50, Some(5.0)),
    (12, 20, 25, None),
    (1_000, 10, 9, Some(150.0)),
    (5_000, 10, 3, Some(4_000.0)),
];

pub(crate) fn measure(encoding: &Encoding, sentences: &[String]) -> anyhow::Result<()> {
    let settings = Settings::default();
    let team = teams::responses(12, 10, sentences)?;
    let took = best(20, || analyze::run(&team, Ok(encoding), &settings))?;
    let what = "analysis, 12 leaders x 10 priorities, with embedding, warm";
    table::row(what, Unit::Milliseconds, Some(150.0), took, Peer::None);

    for (leaders, items, runs, budget) in TEAMS {
        let team = teams::responses(leaders, items, sentences)?;
        let given: Vec<_> = team.responses.iter().map(|r| r.sentence.as_ref()).collect();
        let texts = sentences::texts_to_encode(&given);
        let borrowed: Vec<&str> = texts.iter().map(String::as_str).collect();
        let matrix = encoding.encoder.encode(&borrowed)?;
        let vectors =
            sentences::Vectors::new(&texts, encoding.encoder.dimension(), matrix.as_slice())?;
        let encoded = Encoded {
            vectors,
            model: &encoding.model,
            engine: encoding.encoder.id(),
            model_sha256: &encoding.model_sha256,
        };
        let took = best(runs, || analysis::analyze(&team, Ok(encoded), &settings))?;
        let what = format!("analysis, {leaders} leaders x {items} priorities, embedding excluded");
        table::row(what, Unit::Milliseconds, budget, took, Peer::None);
    }
    Ok(())
}
