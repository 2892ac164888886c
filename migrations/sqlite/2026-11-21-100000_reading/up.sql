-- What people read between the close and the release, each save in place of the one before.
-- It goes with the release: the report holds it then. Nothing tells who moved what, or when.
CREATE TABLE reading (
    round   TEXT NOT NULL PRIMARY KEY REFERENCES round (id) ON DELETE CASCADE,
    version BIGINT NOT NULL,
    content TEXT NOT NULL
);
