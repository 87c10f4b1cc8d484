-- The whole memory of the bot; one text for SQLite and PostgreSQL.
-- Instants are UTC milliseconds, identities are made by the application, JSON is TEXT.
-- States and roles have no CHECKs: the domain owns the vocabulary, so a new state
-- needs no migration. What must never happen, whatever the code does, has one.

CREATE TABLE boot (
    number     BIGINT PRIMARY KEY,
    started_at BIGINT NOT NULL,
    alive_at   BIGINT NOT NULL,
    stopped_at BIGINT  -- NULL: it did not stop cleanly, or it still runs
);

CREATE TABLE done (  -- the keys of committed commands
    key TEXT PRIMARY KEY,
    at  BIGINT NOT NULL
);

CREATE TABLE inbox (
    key         TEXT PRIMARY KEY,
    seq         BIGINT NOT NULL,  -- the order of arrival
    update_id   BIGINT NOT NULL,
    chat_id     BIGINT NOT NULL,
    payload     TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    state       TEXT NOT NULL DEFAULT 'new',
    attempts    BIGINT NOT NULL DEFAULT 0,
    next_at     BIGINT NOT NULL DEFAULT 0,
    error       TEXT NOT NULL DEFAULT ''
);

CREATE INDEX inbox_seq ON inbox (seq);
CREATE INDEX inbox_new ON inbox (chat_id, seq) WHERE state = 'new';

CREATE TABLE outbox (
    id          TEXT PRIMARY KEY,
    key         TEXT NOT NULL UNIQUE,
    klass       TEXT NOT NULL,
    urgent      BIGINT NOT NULL,
    priority    BIGINT NOT NULL,
    chat_id     BIGINT NOT NULL,
    body        TEXT NOT NULL,
    afterwards  TEXT NOT NULL DEFAULT '',  -- what is left of a secret letter once sent
    edits       TEXT NOT NULL,
    parent      TEXT NOT NULL,  -- the key of the letter that must be sent before
    target      TEXT NOT NULL,  -- the message that it rewrites, however it is named
    guard       TEXT NOT NULL,
    slot        TEXT NOT NULL,
    due_at      BIGINT NOT NULL,  -- when it should have left; stays when postponed
    not_before  BIGINT NOT NULL,  -- when it may leave
    state       TEXT NOT NULL DEFAULT 'pending',
    withdrawn   BIGINT NOT NULL DEFAULT 0,  -- cancelled while it was leaving
    attempts    BIGINT NOT NULL DEFAULT 0,
    maybe_sent  BIGINT NOT NULL DEFAULT 0,
    message_id  BIGINT,
    settled_at  BIGINT,
    error       TEXT NOT NULL DEFAULT '',
    CHECK (state <> 'expired' OR klass NOT IN ('ping', 'alarm')),
    CHECK (state <> 'sent' OR message_id IS NOT NULL
           OR klass IN ('board', 'ephemeral'))
);

CREATE INDEX outbox_pending ON outbox (urgent, chat_id, priority, due_at, id)
WHERE state = 'pending';
CREATE INDEX outbox_next ON outbox (not_before) WHERE state = 'pending';
CREATE INDEX outbox_class ON outbox (klass, due_at) WHERE state = 'pending';
CREATE INDEX outbox_slot ON outbox (chat_id, slot) WHERE state = 'pending';
CREATE INDEX outbox_target ON outbox (chat_id, target, id)
WHERE state = 'pending' AND target <> '';
CREATE INDEX outbox_edits ON outbox (edits) WHERE state = 'pending' AND edits <> '';
CREATE INDEX outbox_leaving ON outbox (chat_id) WHERE state = 'sending';
CREATE INDEX outbox_guard ON outbox (guard, klass) WHERE guard <> '';

CREATE TABLE chat_move (  -- groups that became supergroups
    old_chat BIGINT PRIMARY KEY,
    new_chat BIGINT NOT NULL
);

