-- What letters enclose, where issues stood on the map, and what is searched.

CREATE TABLE enclosure (  -- the bytes of a file that a letter carries, as base64
    sha     TEXT PRIMARY KEY,
    content TEXT NOT NULL,
    at      BIGINT NOT NULL
);

ALTER TABLE outbox ADD COLUMN file TEXT NOT NULL DEFAULT '';

CREATE INDEX outbox_file ON outbox (file) WHERE file <> '';

CREATE TABLE map_place (  -- appended to: where an issue stood from an instant on
    issue_id TEXT NOT NULL REFERENCES issue (id),
    number   BIGINT NOT NULL,
    at       BIGINT NOT NULL,
    impact   BIGINT NOT NULL,
    growth   BIGINT NOT NULL,
    PRIMARY KEY (issue_id, number)
);

CREATE TABLE search_near (  -- every word that was read, and it without one letter
    trace TEXT NOT NULL,
    word  TEXT NOT NULL,
    PRIMARY KEY (trace, word)
);

CREATE TABLE search_stale (  -- issues that the index does not know yet
    issue_id TEXT PRIMARY KEY
);

INSERT INTO search_stale (issue_id) SELECT id FROM issue;
