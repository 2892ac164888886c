//! Who may sign in, for how long, and what belongs to somebody else.

use super::world::{PASSWORD, World, account, code, password, peek};
use parallax::domain::{Account, Email, OrganizationName, PersonName, RetentionYears, Role};
use parallax::service::accounts::{ABSOLUTE_DAYS, AccountChange, IDLE_MINUTES};
use parallax::service::audit::first_broken;
use parallax::store::{accounts, organizations};
use time::Duration;

fn email(text: &str) -> Email {
    Email::parse(text).unwrap()
}

#[test]
fn set_up_happens_once() {
    let world = World::sqlite();
    assert_eq!(world.it().begin_set_up().unwrap(), None);
    let organization = OrganizationName::parse("Another").unwrap();
    let refused = world.it().set_up("guess", &organization, &account("x@y.example")).err().unwrap();
    assert_eq!(code(&refused), "set-up");
}

#[test]
fn a_wrong_password_and_an_unknown_address_are_the_same_refusal() {
    let world = World::sqlite();
    let try_it = |address, text| world.it().sign_in(&email(address), &password(text));
    let (signed_in, secret) = try_it("owner@halden.example", PASSWORD).unwrap();
    assert_eq!(signed_in, world.owner);
    assert_eq!(world.it().session(&secret).unwrap(), Some(signed_in));
    for (address, text) in
        [("owner@halden.example", "not the password"), ("nobody@halden.example", PASSWORD)]
    {
        assert_eq!(code(&try_it(address, text).err().unwrap()), "sign-in");
    }
    world.it().sign_out(&secret).unwrap();
    assert_eq!(world.it().session(&secret).unwrap(), None);
}

#[test]
fn a_session_ends_when_unused_and_in_any_case_after_two_weeks() {
    let world = World::sqlite();
    let sign_in = || world.it().sign_in(&world.owner.email, &password(PASSWORD)).unwrap().1;
    let (used, unused) = (sign_in(), sign_in());
    let idle = Duration::minutes(IDLE_MINUTES);
    world.hands.forward(idle - Duration::MINUTE);
    assert!(world.it().session(&used).unwrap().is_some());
    world.hands.forward(Duration::minutes(2));
    assert!(world.it().session(&used).unwrap().is_some());
    assert_eq!(world.it().session(&unused).unwrap(), None);
    let most = Duration::days(ABSOLUTE_DAYS);
    let mut age = idle + Duration::MINUTE;
    while age < most {
        assert!(world.it().session(&used).unwrap().is_some(), "after {age}");
        world.hands.forward(idle / 2);
        age += idle / 2;
    }
    assert_eq!(world.it().session(&used).unwrap(), None);
}

#[test]
fn another_role_or_password_ends_all_sessions_and_another_name_none() {
    let world = World::sqlite();
    let (it, owner) = (world.it(), &world.owner);
    let added = it.add_account(owner, &account("bo@halden.example"), Role::Organizer).unwrap();
    let alive = |change: AccountChange, text: &str| {
        let (_, secret) = it.sign_in(&added.email, &password(text)).unwrap();
        it.change_account(owner, added.id, &change).unwrap();
        it.session(&secret).unwrap().is_some()
    };
    let name = Some(PersonName::parse("Bo").unwrap());
    assert!(alive(AccountChange { name, ..AccountChange::default() }, PASSWORD));
    let role = Some(Role::Facilitator);
    assert!(!alive(AccountChange { role, ..AccountChange::default() }, PASSWORD));
    let other = Some(password("another password"));
    assert!(!alive(AccountChange { password: other, ..AccountChange::default() }, PASSWORD));
    assert!(it.sign_in(&added.email, &password("another password")).is_ok());
}

#[test]
fn only_owners_change_others_and_roles() {
    let world = World::sqlite();
    let (it, owner) = (world.it(), &world.owner);
    let bo = it.add_account(owner, &account("bo@halden.example"), Role::Organizer).unwrap();
    let promote = || AccountChange { role: Some(Role::Owner), ..AccountChange::default() };
    let rename = || AccountChange {
        name: Some(PersonName::parse("Bo").unwrap()),
        ..AccountChange::default()
    };
    assert_eq!(code(&it.change_account(&bo, bo.id, &promote()).unwrap_err()), "forbidden");
    assert_eq!(code(&it.change_account(&bo, owner.id, &rename()).unwrap_err()), "forbidden");
    assert_eq!(code(&it.delete_account(&bo, owner.id).unwrap_err()), "forbidden");
    assert_eq!(it.change_account(&bo, bo.id, &rename()).unwrap().name.as_str(), "Bo");
}