CREATE TABLE keyboard (
    token      TEXT PRIMARY KEY,
    chat_id    BIGINT NOT NULL,
    presses    TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE INDEX keyboard_chat ON keyboard (chat_id);
CREATE INDEX keyboard_expiry ON keyboard (expires_at);

CREATE TABLE member (
    user_id     BIGINT PRIMARY KEY,
    name        TEXT NOT NULL,
    roles       TEXT NOT NULL,
    joined_at   BIGINT NOT NULL,
    position    TEXT NOT NULL,
    locale      TEXT NOT NULL,
    phone       TEXT NOT NULL,
    suspended   BIGINT NOT NULL,
    unreachable TEXT NOT NULL
);

CREATE TABLE invitation (
    token_sha  TEXT PRIMARY KEY,
    role       TEXT NOT NULL,
    made_by    BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    for_user   BIGINT,
    used_by    BIGINT,
    used_at    BIGINT,
    voided     BIGINT NOT NULL DEFAULT 0
);

CREATE INDEX invitation_maker ON invitation (made_by) WHERE used_by IS NULL;

CREATE TABLE invitation_try (
    user_id BIGINT NOT NULL,
    at      BIGINT NOT NULL
);

CREATE INDEX invitation_try_person ON invitation_try (user_id, at);
CREATE INDEX invitation_try_age ON invitation_try (at);

CREATE TABLE dialogue (
    user_id  BIGINT PRIMARY KEY,
    kind     TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    subject  TEXT NOT NULL,
    facts    TEXT NOT NULL
);

CREATE TABLE stranger (
    user_id    BIGINT PRIMARY KEY,
    greeted_at BIGINT NOT NULL
);

CREATE TABLE issue_counter (
    year BIGINT PRIMARY KEY,
    last BIGINT NOT NULL
);

CREATE TABLE issue (
    id           TEXT PRIMARY KEY,
    year         BIGINT NOT NULL,
    number       BIGINT NOT NULL,
    title        TEXT NOT NULL,
    state        TEXT NOT NULL,
    is_open      BIGINT NOT NULL,  -- what the domain says of the state
    reported_by  BIGINT NOT NULL,
    reported_at  BIGINT NOT NULL,
    version      BIGINT NOT NULL,
    urgency      TEXT,
    level        BIGINT,
    level_max    BIGINT,
    score        BIGINT,
    floors       TEXT NOT NULL,
    owner        BIGINT,
    taken_at     BIGINT,
    place        TEXT NOT NULL,
    happened     TEXT NOT NULL,
    source       TEXT NOT NULL,
    merged_into  TEXT NOT NULL,
    mapping_owed BIGINT NOT NULL,
    UNIQUE (number, year)
);

CREATE INDEX issue_open ON issue (level, reported_at) WHERE is_open = 1;
CREATE INDEX issue_newest ON issue (reported_at, id) WHERE is_open = 1;

CREATE TABLE follower (
    issue_id TEXT NOT NULL REFERENCES issue (id),
    user_id  BIGINT NOT NULL,
    PRIMARY KEY (issue_id, user_id)
);

CREATE TABLE clock (
    issue_id   TEXT NOT NULL REFERENCES issue (id),
    name       TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    due_at     BIGINT NOT NULL,
    met_at     BIGINT,
    PRIMARY KEY (issue_id, name)
);

CREATE TABLE mapping (
    issue_id TEXT NOT NULL REFERENCES issue (id),
    member   BIGINT NOT NULL,
    form     TEXT NOT NULL,
    answers  TEXT NOT NULL,
    flags    TEXT NOT NULL,
    PRIMARY KEY (issue_id, member)
);

CREATE TABLE level_change (  -- appended to, never changed
    issue_id  TEXT NOT NULL REFERENCES issue (id),
    number    BIGINT NOT NULL,
    at        BIGINT NOT NULL,
    changed_by BIGINT NOT NULL,
    old_level BIGINT,
    new_level BIGINT NOT NULL,
    score     BIGINT,
    floors    TEXT NOT NULL,
    reason    TEXT NOT NULL,
    PRIMARY KEY (issue_id, number)
);

CREATE TABLE report_source (  -- every message that belongs to a report
    source    TEXT PRIMARY KEY,
    report_id TEXT NOT NULL,
    at        BIGINT NOT NULL
);

CREATE TABLE report (
    id             TEXT PRIMARY KEY,
    issue_id       TEXT REFERENCES issue (id),  -- NULL: not said yet whether it is one
    source         TEXT NOT NULL UNIQUE REFERENCES report_source (source),
    author         BIGINT NOT NULL,
    at             BIGINT NOT NULL,
    text           TEXT NOT NULL,
    attachments    TEXT NOT NULL,
    forwarded_from TEXT NOT NULL,
    album          TEXT NOT NULL,
    version        BIGINT NOT NULL
);

CREATE INDEX report_issue ON report (issue_id, at);
CREATE INDEX report_author ON report (author, at);
CREATE INDEX report_album ON report (author, album) WHERE album <> '';

CREATE TABLE report_version (
    report_id   TEXT NOT NULL REFERENCES report (id),
    version     BIGINT NOT NULL,
    text        TEXT NOT NULL,
    attachments TEXT NOT NULL,
    at          BIGINT NOT NULL,
    PRIMARY KEY (report_id, version)
);

CREATE TABLE escalation (
    issue_id   TEXT NOT NULL REFERENCES issue (id),
    serial     BIGINT NOT NULL,
    reason     TEXT NOT NULL,
    ladder     TEXT NOT NULL,  -- a copy, taken when the climb began
    due_at     BIGINT,         -- NULL: a human took it
    calls      BIGINT NOT NULL,
    started_by BIGINT NOT NULL,
    PRIMARY KEY (issue_id, serial)
);

CREATE UNIQUE INDEX escalation_running ON escalation (issue_id)
WHERE due_at IS NOT NULL;
CREATE INDEX escalation_due ON escalation (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE document_counter (
    issue_id TEXT PRIMARY KEY REFERENCES issue (id),
    last     BIGINT NOT NULL
);

CREATE TABLE document (
    id                TEXT PRIMARY KEY,
    issue_id          TEXT NOT NULL REFERENCES issue (id),
    kind              TEXT NOT NULL,
    form              TEXT NOT NULL,
    state             TEXT NOT NULL,
    author            BIGINT NOT NULL,
    created_at        BIGINT NOT NULL,
    version           BIGINT NOT NULL,
    fields            TEXT NOT NULL,
    locale            TEXT NOT NULL,
    submitted_version BIGINT NOT NULL,
    submitted_at      BIGINT
);

CREATE INDEX document_issue ON document (issue_id, created_at);
CREATE INDEX document_state ON document (state, submitted_at);

CREATE TABLE document_version (  -- appended to, never changed
    document_id TEXT NOT NULL REFERENCES document (id),
    version     BIGINT NOT NULL,
    body        TEXT NOT NULL,
    sha         TEXT NOT NULL,
    author      BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    PRIMARY KEY (document_id, version),
    UNIQUE (document_id, version, sha, author)
);

CREATE TABLE approval (
    id           TEXT PRIMARY KEY,
    document_id  TEXT NOT NULL,
    version      BIGINT NOT NULL,
    sha          TEXT NOT NULL,
    author       BIGINT NOT NULL,
    approver     BIGINT NOT NULL,
    at           BIGINT NOT NULL,
    recorded_by  BIGINT,
    evidence     TEXT NOT NULL,
    confirmed_at BIGINT,
    revoked_at   BIGINT,
    CHECK (approver <> author),
    FOREIGN KEY (document_id, version, sha, author)
    REFERENCES document_version (document_id, version, sha, author)
);

CREATE INDEX approval_document ON approval (document_id, at);
CREATE INDEX approval_unconfirmed ON approval (at)
WHERE recorded_by IS NOT NULL AND confirmed_at IS NULL AND revoked_at IS NULL;

CREATE TABLE journal (  -- appended to, never changed
    seq         BIGINT PRIMARY KEY,
    at          BIGINT NOT NULL,
    actor       TEXT NOT NULL,
    action      TEXT NOT NULL,
    subject     TEXT NOT NULL,
    detail      TEXT NOT NULL,
    content_sha TEXT NOT NULL,
    prev        TEXT NOT NULL,
    hash        TEXT NOT NULL
);

CREATE INDEX journal_subject ON journal (subject, seq);
