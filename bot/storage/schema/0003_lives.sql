-- The whole life of an issue: every move with its reason, its dossier, its debts.

CREATE TABLE life_change (  -- appended to, never changed
    issue_id    TEXT NOT NULL REFERENCES issue (id),
    number      BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    moved_by    BIGINT,  -- NULL: time itself
    action      TEXT NOT NULL,
    code        TEXT NOT NULL,
    old_state   TEXT NOT NULL,
    new_state   TEXT NOT NULL,
    reason_code TEXT NOT NULL,
    reason      TEXT NOT NULL,
    PRIMARY KEY (issue_id, number)
);

CREATE TABLE note (  -- a version of a topic of the dossier; its words never change
    issue_id   TEXT NOT NULL REFERENCES issue (id),
    topic      TEXT NOT NULL,
    version    BIGINT NOT NULL,
    written_by BIGINT NOT NULL,
    at         BIGINT NOT NULL,
    code       TEXT NOT NULL,
    words      TEXT NOT NULL,
    backed_by  BIGINT,
    backed_at  BIGINT,
    PRIMARY KEY (issue_id, topic, version),
    CHECK (backed_by IS NULL OR backed_by <> written_by)
);

CREATE TABLE debt (  -- what a step did without
    issue_id    TEXT NOT NULL REFERENCES issue (id),
    number      BIGINT NOT NULL,
    need        TEXT NOT NULL,
    code        TEXT NOT NULL,
    kind        TEXT NOT NULL,
    at          BIGINT NOT NULL,
    incurred_by BIGINT NOT NULL,
    reason      TEXT NOT NULL,
    due_at      BIGINT,
    reminded_at BIGINT,
    paid_at     BIGINT,
    PRIMARY KEY (issue_id, number)
);

CREATE INDEX debt_unpaid ON debt (issue_id) WHERE paid_at IS NULL;

CREATE TABLE relook (  -- when a monitored issue is looked at again
    issue_id TEXT PRIMARY KEY REFERENCES issue (id),
    due_at   BIGINT NOT NULL,
    done_at  BIGINT
);

CREATE INDEX relook_due ON relook (due_at) WHERE done_at IS NULL;

CREATE TABLE appeal (  -- one for an issue: against its rejection
    issue_id  TEXT PRIMARY KEY REFERENCES issue (id),
    made_by   BIGINT NOT NULL,
    at        BIGINT NOT NULL,
    reason    TEXT NOT NULL,
    judged_by BIGINT,
    judged_at BIGINT,
    granted   BIGINT
);