#[test]
fn the_last_owner_stays() {
    let world = World::sqlite();
    let (it, owner) = (world.it(), &world.owner);
    let demote = || AccountChange { role: Some(Role::Organizer), ..AccountChange::default() };
    for refused in [
        it.change_account(owner, owner.id, &demote()).unwrap_err(),
        it.delete_account(owner, owner.id).unwrap_err(),
        it.delete_account_from_shell(&owner.email).unwrap_err(),
    ] {
        assert_eq!(code(&refused), "last-owner");
    }
    let second = it.add_account_from_shell(&account("bo@halden.example"), Role::Owner).unwrap();
    it.delete_account(&second, owner.id).unwrap();
    assert_eq!(it.all_accounts().unwrap(), [second]);
}

#[test]
fn an_address_has_one_account() {
    let world = World::sqlite();
    let again = account("owner@halden.example");
    let refused = world.it().add_account(&world.owner, &again, Role::Organizer).unwrap_err();
    assert_eq!(code(&refused), "conflict");
}

#[test]
fn what_belongs_to_another_organization_does_not_exist() {
    let world = World::sqlite();
    let round = world.open_round(5);
    let stranger: Account = peek(&world)
        .write(|c| {
            let other = organizations::insert(c, &OrganizationName::parse("Rival").unwrap())?;
            let new = accounts::NewAccount {
                organization: other.id,
                email: &email("spy@rival.example"),
                name: &PersonName::parse("Spy").unwrap(),
                role: Role::Owner,
                password_hash: "none",
            };
            accounts::insert(c, &new)
        })
        .unwrap();
    let it = world.it();
    let pulse = it.round(&world.owner, &round.id).unwrap().round.pulse;
    let team = it.pulse(&world.owner, pulse).unwrap().team;
    let link = round.links[0].id;
    let refusals = [
        it.team(&stranger, team).err(),
        it.roster(&stranger, team).err(),
        it.pulses(&stranger, team).err(),
        it.pulse(&stranger, pulse).err(),
        it.rounds(&stranger, pulse).err(),
        it.round(&stranger, &round.id).err(),
        it.draft_round(&stranger, pulse, &world.plan(5)).err(),
        it.open_round(&stranger, &round.id).err(),
        it.restart_round(&stranger, &round.id).err(),
        it.release_round(&stranger, &round.id).err(),
        it.report(&stranger, &round.id).err(),
        it.reading(&stranger, &round.id).err(),
        it.invitations(&stranger, &round.id).err(),
        it.renew_invitation(&stranger, &round.id, link).err(),
        it.revoke_invitation(&stranger, &round.id, link).err(),
        it.audit_of_round(&stranger, &round.id).err(),
        it.delete_round(&stranger, &round.id).err(),
        it.delete_pulse(&stranger, pulse).err(),
        it.delete_team(&stranger, team).err(),
        it.delete_account(&stranger, world.owner.id).err(),
    ];
    for (number, refused) in refusals.iter().enumerate() {
        assert_eq!(refused.as_ref().map(code), Some("not-found"), "use case {number}");
    }
    assert_eq!(it.teams(&stranger).unwrap(), []);
    assert_eq!(it.accounts(&stranger).unwrap(), std::slice::from_ref(&stranger));
}

#[test]
fn what_owners_do_is_in_one_unbroken_chain() {
    let world = World::sqlite();
    let (it, owner) = (world.it(), &world.owner);
    it.add_account(owner, &account("bo@halden.example"), Role::Organizer).unwrap();
    let name = OrganizationName::parse("Halden Ferries").unwrap();
    it.change_organization(owner, &name, RetentionYears::parse(3).unwrap()).unwrap();
    it.reset_password(&owner.email, &password("another password")).unwrap();
    let lines = it.organization_audit(owner).unwrap();
    let actions: Vec<_> = lines.iter().map(|line| line.action.as_str()).collect();
    let expected = ["set up", "account added", "organization changed", "password reset"];
    assert_eq!(actions, expected);
    assert_eq!(first_broken(&lines), None);
}
