-- Versions of the strategy, of the message map, of the narrative.

-- add --
-- Keep one more version of a part.
INSERT INTO plan (
    issue_id, part, version, written_by, at, content, reason, approved_by, approved_at
)
VALUES (
    :issue_id, :part,
    (SELECT COALESCE(MAX(version), 0) + 1 FROM plan
     WHERE issue_id = :issue_id AND part = :part),
    :written_by, :at, :content, :reason, NULL, NULL
)
RETURNING version;

-- versions --
-- Return every version of a part, oldest first.
SELECT
    issue_id, part, version, written_by, at, content, reason, approved_by, approved_at
FROM plan
WHERE issue_id = :issue_id AND part = :part
ORDER BY version;

-- approve --
-- Let somebody else approve a version, once.
UPDATE plan SET approved_by = :approved_by, approved_at = :at
WHERE issue_id = :issue_id AND part = :part AND version = :version
AND approved_by IS NULL;

-- move --
-- Give what one issue has to another that has nothing of the kind.
UPDATE plan SET issue_id = :target
WHERE issue_id = :source AND NOT EXISTS (
    SELECT 1 FROM plan AS t WHERE t.issue_id = :target AND t.part = plan.part
);
