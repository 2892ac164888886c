//! The tables, kept by hand; `tests/it/store` compares them with both databases.

use diesel::{allow_tables_to_appear_in_same_query, joinable, table};

table! {
    organization (id) {
        id -> BigInt,
        name -> Text,
        retention_years -> BigInt,
    }
}

table! {
    setup (token_hash) {
        token_hash -> Binary,
    }
}

table! {
    account (id) {
        id -> BigInt,
        organization -> BigInt,
        email -> Text,
        name -> Text,
        role -> Text,
        password_hash -> Text,
    }
}

table! {
    session (token_hash) {
        token_hash -> Binary,
        account -> BigInt,
        created_at -> Timestamp,
        seen_at -> Timestamp,
    }
}

table! {
    team (id) {
        id -> BigInt,
        organization -> BigInt,
        parent -> Nullable<BigInt>,
        name -> Text,
    }
}

table! {
    team_leader (team, position) {
        team -> BigInt,
        position -> BigInt,
        name -> Text,
        email -> Nullable<Text>,
    }
}

table! {
    pulse (id) {
        id -> BigInt,
        team -> BigInt,
        name -> Text,
        cadence -> Text,
        questions -> Text,
        frozen -> Bool,
    }
}

table! {
    round (id) {
        id -> Text,
        pulse -> BigInt,
        number -> BigInt,
        state -> Text,
        minimum -> BigInt,
        closes_at -> Timestamp,
        closes_when_all_answered -> Bool,
        invited -> BigInt,
        opened_at -> Nullable<Timestamp>,
        closed_at -> Nullable<Timestamp>,
        released_at -> Nullable<Timestamp>,
        sheet -> Nullable<Text>,
        sheet_hash -> Nullable<Binary>,
        cleaned -> Bool,
        lease_holder -> Nullable<Binary>,
        lease_until -> Nullable<Timestamp>,
    }
}

table! {
    invitation (id) {
        id -> BigInt,
        round -> Text,
        name -> Text,
        email -> Nullable<Text>,
        token_hash -> Nullable<Binary>,
        blinded_hash -> Nullable<Binary>,
        revoked -> Bool,
    }
}

table! {
    ballot (round, id) {
        round -> Text,
        id -> Binary,
        version -> BigInt,
        repeat -> Binary,
        sealed -> Binary,
    }
}

table! {
    report (round) {
        round -> Text,
        #[sql_name = "report"]
        content -> Text,
        bulletin -> Text,
    }
}

table! {
    reading (round) {
        round -> Text,
        version -> BigInt,
        content -> Text,
    }
}

table! {
    audit_line (id) {
        id -> BigInt,
        organization -> BigInt,
        round -> Nullable<Text>,
        number -> BigInt,
        at -> Timestamp,
        actor -> Text,
        action -> Text,
        detail -> Text,
        hash -> Binary,
    }
}

table! {
    backup (name, at) {
        name -> Text,
        at -> Timestamp,
    }
}

joinable!(pulse -> team (team));
joinable!(round -> pulse (pulse));
joinable!(ballot -> round (round));
allow_tables_to_appear_in_same_query!(ballot, pulse, round, team);
