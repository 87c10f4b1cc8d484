-- Who answers a call, who still has an issue, what a storm lists, and quiet hours.

CREATE TABLE answer (
    issue_id    TEXT NOT NULL REFERENCES issue (id),
    serial      BIGINT NOT NULL,
    user_id     BIGINT NOT NULL,
    answered_at BIGINT NOT NULL,
    PRIMARY KEY (issue_id, serial, user_id)
);

CREATE TABLE keeping (
    issue_id TEXT PRIMARY KEY REFERENCES issue (id),
    owner    BIGINT NOT NULL,
    look_at  BIGINT NOT NULL,
    expires  BIGINT NOT NULL,  -- milliseconds
    patience BIGINT NOT NULL,  -- milliseconds
    asked_at BIGINT
);

CREATE INDEX keeping_look ON keeping (look_at);

CREATE TABLE pace (
    user_id BIGINT PRIMARY KEY,
    since   BIGINT NOT NULL,
    calls   BIGINT NOT NULL,
    list_at BIGINT  -- NULL: nothing waits for a list
);

CREATE INDEX pace_due ON pace (list_at) WHERE list_at IS NOT NULL;

CREATE TABLE listed (
    user_id  BIGINT NOT NULL,
    issue_id TEXT NOT NULL REFERENCES issue (id),
    letter   TEXT NOT NULL,  -- '' until the list went out
    called   BIGINT NOT NULL,
    serial   BIGINT NOT NULL,
    at       BIGINT NOT NULL,
    PRIMARY KEY (user_id, issue_id, letter)
);

CREATE INDEX listed_issue ON listed (issue_id);
CREATE INDEX listed_letter ON listed (letter);

CREATE TABLE quiet_hours (
    user_id BIGINT PRIMARY KEY,
    starts  BIGINT,  -- minutes of the day; NULL: never left in peace
    ends    BIGINT,
    zone    TEXT NOT NULL
);

CREATE TABLE held_letter (
    letter   TEXT PRIMARY KEY,  -- its key in the outbox
    user_id  BIGINT NOT NULL,
    issue_id TEXT NOT NULL,
    template TEXT NOT NULL,
    until    BIGINT NOT NULL,
    digest   TEXT NOT NULL
);

CREATE INDEX held_letter_until ON held_letter (until) WHERE digest = '';
CREATE INDEX held_letter_digest ON held_letter (digest);
