-- Situation reports, and the coordination meeting with the agencies.

CREATE TABLE sitrep (  -- appended to; only the issue changes, when issues merge
    id         TEXT PRIMARY KEY,
    issue_id   TEXT NOT NULL REFERENCES issue (id),
    number     BIGINT NOT NULL,
    written_by BIGINT NOT NULL,
    at         BIGINT NOT NULL,
    level      BIGINT,
    score      BIGINT,
    stability  TEXT NOT NULL,
    same       BIGINT NOT NULL,
    summary    TEXT NOT NULL,
    requests   TEXT NOT NULL,
    next_at    BIGINT,
    words      TEXT NOT NULL
);

CREATE INDEX sitrep_issue ON sitrep (issue_id, at);

CREATE TABLE sitrep_draft (  -- what a writer has not sent yet
    issue_id TEXT NOT NULL REFERENCES issue (id),
    author   BIGINT NOT NULL,
    at       BIGINT NOT NULL,
    fields   TEXT NOT NULL,
    PRIMARY KEY (issue_id, author)
);
