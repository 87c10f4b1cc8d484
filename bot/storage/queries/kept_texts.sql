-- An office's own documents, as they were in force last.

-- kept --
-- Return the files that were in force last.
SELECT path, content FROM kept_text ORDER BY path;

-- forget --
-- Forget all of them: others take their place.
DELETE FROM kept_text;

-- keep --
-- Keep one file.
INSERT INTO kept_text (path, content, kept_at) VALUES (:path, :content, :kept_at);
