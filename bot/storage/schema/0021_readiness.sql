-- Leave, roll calls, the checklist of readiness, suspected accounts, units of members.

CREATE TABLE absence (  -- at most one of each member; it goes when it is over
    user_id   BIGINT PRIMARY KEY,
    starts_at BIGINT NOT NULL,
    ends_at   BIGINT NOT NULL,
    noted_by  BIGINT NOT NULL,
    noted_at  BIGINT NOT NULL,
    stand_in  BIGINT,
    CHECK (starts_at < ends_at),
    CHECK (stand_in IS NULL OR stand_in <> user_id)
);

CREATE TABLE muster (  -- a roll call: a test of who is reached, or a call to attend
    id        TEXT PRIMARY KEY,
    kind      TEXT NOT NULL,
    issue_id  TEXT REFERENCES issue (id),  -- NULL: of no issue; changes at a merge
    called_by BIGINT NOT NULL,
    called_at BIGINT NOT NULL,
    closes_at BIGINT NOT NULL,
    closed_at BIGINT,
    at        BIGINT,
    place     TEXT NOT NULL
);

CREATE INDEX muster_called ON muster (kind, called_at);

CREATE TABLE muster_answer (
    muster_id   TEXT NOT NULL REFERENCES muster (id),
    user_id     BIGINT NOT NULL,
    reply       TEXT NOT NULL,
    said        TEXT NOT NULL,
    arrives_at  BIGINT,
    answered_at BIGINT,
    PRIMARY KEY (muster_id, user_id)
);

CREATE INDEX muster_answer_user ON muster_answer (user_id);

CREATE TABLE muster_board (  -- the message of a chat that shows it
    muster_id TEXT NOT NULL REFERENCES muster (id),
    chat_id   BIGINT NOT NULL,
    letter    TEXT NOT NULL,
    PRIMARY KEY (muster_id, chat_id)
);

CREATE INDEX muster_board_chat ON muster_board (chat_id);

CREATE TABLE readiness_tick (  -- what only people know, and until when it counts
    item      TEXT PRIMARY KEY,
    ticked_by BIGINT NOT NULL,
    ticked_at BIGINT NOT NULL
);

CREATE TABLE suspicion (  -- an account said to be taken over; it goes when decided
    user_id   BIGINT PRIMARY KEY,
    raised_by BIGINT NOT NULL,
    raised_at BIGINT NOT NULL,
    widened   BIGINT NOT NULL,  -- 1: the leads were asked, too
    CHECK (raised_by <> user_id)
);

ALTER TABLE member ADD COLUMN unit TEXT NOT NULL DEFAULT '';
