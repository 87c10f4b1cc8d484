-- Numbers for people: the journal knows a person by one of these alone, so that it
-- stays whole, and means nobody, once the person is erased (adr/0012).
-- Types in casts are written in small letters, as every engine takes them.

CREATE TABLE person (
    number      BIGINT PRIMARY KEY,
    token       TEXT NOT NULL UNIQUE,  -- finds the same person in an older copy
    user_id     BIGINT UNIQUE,         -- NULL: erased
    asked_at    BIGINT,                -- when erasure was asked for
    accepted_at BIGINT,                -- masked from here on
    erased_at   BIGINT,
    tidied_at   BIGINT                 -- when the last byte of it left the files
);

CREATE INDEX person_erasing ON person (accepted_at) WHERE tidied_at IS NULL;

-- Who was a member before gets a token that an older copy gives them, too.
INSERT INTO person (number, token, user_id)
SELECT
    ROW_NUMBER() OVER (ORDER BY joined_at, user_id),
    'joined:' || CAST(joined_at AS text) || ':' || CAST(
        ROW_NUMBER() OVER (PARTITION BY joined_at ORDER BY user_id) AS text
    ),
    user_id
FROM member;

-- What a letter said is forgotten after a term; the letter itself stays.
ALTER TABLE outbox ADD COLUMN forgotten BIGINT NOT NULL DEFAULT 0;
CREATE INDEX outbox_remembered ON outbox (due_at) WHERE forgotten = 0;

-- An author who is erased takes the approvals of the text along.
CREATE TABLE approval_of_author (
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
    CONSTRAINT approval_check CHECK (approver <> author),
    FOREIGN KEY (document_id, version, sha, author)
    REFERENCES document_version (document_id, version, sha, author)
    ON UPDATE CASCADE
);

INSERT INTO approval_of_author (
    id, document_id, version, sha, author, approver, at, recorded_by, evidence,
    confirmed_at, revoked_at
)
SELECT
    id, document_id, version, sha, author, approver, at, recorded_by, evidence,
    confirmed_at, revoked_at
FROM approval;

DROP TABLE approval;
ALTER TABLE approval_of_author RENAME TO approval;

CREATE INDEX approval_document ON approval (document_id, at);
CREATE INDEX approval_unconfirmed ON approval (at)
WHERE recorded_by IS NOT NULL AND confirmed_at IS NULL AND revoked_at IS NULL;
