-- Who looked at a text before its approval, and everybody who wrote it.

CREATE TABLE text_writer (
    document_id TEXT NOT NULL,
    version     BIGINT NOT NULL,
    writer      BIGINT NOT NULL,
    PRIMARY KEY (document_id, version, writer),
    FOREIGN KEY (document_id, version) REFERENCES document_version (document_id, version)
);

CREATE TABLE text_review (
    id          TEXT PRIMARY KEY,
    document_id TEXT NOT NULL,
    version     BIGINT NOT NULL,
    sha         TEXT NOT NULL,
    review      TEXT NOT NULL,
    reviewer    BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    lapsed_at   BIGINT,
    FOREIGN KEY (document_id, version) REFERENCES document_version (document_id, version)
);
CREATE INDEX text_review_document ON text_review (document_id, at);

ALTER TABLE approval ADD COLUMN level BIGINT NOT NULL DEFAULT 0;  -- of the issue then

INSERT INTO text_writer (document_id, version, writer)
SELECT document_id, version, author FROM document_version;
