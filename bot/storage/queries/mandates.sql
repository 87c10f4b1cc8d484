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

-- over --
-- Return the versions that hold, of open issues, whose end came and was told to nobody.
SELECT
    m.issue_id, m.version, m.given_by, m.at, m.topics, m.outlets, m.until_at,
    m.available_at
FROM mandate AS m
JOIN issue AS i ON i.id = m.issue_id AND i.is_open = 1
WHERE m.until_at <= :now
AND NOT EXISTS (
    SELECT 1 FROM mandate AS l
    WHERE l.issue_id = m.issue_id AND l.version > m.version
)
AND NOT EXISTS (
    SELECT 1 FROM done AS d
    WHERE d.key = 'mandate_over:' || m.issue_id || ':' || CAST(m.until_at AS TEXT)
)
ORDER BY m.until_at, m.issue_id
LIMIT :limit;

-- move --
-- Give the versions of one issue to another that has none.
UPDATE mandate SET issue_id = :target
WHERE issue_id = :source
AND NOT EXISTS (SELECT 1 FROM mandate AS t WHERE t.issue_id = :target);
