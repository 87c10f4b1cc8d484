-- The press conference of an issue: its plan, its checklist, its log, who of the press came.

CREATE TABLE conference (
    id           TEXT PRIMARY KEY,
    issue_id     TEXT NOT NULL REFERENCES issue (id),  -- changes when issues merge
    number       BIGINT NOT NULL,
    at           BIGINT NOT NULL,
    planned_by   BIGINT NOT NULL,
    planned_at   BIGINT NOT NULL,
    reason       TEXT NOT NULL,
    state        TEXT NOT NULL,
    version      BIGINT NOT NULL,
    place        TEXT NOT NULL,
    topic        TEXT NOT NULL,
    speakers     TEXT NOT NULL,
    began_at     BIGINT,
    questions_at BIGINT,
    ended_at     BIGINT,
    invitation   TEXT NOT NULL,  -- the id of its D5, or ''
    answers      TEXT NOT NULL,  -- the id of its D6, or ''
    told         BIGINT,         -- the stage that was told last, in minutes from its beginning
    next_at      BIGINT,         -- when the next is told; NULL: none is
    warned       BIGINT NOT NULL,
    CHECK (state <> 'live' OR began_at IS NOT NULL),
    CHECK (ended_at IS NULL OR began_at IS NOT NULL)
);

CREATE INDEX conference_issue ON conference (issue_id, number);
CREATE INDEX conference_next ON conference (next_at) WHERE next_at IS NOT NULL;

CREATE TABLE conference_entry (  -- a copy of the runbook, as it was when it was planned
    conference_id TEXT NOT NULL REFERENCES conference (id),
    number        BIGINT NOT NULL,
    code          TEXT NOT NULL,
    at            BIGINT NOT NULL,  -- minutes from its beginning
    role          TEXT NOT NULL,
    owner         BIGINT,
    blocks        BIGINT NOT NULL,
    words         TEXT NOT NULL,    -- an office's own item, or ''
    done_by       BIGINT,
    done_at       BIGINT,
    PRIMARY KEY (conference_id, number),
    CHECK ((done_by IS NULL) = (done_at IS NULL))
);

CREATE TABLE conference_line (  -- appended to; what was said is not changed
    conference_id TEXT NOT NULL REFERENCES conference (id),
    number        BIGINT NOT NULL,
    kind          TEXT NOT NULL,
    written_by    BIGINT NOT NULL,
    at            BIGINT NOT NULL,
    words         TEXT NOT NULL,
    reference     TEXT NOT NULL,
    PRIMARY KEY (conference_id, number)
);

CREATE TABLE conference_outlet (  -- who of the media list is invited, and came
    conference_id TEXT NOT NULL REFERENCES conference (id),
    outlet_id     TEXT NOT NULL,
    came          BIGINT NOT NULL,
    PRIMARY KEY (conference_id, outlet_id)
);

CREATE TABLE conference_board (  -- the message of a chat that shows a conference
    conference_id TEXT NOT NULL REFERENCES conference (id),
    chat_id       BIGINT NOT NULL,
    letter        TEXT NOT NULL,
    PRIMARY KEY (conference_id, chat_id)
);

CREATE INDEX conference_board_chat ON conference_board (chat_id);
