-- When texts are looked at anew, because time makes their words untrue.

-- put --
-- Keep when a text is looked at; NULL: never.
UPDATE document SET look_at = :look_at WHERE id = :id;

-- due --
-- Return what is to be looked at by now, the longest due first.
SELECT id, look_at FROM document
WHERE look_at <= :now
ORDER BY look_at, id
LIMIT :limit;

-- take --
-- Take a look away, unless another process took it or it was put off.
UPDATE document SET look_at = NULL WHERE id = :id AND look_at = :look_at;
