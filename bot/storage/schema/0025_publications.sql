-- The channels of the office, and which version of a text went out where.

CREATE TABLE channel (
    id       TEXT PRIMARY KEY,
    place    BIGINT NOT NULL UNIQUE,
    kind     TEXT NOT NULL,
    name     TEXT NOT NULL,
    link     TEXT NOT NULL,
    chat_id  BIGINT UNIQUE,  -- NULL: a person publishes there
    roles    TEXT NOT NULL,
    gone     BIGINT NOT NULL,
    added_by BIGINT NOT NULL,
    added_at BIGINT NOT NULL
);

CREATE UNIQUE INDEX approval_of_words ON approval (id, document_id, version, sha);

CREATE TABLE publication (
    id          TEXT PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES document (id),
    doc_version BIGINT NOT NULL,
    sha         TEXT NOT NULL,
    channel_id  TEXT NOT NULL REFERENCES channel (id),
    state       TEXT NOT NULL,
    approval_id TEXT,  -- NULL: somebody says that it is out
    done_by     BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    due_at      BIGINT,
    out_at      BIGINT,
    url         TEXT NOT NULL,
    messages    TEXT NOT NULL,
    tries       BIGINT NOT NULL,
    because     TEXT NOT NULL,
    marked_at   BIGINT,
    board       TEXT NOT NULL,  -- the letter that shows how it goes
    version     BIGINT NOT NULL,
    UNIQUE (document_id, doc_version, channel_id),
    CHECK (state <> 'sending' OR approval_id IS NOT NULL),
    CHECK (state NOT IN ('out', 'corrected', 'withdrawn') OR out_at IS NOT NULL),
    FOREIGN KEY (approval_id, document_id, doc_version, sha)
    REFERENCES approval (id, document_id, version, sha)
);

CREATE INDEX publication_due ON publication (due_at, id) WHERE state = 'planned';
