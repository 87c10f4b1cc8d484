-- An office's own documents, as they were in force last: a newer version that is wrong does not count.

CREATE TABLE kept_text (
    path    TEXT PRIMARY KEY,
    content TEXT NOT NULL,
    kept_at BIGINT NOT NULL
);
