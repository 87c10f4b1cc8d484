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

CREATE TABLE meeting (
    id            TEXT PRIMARY KEY,
    issue_id      TEXT NOT NULL REFERENCES issue (id),  -- changes when issues merge
    number        BIGINT NOT NULL,
    at            BIGINT NOT NULL,
    booked_by     BIGINT NOT NULL,
    booked_at     BIGINT NOT NULL,
    chair         BIGINT NOT NULL,
    state         TEXT NOT NULL,
    version       BIGINT NOT NULL,
    place         TEXT NOT NULL,
    agenda        TEXT NOT NULL,
    began_at      BIGINT,
    none_differed BIGINT NOT NULL,
    taker         BIGINT,
    submitted_at  BIGINT,
    approved_by   BIGINT,
    approved_at   BIGINT,
    told          BIGINT NOT NULL,
    CHECK (approved_by IS NULL OR approved_by <> taker),
    CHECK (state <> 'approved' OR (approved_by IS NOT NULL AND taker IS NOT NULL))
);

CREATE INDEX meeting_issue ON meeting (issue_id, number);
CREATE INDEX meeting_untold ON meeting (told, at) WHERE state IN ('planned', 'minuting', 'submitted');

CREATE TABLE meeting_guest (
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    number     BIGINT NOT NULL,
    user_id    BIGINT,           -- NULL: an agency without an account, by its name
    name       TEXT NOT NULL,
    reply      TEXT NOT NULL,
    said       TEXT NOT NULL,
    replied_at BIGINT,
    invited    BIGINT NOT NULL,
    attendance TEXT NOT NULL,
    PRIMARY KEY (meeting_id, number)
);

CREATE TABLE minute_line (  -- appended to; what was said is not changed
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    number     BIGINT NOT NULL,
    kind       TEXT NOT NULL,
    written_by BIGINT NOT NULL,
    at         BIGINT NOT NULL,
    words      TEXT NOT NULL,
    decision   TEXT NOT NULL,  -- the id of what it decided, or ''
    PRIMARY KEY (meeting_id, number)
);

CREATE TABLE meeting_board (  -- the message of a chat that shows a meeting
    meeting_id TEXT NOT NULL REFERENCES meeting (id),
    chat_id    BIGINT NOT NULL,
    letter     TEXT NOT NULL,
    PRIMARY KEY (meeting_id, chat_id)
);

CREATE INDEX meeting_board_chat ON meeting_board (chat_id);
