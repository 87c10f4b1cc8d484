-- What whoever speaks about an issue may speak about.

-- add --
-- Keep one more version.
INSERT INTO mandate (
    issue_id, version, given_by, at, topics, outlets, until_at, available_at
)
VALUES (
    :issue_id,
    (SELECT COALESCE(MAX(version), 0) + 1 FROM mandate WHERE issue_id = :issue_id),
    :given_by, :at, :topics, :outlets, :until_at, :available_at
)
RETURNING version;

-- newest --
-- Return the version that holds.
SELECT
    issue_id, version, given_by, at, topics, outlets, until_at, available_at
FROM mandate
WHERE issue_id = :issue_id
ORDER BY version DESC
LIMIT 1;

-- move --
-- Give the versions of one issue to another that has none.
UPDATE mandate SET issue_id = :target
WHERE issue_id = :source
AND NOT EXISTS (SELECT 1 FROM mandate AS t WHERE t.issue_id = :target);
