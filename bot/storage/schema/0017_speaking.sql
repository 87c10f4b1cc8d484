-- Who speaks about an issue and about what; who acts for the holder of an office.

CREATE TABLE mandate (  -- a version of what whoever speaks may speak about
    issue_id     TEXT NOT NULL REFERENCES issue (id),  -- changes when issues merge
    version      BIGINT NOT NULL,
    given_by     BIGINT NOT NULL,
    at           BIGINT NOT NULL,
    topics       TEXT NOT NULL,
    outlets      TEXT NOT NULL,
    until_at     BIGINT,
    available_at BIGINT,
    PRIMARY KEY (issue_id, version)
);

CREATE TABLE brief_line (
    id          TEXT PRIMARY KEY,
    issue_id    TEXT NOT NULL REFERENCES issue (id),  -- changes when issues merge
    kind        TEXT NOT NULL,
    question    TEXT NOT NULL,
    words       TEXT NOT NULL,
    written_by  BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    approved_by BIGINT,
    approved_at BIGINT,
    removed_at  BIGINT,
    CHECK (approved_by <> written_by)
);

CREATE INDEX brief_line_issue ON brief_line (issue_id, at, id);

CREATE TABLE acting (  -- who acts for the holder of an office, by letter
    id          TEXT PRIMARY KEY,
    role        TEXT NOT NULL,
    actor       BIGINT NOT NULL,
    kind        TEXT NOT NULL,
    since_at    BIGINT NOT NULL,
    until_at    BIGINT NOT NULL,
    letter      TEXT NOT NULL,
    evidence    TEXT NOT NULL,
    recorded_by BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    ended_by    BIGINT,
    ended_at    BIGINT,
    CHECK (recorded_by <> actor),
    CHECK (since_at < until_at)
);

CREATE INDEX acting_until ON acting (until_at);

ALTER TABLE approval ADD COLUMN acting TEXT NOT NULL DEFAULT '';  -- for which office
