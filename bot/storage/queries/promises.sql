-- What the public was promised.

-- columns: promise --
id, issue_id, kind, state, version, text, due_at, made_by, made_at, document, ended_by,
ended_at, link, reason, replaces, replaced_by

-- next_count --
-- Count one more promise of an issue.
INSERT INTO promise_counter (issue_id, last) VALUES (:issue_id, 1)
ON CONFLICT (issue_id) DO UPDATE SET last = promise_counter.last + 1
RETURNING last;

-- add --
-- Keep a new one.
INSERT INTO promise (
    id, issue_id, kind, state, version, text, due_at, made_by, made_at, document,
    ended_by, ended_at, link, reason, replaces, replaced_by
)
VALUES (
    :id, :issue_id, :kind, :state, :version, :text, :due_at, :made_by, :made_at,
    :document, :ended_by, :ended_at, :link, :reason, :replaces, :replaced_by
);

-- find --
-- Return a promise.
SELECT {promise} FROM promise
WHERE id = :id;

-- save --
-- Store what became of it, unless somebody changed it meanwhile; its words stay.
UPDATE promise SET
    state = :state, version = version + 1, ended_by = :ended_by, ended_at = :ended_at,
    link = :link, reason = :reason, replaced_by = :replaced_by
WHERE id = :id AND version = :version;

-- of_issue --
-- Return the promises of an issue, oldest first.
SELECT {promise} FROM promise
WHERE issue_id = :issue_id
ORDER BY made_at, id;

-- missed --
-- Return promises whose time is over and of which nobody noted it.
SELECT {promise} FROM promise
WHERE state = 'made' AND due_at <= :before
ORDER BY due_at, id
LIMIT :limit;

-- move --
-- Give the promises of one issue to another; their numbers stay.
UPDATE promise SET issue_id = :target, version = version + 1 WHERE issue_id = :source;
