-- The dossier of issues, and what steps did without.

-- add_note --
-- Keep one more version of a topic.
INSERT INTO note (
    issue_id, topic, version, written_by, at, code, words, backed_by, backed_at
)
VALUES (
    :issue_id, :topic,
    (SELECT COALESCE(MAX(version), 0) + 1 FROM note
     WHERE issue_id = :issue_id AND topic = :topic),
    :written_by, :at, :code, :words, NULL, NULL
)
RETURNING version;

-- back_note --
-- Let somebody else stand behind a version, once.
UPDATE note SET backed_by = :backed_by, backed_at = :at
WHERE issue_id = :issue_id AND topic = :topic AND version = :version
AND backed_by IS NULL;

-- notes --
-- Return every note of an issue, oldest first.
SELECT
    issue_id, topic, version, written_by, at, code, words, backed_by, backed_at
FROM note
WHERE issue_id = :issue_id
ORDER BY at, topic, version;

-- add_debt --
-- Keep what a step did without.
INSERT INTO debt (
    issue_id, number, need, code, kind, at, incurred_by, reason, due_at,
    reminded_at, paid_at
)
VALUES (
    :issue_id,
    (SELECT COALESCE(MAX(number), 0) + 1 FROM debt WHERE issue_id = :issue_id),
    :need, :code, :kind, :at, :incurred_by, :reason, :due_at, NULL, NULL
);

-- debts --
-- Return the debts of an issue, oldest first, paid ones too.
SELECT
    issue_id, number, need, code, kind, at, incurred_by, reason, due_at,
    reminded_at, paid_at
FROM debt
WHERE issue_id = :issue_id
ORDER BY number;

-- pay_debt --
-- Mark a debt as paid.
UPDATE debt SET paid_at = :at
WHERE issue_id = :issue_id AND number = :number AND paid_at IS NULL;

-- mark_reminded --
-- Note that somebody was reminded of an issue's debts.
UPDATE debt SET reminded_at = :at
WHERE issue_id = :issue_id AND paid_at IS NULL AND due_at <= :at;

-- indebted --
-- Return the open issues that owe something.
SELECT d.issue_id FROM debt AS d
JOIN issue AS i ON i.id = d.issue_id AND i.is_open = 1
WHERE d.paid_at IS NULL
GROUP BY d.issue_id
ORDER BY d.issue_id
LIMIT :limit;
