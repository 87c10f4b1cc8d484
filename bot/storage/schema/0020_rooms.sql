-- The war room: groups in which the bot is, the topics of issues, and who is inside.

CREATE TABLE room (
    chat_id    BIGINT PRIMARY KEY,
    title      TEXT NOT NULL,
    state      TEXT NOT NULL,
    added_by   BIGINT NOT NULL,
    added_at   BIGINT NOT NULL,
    leaves_at  BIGINT,
    set_up_by  BIGINT NOT NULL,
    checked_at BIGINT,
    supergroup BIGINT NOT NULL,
    lacks      TEXT NOT NULL,   -- codes: admin pin
    screen     TEXT NOT NULL    -- the key of the letter that shows the self-test
);

CREATE UNIQUE INDEX room_of_office ON room (state) WHERE state = 'ready';

CREATE TABLE room_topic (
    issue_id  TEXT PRIMARY KEY REFERENCES issue (id),
    chat_id   BIGINT NOT NULL,
    thread_id BIGINT NOT NULL,  -- 0: not opened yet, or a group without topics
    state     TEXT NOT NULL,
    shown     TEXT NOT NULL,    -- a hash of its name
    level     BIGINT NOT NULL   -- the one that was told there
);

CREATE INDEX room_topic_place ON room_topic (chat_id, thread_id);

CREATE TABLE room_presence (
    user_id BIGINT PRIMARY KEY,
    inside  BIGINT NOT NULL,
    seen_at BIGINT NOT NULL
);
