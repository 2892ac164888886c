//! What a round needs to be opened, and what is frozen then.

use super::world::{World, code, person, questions};
use parallax::domain::{Cadence, PersonName, PulseName, Roster, TeamName};
use time::Duration;

#[test]
fn a_round_needs_as_many_leaders_as_its_minimum() {
    let world = World::sqlite();
    let id = world.draft(4, &world.plan(5));
    let refused = world.it().open_round(&world.owner, &id).err().unwrap();
    assert_eq!(code(&refused), "too-few-leaders");
    assert_eq!(world.it().invitations(&world.owner, &id).unwrap(), []);
}

#[test]
fn a_round_closes_one_hour_to_sixty_days_ahead() {
    let world = World::sqlite();
    let id = world.draft(5, &world.plan(5));
    let mut plan = world.plan(5);
    plan.closes_at = world.hands.now() + Duration::days(61);
    assert_eq!(code(&world.it().change_round(&world.owner, &id, &plan).unwrap_err()), "invalid");
    world.hands.forward(Duration::days(7) - Duration::minutes(59));
    assert_eq!(code(&world.it().open_round(&world.owner, &id).err().unwrap()), "invalid");
    plan.closes_at = world.hands.now() + Duration::hours(1);
    world.it().change_round(&world.owner, &id, &plan).unwrap();
    assert_eq!(world.open_draft(id).links.len(), 5);
}

#[test]
fn without_tls_only_this_machine_may_answer() {
    for (address, opens) in
        [("https://pulse.halden.example", true), ("http://pulse.halden.example", false)]
    {
        let world = World::reached_at(address);
        let id = world.draft(5, &world.plan(5));
        let opened = world.it().open_round(&world.owner, &id);
        assert_eq!(opened.as_ref().err().map(code), (!opens).then_some("tls-needed"));
        for link in opened.into_iter().flatten() {
            let start = format!("{address}/r/{}#", id.as_str());
            assert!(link.url.starts_with(&start), "{}", link.url);
        }
    }
}

#[test]
fn questions_and_roster_are_frozen_by_the_first_round() {
    let world = World::sqlite();
    let round = world.open_round(5);
    let sheet = || world.it().sheet(&round.id, round.leaders[0].link.key).unwrap();
    let before = sheet();
    let (it, owner) = (world.it(), &world.owner);
    let pulse = it.round(owner, &round.id).unwrap().round.pulse;
    let pulse = it.pulse(owner, pulse).unwrap();
    let name = PulseName::parse("Another name").unwrap();
    let mut other = questions();
    other.recall = true;
    let refused = it.change_pulse(owner, pulse.id, &name, Cadence::Once, Some(&other)).unwrap_err();
    assert_eq!(code(&refused), "questions-frozen");
    it.change_pulse(owner, pulse.id, &name, Cadence::Once, Some(&questions())).unwrap();
    it.set_roster(owner, pulse.team, &Roster::default()).unwrap();
    it.change_team(owner, pulse.team, &TeamName::parse("Board").unwrap(), None).unwrap();
    assert_eq!(sheet(), before);
    assert_eq!(it.invitations(owner, &round.id).unwrap().len(), 5);
}

#[test]
fn two_leaders_of_one_name_each_get_their_own_link() {
    let world = World::sqlite();
    let id = world.draft(5, &world.plan(5));
    let pulse = world.it().round(&world.owner, &id).unwrap().round.pulse;
    let team = world.it().pulse(&world.owner, pulse).unwrap().team;
    let mut people: Vec<_> = (1..=5).map(person).collect();
    people[1].name = PersonName::parse("Leader 01").unwrap();
    let roster = Roster::parse(people).unwrap();
    world.it().set_roster(&world.owner, team, &roster).unwrap();
    let round = world.open_draft(id);
    let owners: Vec<_> = round.links.iter().map(|link| link.leader.clone()).collect();
    assert_eq!(owners, roster.leaders());
    let sheet = world.it().sheet(&round.id, round.leaders[0].link.key).unwrap();
    assert!(sheet.contains(r#"["Leader 01","Leader 01","Leader 03""#), "{sheet}");
    assert!(!sheet.contains("halden.example"), "addresses are personal");
}

#[test]
fn a_team_is_never_part_of_itself() {
    let world = World::sqlite();
    let (it, owner) = (world.it(), &world.owner);
    let name = TeamName::parse("Board").unwrap();
    let top = it.create_team(owner, &name, None).unwrap();
    let middle = it.create_team(owner, &name, Some(top.id)).unwrap();
    let bottom = it.create_team(owner, &name, Some(middle.id)).unwrap();
    for parent in [top.id, middle.id, bottom.id] {
        let refused = it.change_team(owner, top.id, &name, Some(parent)).unwrap_err();
        assert_eq!(code(&refused), "team-cycle");
    }
}
