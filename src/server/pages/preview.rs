//! What a leader is asked, before anybody is: the words of the sheet that a draft would open with.

use super::{Frame, Place, render};
use crate::domain::{Instrument, Ranked, RoundId};
use crate::server::auth::Organizer;
use crate::server::error::Result;
use actix_web::HttpResponse;
use askama::Template;

#[derive(Template)]
#[template(path = "preview.html", config = "web/askama.toml")]
struct PreviewPage {
    frame: Frame,
    back: (String, String),
    team: String,
    organization: String,
    roster: Vec<String>,
    minimum: usize,
    instruments: Vec<Instrument>,
    /// How many of the priorities are put in order, when it is not all.
    top: Option<u8>,
}

/// The draft's questions; a round that was launched has none left to preview.
pub(crate) async fn show(actor: Organizer, round: RoundId) -> Result<HttpResponse> {
    let viewer = actor.viewer();
    let (overview, roster) = actor
        .run(move |it, actor| {
            // Refuses what is no draft.
            it.preview(actor, &round)?;
            let overview = it.round_overview(actor, &round)?;
            let roster = it.roster(actor, overview.team.id)?;
            Ok((overview, roster))
        })
        .await?;
    let (round, questions) = (&overview.status.round, &overview.pulse.questions);
    let heading = format!("{}, round {}", overview.pulse.name.as_str(), round.number);
    render(&PreviewPage {
        frame: Frame::signed_in(format!("Preview: {heading}"), viewer, Place::Home),
        back: (format!("/rounds/{}", round.id.as_str()), heading),
        team: overview.team.name.as_str().to_owned(),
        organization: overview.organization.name.as_str().to_owned(),
        roster: roster.leaders().iter().map(|it| it.name.as_str().to_owned()).collect(),
        minimum: round.minimum.value(),
        instruments: questions.instruments(),
        top: match questions.ranked {
            Ranked::Full => None,
            Ranked::Top(top) => Some(top),
        },
    })
}
