-- What letters enclose: bytes as base64, so that every engine keeps them alike.

-- keep --
-- Keep a file; one that is known is kept longer.
INSERT INTO enclosure (sha, content, at) VALUES (:sha, :content, :at)
ON CONFLICT (sha) DO UPDATE SET at = excluded.at;

-- find --
-- Return a file.
SELECT content FROM enclosure WHERE sha = :sha;

-- forget --
-- Forget the old files that no letter waits for.
DELETE FROM enclosure
WHERE at < :before AND NOT EXISTS (
    SELECT 1 FROM outbox AS o
    WHERE o.file = enclosure.sha AND o.file <> ''
    AND o.state IN ('pending', 'sending', 'uncertain', 'hold')
);
