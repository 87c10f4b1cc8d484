-- Facts: what is claimed about an issue, by whom, and what became of it.

CREATE TABLE fact_counter (
    issue_id TEXT PRIMARY KEY REFERENCES issue (id),
    last     BIGINT NOT NULL
);

CREATE TABLE fact (
    id              TEXT PRIMARY KEY,
    issue_id        TEXT NOT NULL REFERENCES issue (id),  -- changes when issues merge
    state           TEXT NOT NULL,
    version         BIGINT NOT NULL,
    text            TEXT NOT NULL,
    metric          TEXT NOT NULL,
    amount          TEXT NOT NULL,  -- '' for a statement without a number
    unit            TEXT NOT NULL,
    place           TEXT NOT NULL,
    as_of           BIGINT NOT NULL,
    sources         TEXT NOT NULL,
    publicity       TEXT NOT NULL,
    embargo_until   BIGINT,
    reporter        BIGINT NOT NULL,
    created_at      BIGINT NOT NULL,
    first_verifier  BIGINT,
    second_verifier BIGINT,
    second_needed   BIGINT NOT NULL,
    verified_at     BIGINT,
    expires_at      BIGINT,
    told            BIGINT NOT NULL,
    replaces        TEXT NOT NULL,
    replaced_by     TEXT NOT NULL,
    CHECK (first_verifier <> reporter),
    CHECK (second_verifier <> reporter),
    CHECK (second_verifier <> first_verifier),
    CHECK (state <> 'verified' OR (first_verifier IS NOT NULL
           AND verified_at IS NOT NULL AND expires_at IS NOT NULL)),
    CHECK (state <> 'verified' OR second_needed = 0 OR second_verifier IS NOT NULL)
);

CREATE INDEX fact_issue ON fact (issue_id, created_at, id);
CREATE INDEX fact_expiry ON fact (told, expires_at) WHERE state = 'verified';

CREATE TABLE fact_draft (  -- what its author has not saved yet
    id       TEXT PRIMARY KEY,
    issue_id TEXT NOT NULL REFERENCES issue (id),
    author   BIGINT NOT NULL,
    at       BIGINT NOT NULL,
    fields   TEXT NOT NULL
);

CREATE INDEX fact_draft_age ON fact_draft (at);

CREATE TABLE no_facts (  -- somebody said that no fact is verified yet
    issue_id TEXT PRIMARY KEY REFERENCES issue (id),
    said_by  BIGINT NOT NULL,
    at       BIGINT NOT NULL
);
