-- Letter numbers of approved texts, and the files that were made of them.

CREATE TABLE letter_number (
    document_id TEXT PRIMARY KEY REFERENCES document (id),
    number      TEXT NOT NULL UNIQUE,
    year        BIGINT NOT NULL,
    serial      BIGINT,  -- NULL: typed in from the registry
    given_by    BIGINT NOT NULL,
    given_at    BIGINT NOT NULL,
    UNIQUE (year, serial)
);

CREATE TABLE exported_file (  -- a press kit has a row for each text in it
    sha         TEXT NOT NULL,
    document_id TEXT NOT NULL REFERENCES document (id),
    version     BIGINT NOT NULL,
    form        TEXT NOT NULL,
    made_by     BIGINT NOT NULL,
    made_at     BIGINT NOT NULL,
    PRIMARY KEY (sha, document_id)
);
