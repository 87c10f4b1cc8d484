-- The index of words in SQLite: FTS5.

-- keep --
-- Keep the stems of an issue in place of those that were known.
INSERT OR REPLACE INTO search_text (rowid, title, report, document)
VALUES (:issue, :title, :report, :document);

-- learn --
-- Learn how words are found that are spelled nearly alike.
INSERT INTO search_near (trace, word)
SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]')
FROM json_each(:pairs) WHERE true
ON CONFLICT DO NOTHING;

-- near --
-- Return the words that leave one of these traces.
SELECT DISTINCT word FROM search_near
WHERE trace IN (SELECT value FROM json_each(:traces))
ORDER BY word
LIMIT :limit;

-- found --
-- Return issues whose reports have the words, the newest first.
SELECT rowid AS issue FROM search_text
WHERE search_text MATCH '{title report} : (' || :query || ')' AND rowid < :before
ORDER BY rowid DESC
LIMIT :limit;

-- found_anywhere --
-- Return issues whose reports or documents have the words, the newest first.
SELECT rowid AS issue FROM search_text
WHERE search_text MATCH :query AND rowid < :before
ORDER BY rowid DESC
LIMIT :limit;

-- tidy --
-- Build the index from the texts that are left: FTS5 keeps what was deleted until then.
INSERT INTO search_text (search_text) VALUES ('rebuild');
