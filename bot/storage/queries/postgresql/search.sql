-- The index of words in PostgreSQL: stems as tsvector under GIN.

-- keep --
-- Keep the stems of an issue in place of those that were known.
INSERT INTO search_text (issue, told, whole)
SELECT
    :issue,
    array_to_tsvector(array_remove(
        string_to_array(:title || ' ' || :report, ' '), ''
    )),
    array_to_tsvector(array_remove(
        string_to_array(:title || ' ' || :report || ' ' || :document, ' '), ''
    ))
ON CONFLICT (issue) DO UPDATE SET told = excluded.told, whole = excluded.whole;

-- learn --
-- Learn how words are found that are spelled nearly alike.
INSERT INTO search_near (trace, word)
SELECT value ->> 0, value ->> 1 FROM json_array_elements(CAST(:pairs AS json))
ON CONFLICT DO NOTHING;

-- near --
-- Return the words that leave one of these traces.
SELECT DISTINCT word FROM search_near
WHERE trace = ANY (ARRAY(SELECT json_array_elements_text(CAST(:traces AS json))))
ORDER BY word
LIMIT :limit;

-- found --
-- Return issues whose reports have the words, the newest first: by the index of words.
WITH matching AS MATERIALIZED (
    SELECT issue FROM search_text
    WHERE told @@ CAST(
        REPLACE(REPLACE(REPLACE(:query, '"', ''''), ' OR ', ' | '), ' AND ', ' & ')
        AS tsquery)
    AND issue < :before
)
SELECT issue FROM matching
ORDER BY issue DESC
LIMIT :limit;

-- found_anywhere --
-- Return issues whose reports or documents have the words, the newest first: by the index of words.
WITH matching AS MATERIALIZED (
    SELECT issue FROM search_text
    WHERE whole @@ CAST(
        REPLACE(REPLACE(REPLACE(:query, '"', ''''), ' OR ', ' | '), ' AND ', ' & ')
        AS tsquery)
    AND issue < :before
)
SELECT issue FROM matching
ORDER BY issue DESC
LIMIT :limit;
