-- What is kept for who speaks about an issue.

-- add --
-- Keep a new line.
INSERT INTO brief_line (
    id, issue_id, kind, question, words, written_by, at, approved_by, approved_at,
    removed_at
)
VALUES (
    :id, :issue_id, :kind, :question, :words, :written_by, :at, :approved_by,
    :approved_at, :removed_at
);

-- find --
-- Return one.
SELECT
    id, issue_id, kind, question, words, written_by, at, approved_by, approved_at,
    removed_at
FROM brief_line
WHERE id = :id;

-- of_issue --
-- Return those that were not removed, oldest first.
SELECT
    id, issue_id, kind, question, words, written_by, at, approved_by, approved_at,
    removed_at
FROM brief_line
WHERE issue_id = :issue_id AND removed_at IS NULL
ORDER BY at, id;

-- approve --
-- Let somebody else stand behind one, once.
UPDATE brief_line SET approved_by = :approved_by, approved_at = :at
WHERE id = :id AND approved_by IS NULL AND removed_at IS NULL;

-- remove --
-- Take one off the brief.
UPDATE brief_line SET removed_at = :at WHERE id = :id AND removed_at IS NULL;

-- move --
-- Move the lines of one issue to another; how an issue is called stays its own.
UPDATE brief_line SET issue_id = :target
WHERE issue_id = :source AND kind <> 'title' AND removed_at IS NULL;
