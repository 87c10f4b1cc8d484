-- Whom an issue concerns, and what is said: strategy, messages, narrative.

CREATE TABLE stakeholder (
    id           TEXT PRIMARY KEY,
    issue_id     TEXT NOT NULL REFERENCES issue (id),  -- changes when issues merge
    version      BIGINT NOT NULL,
    seed         TEXT NOT NULL,  -- '' where the name was typed
    name         TEXT NOT NULL,
    power        BIGINT NOT NULL,
    interest     BIGINT NOT NULL,
    attitude     BIGINT NOT NULL,
    pic          BIGINT,
    channel      TEXT NOT NULL,
    message      TEXT NOT NULL,
    added_by     BIGINT NOT NULL,
    added_at     BIGINT NOT NULL,
    contacted_by BIGINT,
    contacted_at BIGINT,
    removed      BIGINT NOT NULL,
    CHECK (power BETWEEN 1 AND 3),
    CHECK (interest BETWEEN 1 AND 3),
    CHECK (attitude BETWEEN -2 AND 2)
);

CREATE INDEX stakeholder_issue ON stakeholder (issue_id, added_at, id);

CREATE TABLE plan (  -- a version of the strategy, of the messages, of the narrative
    issue_id    TEXT NOT NULL REFERENCES issue (id),  -- changes when issues merge
    part        TEXT NOT NULL,
    version     BIGINT NOT NULL,
    written_by  BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    content     TEXT NOT NULL,
    reason      TEXT NOT NULL,
    approved_by BIGINT,
    approved_at BIGINT,
    PRIMARY KEY (issue_id, part, version),
    CHECK (approved_by <> written_by)
);
