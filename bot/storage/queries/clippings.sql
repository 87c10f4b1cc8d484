-- Clippings: what was published.

-- columns: clipping --
id, issue_id, version, link, words, attachments, album, outlet_id, tone, published_at,
timed, added_by, added_at, digest

-- add --
-- Keep a new one.
INSERT INTO clipping (
    id, issue_id, version, link, words, attachments, album, outlet_id, tone,
    published_at, timed, added_by, added_at, digest
)
VALUES (
    :id, :issue_id, :version, :link, :words, :attachments, :album, :outlet_id, :tone,
    :published_at, :timed, :added_by, :added_at, :digest
);

-- find --
-- Return a clipping.
SELECT {clipping} FROM clipping
WHERE id = :id;

-- save --
-- Store a change, unless somebody changed it meanwhile.
UPDATE clipping SET
    version = version + 1, words = :words, attachments = :attachments,
    outlet_id = :outlet_id, tone = :tone, published_at = :published_at,
    timed = :timed, digest = :digest
WHERE id = :id AND version = :version;

-- of_issue --
-- Return the clippings of an issue, oldest first.
SELECT {clipping} FROM clipping
WHERE issue_id = :issue_id
ORDER BY added_at, id;

-- by_album --
-- Return the clipping that an album began.
SELECT {clipping} FROM clipping
WHERE added_by = :added_by AND album = :album AND album <> ''
ORDER BY added_at, id
LIMIT 1;

-- undigested --
-- Return those that no digest has, oldest first.
SELECT {clipping} FROM clipping
WHERE digest = '' AND added_at <= :before
ORDER BY added_at, id
LIMIT :limit;

-- digested --
-- Return those of the digest of a day, oldest first.
SELECT {clipping} FROM clipping
WHERE digest = :day
ORDER BY added_at, id;

-- move --
-- Give the clippings of one issue to another; their numbers stay.
UPDATE clipping SET issue_id = :target, version = version + 1 WHERE issue_id = :source;
