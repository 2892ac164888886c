-- The same tables as in ../../sqlite; tests/it/store compares the two.
-- Texts that are sorted compare by bytes (COLLATE "C"), as SQLite's do.

CREATE TABLE organization (
    id              BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name            TEXT COLLATE "C" NOT NULL,
    retention_years BIGINT NOT NULL
);

CREATE TABLE setup (
    token_hash BYTEA NOT NULL PRIMARY KEY
);

CREATE TABLE account (
    id            BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organization  BIGINT NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
    email         TEXT COLLATE "C" NOT NULL UNIQUE,
    name          TEXT COLLATE "C" NOT NULL,
    role          TEXT NOT NULL,
    password_hash TEXT NOT NULL
);
CREATE INDEX account_organization ON account (organization);

CREATE TABLE session (
    token_hash BYTEA NOT NULL PRIMARY KEY,
    account    BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    created_at TIMESTAMP NOT NULL,
    seen_at    TIMESTAMP NOT NULL
);
CREATE INDEX session_account ON session (account);

CREATE TABLE team (
    id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organization BIGINT NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
    parent       BIGINT REFERENCES team (id) ON DELETE SET NULL,
    name         TEXT COLLATE "C" NOT NULL
);
CREATE INDEX team_organization ON team (organization);
CREATE INDEX team_parent ON team (parent);

CREATE TABLE team_leader (
    team     BIGINT NOT NULL REFERENCES team (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    name     TEXT COLLATE "C" NOT NULL,
    email    TEXT COLLATE "C",
    PRIMARY KEY (team, position),
    UNIQUE (team, email)
);

CREATE TABLE pulse (
    id        BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    team      BIGINT NOT NULL REFERENCES team (id) ON DELETE CASCADE,
    name      TEXT COLLATE "C" NOT NULL,
    cadence   TEXT NOT NULL,
    questions TEXT NOT NULL,
    frozen    BOOLEAN NOT NULL
);
CREATE INDEX pulse_team ON pulse (team);

CREATE TABLE round (
    id                       TEXT COLLATE "C" NOT NULL PRIMARY KEY,
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
    sheet_hash               BYTEA,
    cleaned                  BOOLEAN NOT NULL,
    lease_holder             BYTEA,
    lease_until              TIMESTAMP,
    UNIQUE (pulse, number)
);
CREATE INDEX round_state ON round (state);

-- The person side. Nothing here tells a time.
CREATE TABLE invitation (
    id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    round        TEXT COLLATE "C" NOT NULL REFERENCES round (id) ON DELETE CASCADE,
    name         TEXT COLLATE "C" NOT NULL,
    email        TEXT COLLATE "C",
    token_hash   BYTEA UNIQUE,
    blinded_hash BYTEA,
    revoked      BOOLEAN NOT NULL
);
CREATE INDEX invitation_round ON invitation (round);

-- The answer side: no time, no number, no default, nobody.
CREATE TABLE ballot (
    round   TEXT COLLATE "C" NOT NULL REFERENCES round (id) ON DELETE CASCADE,
    id      BYTEA NOT NULL,
    version BIGINT NOT NULL,
    repeat  BYTEA NOT NULL,
    sealed  BYTEA NOT NULL,
    PRIMARY KEY (round, id)
);

CREATE TABLE report (
    round    TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES round (id) ON DELETE CASCADE,
    report   TEXT NOT NULL,
    bulletin TEXT NOT NULL
);

CREATE TABLE audit_line (
    id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organization BIGINT NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
    round        TEXT COLLATE "C" REFERENCES round (id) ON DELETE CASCADE,
    number       BIGINT NOT NULL,
    at           TIMESTAMP NOT NULL,
    actor        TEXT NOT NULL,
    action       TEXT NOT NULL,
    detail       TEXT NOT NULL,
    hash         BYTEA NOT NULL
);
CREATE UNIQUE INDEX audit_line_of_round ON audit_line (round, number) WHERE round IS NOT NULL;
CREATE UNIQUE INDEX audit_line_of_organization ON audit_line (organization, number)
    WHERE round IS NULL;

CREATE TABLE backup (
    name TEXT COLLATE "C" NOT NULL,
    at   TIMESTAMP NOT NULL,
    PRIMARY KEY (name, at)
);
