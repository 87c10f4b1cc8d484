-- Tasks and decisions of issues, and what shows that a task was done.

CREATE TABLE task_counter (
    issue_id TEXT NOT NULL REFERENCES issue (id),
    kind     TEXT NOT NULL,
    last     BIGINT NOT NULL,
    PRIMARY KEY (issue_id, kind)
);

CREATE TABLE decision (  -- appended to: a new one corrects an old one
    id           TEXT PRIMARY KEY,
    issue_id     TEXT NOT NULL REFERENCES issue (id),  -- changes when issues merge
    what         TEXT NOT NULL,
    decided_at   BIGINT NOT NULL,
    decided_by   BIGINT,
    by_name      TEXT NOT NULL,  -- where no member decided
    recorded_by  BIGINT NOT NULL,
    recorded_at  BIGINT NOT NULL,
    why          TEXT NOT NULL,
    alternatives TEXT NOT NULL,
    origin       TEXT NOT NULL,
    medium       TEXT NOT NULL,
    CHECK (decided_by IS NOT NULL OR by_name <> '')
);

CREATE INDEX decision_issue ON decision (issue_id, recorded_at, id);

CREATE TABLE task (
    id         TEXT PRIMARY KEY,
    issue_id   TEXT NOT NULL REFERENCES issue (id),  -- changes when issues merge
    state      TEXT NOT NULL,
    version    BIGINT NOT NULL,
    what       TEXT NOT NULL,
    given_by   BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    due_at     BIGINT NOT NULL,
    origin     TEXT NOT NULL,
    owner      BIGINT,
    outside    TEXT NOT NULL,  -- who owns it without an account
    decision   TEXT NOT NULL,
    moved_at   BIGINT,
    moved_by   BIGINT,
    reason     TEXT NOT NULL,
    told       BIGINT NOT NULL,
    CHECK (owner IS NOT NULL OR outside <> '')
);

CREATE INDEX task_issue ON task (issue_id, created_at, id);
CREATE INDEX task_waiting ON task (due_at, id) WHERE state IN ('open', 'taken');
CREATE INDEX task_untold ON task (due_at, id)
WHERE state IN ('open', 'taken') AND told = 0;

CREATE TABLE task_evidence (
    task_id     TEXT NOT NULL REFERENCES task (id),
    number      BIGINT NOT NULL,
    given_by    BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    text        TEXT NOT NULL,
    attachments TEXT NOT NULL,
    PRIMARY KEY (task_id, number)
);

CREATE TABLE task_draft (  -- what its author has not saved yet
    id       TEXT PRIMARY KEY,
    issue_id TEXT NOT NULL REFERENCES issue (id),
    author   BIGINT NOT NULL,
    at       BIGINT NOT NULL,
    fields   TEXT NOT NULL
);

CREATE INDEX task_draft_age ON task_draft (at);
