-- Names that no text about an issue may say: victims, children, suspects, witnesses.

CREATE TABLE protected_name (
    id       TEXT PRIMARY KEY,
    issue_id TEXT NOT NULL REFERENCES issue (id),  -- changes when issues merge
    part     TEXT NOT NULL,
    name     TEXT NOT NULL,
    added_by BIGINT NOT NULL,
    added_at BIGINT NOT NULL
);

CREATE INDEX protected_name_issue ON protected_name (issue_id, added_at, id);
