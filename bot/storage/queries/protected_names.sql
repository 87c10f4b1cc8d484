-- Names that no text about an issue may say.

-- add --
-- Keep one.
INSERT INTO protected_name (id, issue_id, part, name, added_by, added_at)
VALUES (:id, :issue_id, :part, :name, :added_by, :added_at);

-- find --
-- Return one.
SELECT id, issue_id, part, name, added_by, added_at FROM protected_name WHERE id = :id;

-- of_issue --
-- Return those of an issue, oldest first.
SELECT id, issue_id, part, name, added_by, added_at
FROM protected_name
WHERE issue_id = :issue_id
ORDER BY added_at, id;

-- remove --
-- Forget one altogether.
DELETE FROM protected_name WHERE id = :id;

-- move --
-- Give the names of one issue to another.
UPDATE protected_name SET issue_id = :target WHERE issue_id = :source;
