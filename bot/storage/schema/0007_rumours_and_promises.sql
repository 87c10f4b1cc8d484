-- Rumours of an issue, and what the public was promised about it.

CREATE TABLE rumour_counter (
    issue_id TEXT PRIMARY KEY REFERENCES issue (id),
    last     BIGINT NOT NULL
);

CREATE TABLE rumour (
    id          TEXT PRIMARY KEY,
    issue_id    TEXT NOT NULL REFERENCES issue (id),  -- changes when issues merge
    state       TEXT NOT NULL,
    version     BIGINT NOT NULL,
    text        TEXT NOT NULL,
    url         TEXT NOT NULL,
    origin      TEXT NOT NULL,
    attachments TEXT NOT NULL,
    reporter    BIGINT NOT NULL,
    created_at  BIGINT NOT NULL,
    seen_at     BIGINT,
    reach       BIGINT,
    harm        BIGINT,
    trending    BIGINT NOT NULL,
    label       TEXT NOT NULL,
    labeller    BIGINT,
    confirmer   BIGINT,
    proposed    TEXT NOT NULL,  -- '' where no label waits
    proposer    BIGINT,
    fact        TEXT NOT NULL,
    proof       TEXT NOT NULL,
    proofs      TEXT NOT NULL,
    decider     BIGINT,
    decided_at  BIGINT,
    published   TEXT NOT NULL,
    CHECK (confirmer <> labeller),
    CHECK (label = 'undetermined'
           OR (labeller IS NOT NULL AND confirmer IS NOT NULL)),
    CHECK (label <> 'hoax' OR fact <> '' OR proof <> '')
);

CREATE INDEX rumour_issue ON rumour (issue_id, created_at, id);

CREATE TABLE promise_counter (
    issue_id TEXT PRIMARY KEY REFERENCES issue (id),
    last     BIGINT NOT NULL
);

CREATE TABLE promise (
    id          TEXT PRIMARY KEY,
    issue_id    TEXT NOT NULL REFERENCES issue (id),  -- changes when issues merge
    kind        TEXT NOT NULL,
    state       TEXT NOT NULL,
    version     BIGINT NOT NULL,
    text        TEXT NOT NULL,
    due_at      BIGINT NOT NULL,
    made_by     BIGINT NOT NULL,
    made_at     BIGINT NOT NULL,
    document    TEXT NOT NULL,  -- the text that made it; '' where a person did
    ended_by    BIGINT,
    ended_at    BIGINT,
    link        TEXT NOT NULL,
    reason      TEXT NOT NULL,
    replaces    TEXT NOT NULL,
    replaced_by TEXT NOT NULL,
    CHECK (state <> 'replaced' OR (replaced_by <> '' AND reason <> ''))
);

CREATE INDEX promise_issue ON promise (issue_id, made_at, id);
CREATE INDEX promise_due ON promise (due_at, id) WHERE state = 'made';
