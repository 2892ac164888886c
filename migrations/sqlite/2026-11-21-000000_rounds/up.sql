-- The same tables as in ../../postgres; tests/it/store compares the two.
-- Numbers are never used again (AUTOINCREMENT): an old link can't lead to a new thing.

-- "PLLX": tells a database of Parallax from any other SQLite file.
PRAGMA application_id = 1347177560;

CREATE TABLE organization (
    id              INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    name            TEXT NOT NULL,
    retention_years BIGINT NOT NULL
);

CREATE TABLE setup (
    token_hash BLOB NOT NULL PRIMARY KEY
) WITHOUT ROWID;

CREATE TABLE account (
    id            INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    organization  BIGINT NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
    email         TEXT NOT NULL UNIQUE,
    name          TEXT NOT NULL,
    role          TEXT NOT NULL,
    password_hash TEXT NOT NULL
);
CREATE INDEX account_organization ON account (organization);

CREATE TABLE session (
    token_hash BLOB NOT NULL PRIMARY KEY,
    account    BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    created_at TIMESTAMP NOT NULL,
    seen_at    TIMESTAMP NOT NULL
) WITHOUT ROWID;
CREATE INDEX session_account ON session (account);

CREATE TABLE team (
    id           INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    organization BIGINT NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
    parent       BIGINT REFERENCES team (id) ON DELETE SET NULL,
    name         TEXT NOT NULL
);
CREATE INDEX team_organization ON team (organization);
CREATE INDEX team_parent ON team (parent);

CREATE TABLE team_leader (
    team     BIGINT NOT NULL REFERENCES team (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    name     TEXT NOT NULL,
    email    TEXT,
    PRIMARY KEY (team, position),
    UNIQUE (team, email)
) WITHOUT ROWID;

CREATE TABLE pulse (
    id        INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    team      BIGINT NOT NULL REFERENCES team (id) ON DELETE CASCADE,
    name      TEXT NOT NULL,
    cadence   TEXT NOT NULL,
    questions TEXT NOT NULL,
    frozen    BOOLEAN NOT NULL
);
CREATE INDEX pulse_team ON pulse (team);

CREATE TABLE round (
    id                       TEXT NOT NULL PRIMARY KEY,
    pulse                    BIGINT NOT NULL REFERENCES pulse (id) ON DELETE CASCADE,
    number                   BIGINT NOT NULL,
    state                    TEXT NOT NULL,
    minimum                  BIGINT NOT NULL,
    closes_at                TIMESTAMP NOT NULL,
    closes_when_all_answered BOOLEAN NOT NULL,
    invited                  BIGINT NOT NULL,
    opened_at                TIMESTAMP,
    closed_at                TIMESTAMP,
    released_at              TIMESTAMP,
    sheet                    TEXT,
    sheet_hash               BLOB,
    cleaned                  BOOLEAN NOT NULL,
    lease_holder             BLOB,
    lease_until              TIMESTAMP,
    UNIQUE (pulse, number)
);
CREATE INDEX round_state ON round (state);

-- The person side. Nothing here tells a time.
CREATE TABLE invitation (
    id           INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    round        TEXT NOT NULL REFERENCES round (id) ON DELETE CASCADE,
    name         TEXT NOT NULL,
    email        TEXT,
    token_hash   BLOB UNIQUE,
    blinded_hash BLOB,
    revoked      BOOLEAN NOT NULL
);
CREATE INDEX invitation_round ON invitation (round);

-- The answer side: no time, no number, no default, no rowid, nobody.
CREATE TABLE ballot (
    round   TEXT NOT NULL REFERENCES round (id) ON DELETE CASCADE,
    id      BLOB NOT NULL,
    version BIGINT NOT NULL,
    repeat  BLOB NOT NULL,
    sealed  BLOB NOT NULL,
    PRIMARY KEY (round, id)
) WITHOUT ROWID;

CREATE TABLE report (
    round    TEXT NOT NULL PRIMARY KEY REFERENCES round (id) ON DELETE CASCADE,
    report   TEXT NOT NULL,
    bulletin TEXT NOT NULL
);

CREATE TABLE audit_line (
    id           INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    organization BIGINT NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
    round        TEXT REFERENCES round (id) ON DELETE CASCADE,
    number       BIGINT NOT NULL,
    at           TIMESTAMP NOT NULL,
    actor        TEXT NOT NULL,
    action       TEXT NOT NULL,
    detail       TEXT NOT NULL,
    hash         BLOB NOT NULL
);
CREATE UNIQUE INDEX audit_line_of_round ON audit_line (round, number) WHERE round IS NOT NULL;
CREATE UNIQUE INDEX audit_line_of_organization ON audit_line (organization, number)
    WHERE round IS NULL;

CREATE TABLE backup (
    name TEXT NOT NULL,
    at   TIMESTAMP NOT NULL,
    PRIMARY KEY (name, at)
);
