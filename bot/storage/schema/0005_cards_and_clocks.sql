-- Cards that rewrite themselves, clocks that remind and call, and what the public heard.

CREATE TABLE running_clock (
    issue_id   TEXT NOT NULL REFERENCES issue (id),
    name       TEXT NOT NULL,
    subject    TEXT NOT NULL DEFAULT '',  -- which of several: 'D1' waits for its approval
    started_at BIGINT NOT NULL,  -- when it began for the first time
    since      BIGINT NOT NULL DEFAULT 0,  -- from when the present wait counts
    due_at     BIGINT NOT NULL,
    met_at     BIGINT,
    paused_at  BIGINT,
    look_at    BIGINT,           -- NULL: nobody is to be told of it
    rung       BIGINT NOT NULL DEFAULT 0,  -- how often somebody was told; the first is a reminder
    ladder     TEXT NOT NULL DEFAULT '',  -- a copy, taken when the calls began
    PRIMARY KEY (issue_id, name, subject)
);

-- Old clocks stay silent: nobody is woken for what was late before.
INSERT INTO running_clock (
    issue_id, name, subject, started_at, since, due_at, met_at, paused_at, look_at,
    rung, ladder
)
SELECT
    issue_id, name, '', started_at, started_at, due_at, met_at, NULL, NULL, 0, ''
FROM clock;

DROP TABLE clock;
ALTER TABLE running_clock RENAME TO clock;
CREATE INDEX clock_look ON clock (look_at) WHERE look_at IS NOT NULL;

CREATE TABLE card (
    issue_id   TEXT NOT NULL REFERENCES issue (id),
    chat_id    BIGINT NOT NULL,
    thread_id  BIGINT NOT NULL,  -- 0: not in a topic
    reader     BIGINT NOT NULL,
    letter     TEXT NOT NULL,    -- the key of the letter whose message is the card
    refresh    TEXT NOT NULL,    -- the key of its newest rewriting
    former     TEXT NOT NULL,    -- the card that it replaced, until that one says so
    called     BIGINT NOT NULL,  -- it was a call before it was a card
    following  BIGINT NOT NULL,
    version    BIGINT NOT NULL,
    shown      TEXT NOT NULL,    -- a hash of what it shows
    leaves_at  BIGINT NOT NULL,  -- when its newest rewriting leaves
    due_at     BIGINT,
    PRIMARY KEY (issue_id, chat_id, thread_id)
);

CREATE INDEX card_due ON card (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE public_word (  -- appended to, never changed
    issue_id TEXT NOT NULL REFERENCES issue (id),
    number   BIGINT NOT NULL,
    at       BIGINT NOT NULL,
    kind     TEXT NOT NULL,
    said_by  BIGINT NOT NULL,
    document TEXT NOT NULL,
    next_at  BIGINT,
    PRIMARY KEY (issue_id, number)
);
