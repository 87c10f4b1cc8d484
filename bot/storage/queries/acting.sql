-- Who acts for the holder of an office.

-- add --
-- Keep that somebody acts.
INSERT INTO acting (
    id, role, actor, kind, since_at, until_at, letter, evidence, recorded_by, at,
    ended_by, ended_at
)
VALUES (
    :id, :role, :actor, :kind, :since_at, :until_at, :letter, :evidence,
    :recorded_by, :at, :ended_by, :ended_at
);

-- find --
-- Return one, over or not.
SELECT
    id, role, actor, kind, since_at, until_at, letter, evidence, recorded_by, at,
    ended_by, ended_at
FROM acting
WHERE id = :id;

-- current --
-- Return those that hold now or will, the first to begin first.
SELECT
    id, role, actor, kind, since_at, until_at, letter, evidence, recorded_by, at,
    ended_by, ended_at
FROM acting
WHERE until_at > :now AND ended_at IS NULL
ORDER BY since_at, id;

-- end --
-- End one before its time, once.
UPDATE acting SET ended_by = :ended_by, ended_at = :at
WHERE id = :id AND ended_at IS NULL AND until_at > :at;
