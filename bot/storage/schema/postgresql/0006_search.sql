-- The index of words: a row for each issue, its number is year and count.

CREATE TABLE search_text (
    issue BIGINT PRIMARY KEY,
    told  TSVECTOR NOT NULL,  -- what was reported
    whole TSVECTOR NOT NULL   -- and the texts that the team writes
);

-- A list of what is not sorted in yet would be read from end to end by each search.
CREATE INDEX search_text_told ON search_text USING gin (told) WITH (fastupdate = off);
CREATE INDEX search_text_whole ON search_text USING gin (whole) WITH (fastupdate = off);
