-- The press: the media list, questions of journalists, clippings.

CREATE TABLE outlet (
    id      TEXT PRIMARY KEY,
    key     TEXT NOT NULL UNIQUE,  -- the name as it is compared
    name    TEXT NOT NULL,
    reach   TEXT NOT NULL,
    domain  TEXT NOT NULL,
    version BIGINT NOT NULL
);

CREATE TABLE journalist (  -- people outside: a row goes when they ask for it
    id        TEXT PRIMARY KEY,
    outlet_id TEXT NOT NULL,
    name      TEXT NOT NULL,
    contact   TEXT NOT NULL,
    last_at   BIGINT NOT NULL,
    added_by  BIGINT NOT NULL
);

CREATE INDEX journalist_last ON journalist (last_at);

CREATE TABLE press_counter (  -- how many questions and clippings an issue has had
    issue_id TEXT NOT NULL REFERENCES issue (id),
    kind     TEXT NOT NULL,
    last     BIGINT NOT NULL,
    PRIMARY KEY (issue_id, kind)
);

CREATE TABLE enquiry (
    id              TEXT PRIMARY KEY,
    issue_id        TEXT NOT NULL REFERENCES issue (id),  -- changes when issues merge
    state           TEXT NOT NULL,
    version         BIGINT NOT NULL,
    words           TEXT NOT NULL,  -- telephone numbers in them are masked
    recorded_by     BIGINT NOT NULL,
    created_at      BIGINT NOT NULL,
    asked_at        BIGINT NOT NULL,
    due_at          BIGINT NOT NULL,
    wanted_at       BIGINT,
    outlet_id       TEXT NOT NULL,
    journalist_id   TEXT NOT NULL,
    owner           BIGINT,
    missed_at       BIGINT,
    first_answer_at BIGINT,
    answered_at     BIGINT,
    answered_by     BIGINT,
    line            TEXT NOT NULL,  -- with what it was answered last; '' for nothing
    reference       TEXT NOT NULL,
    answer          TEXT NOT NULL,
    printed         TEXT NOT NULL,
    balanced        TEXT NOT NULL,
    asked           BIGINT NOT NULL,
    CHECK (state <> 'answered' OR (answered_at IS NOT NULL AND answered_by IS NOT NULL
           AND first_answer_at IS NOT NULL AND line <> '')),
    CHECK (state <> 'assigned' OR owner IS NOT NULL),
    CHECK (state <> 'missed' OR missed_at IS NOT NULL)
);

CREATE INDEX enquiry_issue ON enquiry (issue_id, created_at, id);
CREATE INDEX enquiry_outlet ON enquiry (outlet_id, created_at);
CREATE INDEX enquiry_due ON enquiry (due_at) WHERE state IN ('received', 'assigned');
CREATE INDEX enquiry_unseen ON enquiry (answered_at)
WHERE state = 'answered' AND asked = 0;

CREATE TABLE clipping (
    id           TEXT PRIMARY KEY,
    issue_id     TEXT NOT NULL REFERENCES issue (id),  -- changes when issues merge
    version      BIGINT NOT NULL,
    link         TEXT NOT NULL,  -- '' for a screenshot
    words        TEXT NOT NULL,
    attachments  TEXT NOT NULL,
    album        TEXT NOT NULL,
    outlet_id    TEXT NOT NULL,
    tone         TEXT NOT NULL,
    published_at BIGINT NOT NULL,
    timed        BIGINT NOT NULL,
    added_by     BIGINT NOT NULL,
    added_at     BIGINT NOT NULL,
    digest       TEXT NOT NULL  -- the day whose digest has it; '' before
);

CREATE INDEX clipping_issue ON clipping (issue_id, added_at, id);
CREATE INDEX clipping_album ON clipping (added_by, album) WHERE album <> '';
CREATE INDEX clipping_digest ON clipping (digest, added_at);
