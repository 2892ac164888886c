//! Pulses.

use super::Questions;
use crate::domain::{self, Cadence, PulseName};
use crate::server::error::Result;
use crate::server::json::field;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Makes a pulse.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewPulse {
    #[schema(min_length = 1, max_length = 120)]
    name: String,
    #[schema(value_type = String, pattern = "^(once|monthly|quarterly|halfyearly|yearly)$")]
    cadence: Cadence,
    questions: Questions,
}

impl NewPulse {
    pub(crate) fn parse(self) -> Result<(PulseName, Cadence, domain::Questions)> {
        let name = field("name", PulseName::parse(&self.name))?;
        Ok((name, self.cadence, self.questions.parse()?))
    }
}

/// Changes a pulse; what is missing stays. Questions can't change once a round was opened.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PulseChange {
    #[schema(min_length = 1, max_length = 120)]
    name: Option<String>,
    #[schema(value_type = Option<String>, pattern = "^(once|monthly|quarterly|halfyearly|yearly)$")]
    cadence: Option<Cadence>,
    questions: Option<Questions>,
}

impl PulseChange {
    pub(crate) fn parse(
        self,
    ) -> Result<(Option<PulseName>, Option<Cadence>, Option<domain::Questions>)> {
        let name = self.name.as_deref().map(PulseName::parse).transpose();
        let questions = self.questions.map(Questions::parse).transpose()?;
        Ok((field("name", name)?, self.cadence, questions))
    }
}

/// A team's recurring test.
#[derive(Serialize, ToSchema)]
pub(crate) struct Pulse {
    id: i64,
    team: i64,
    name: String,
    #[schema(value_type = String, pattern = "^(once|monthly|quarterly|halfyearly|yearly)$")]
    cadence: Cadence,
    questions: Questions,
    /// Whether a round of it was opened: its questions can't change any more.
    frozen: bool,
}

impl From<&domain::Pulse> for Pulse {
    fn from(pulse: &domain::Pulse) -> Self {
        Self {
            id: pulse.id.0,
            team: pulse.team.0,
            name: pulse.name.as_str().to_owned(),
            cadence: pulse.cadence,
            questions: Questions::from(&pulse.questions),
            frozen: pulse.frozen,
        }
    }
}
