-- The moves of issues, when they are looked at again, and appeals.

-- add_change --
-- Keep a move for ever.
INSERT INTO life_change (
    issue_id, number, at, moved_by, action, code, old_state, new_state,
    reason_code, reason
)
VALUES (
    :issue_id,
    (SELECT COALESCE(MAX(number), 0) + 1 FROM life_change
     WHERE issue_id = :issue_id),
    :at, :moved_by, :action, :code, :old_state, :new_state, :reason_code, :reason
);

-- changes --
-- Return the moves of an issue, oldest first.
SELECT
    issue_id, at, moved_by, action, code, old_state, new_state, reason_code, reason
FROM life_change
WHERE issue_id = :issue_id
ORDER BY number;

-- set_relook --
-- Look again at this instant, in place of any earlier one.
INSERT INTO relook (issue_id, due_at, done_at) VALUES (:issue_id, :due_at, NULL)
ON CONFLICT (issue_id) DO UPDATE SET due_at = excluded.due_at, done_at = NULL;

-- end_relook --
-- Somebody looked.
UPDATE relook SET done_at = :at WHERE issue_id = :issue_id AND done_at IS NULL;

-- relook --
-- Return when an issue is looked at again.
SELECT due_at FROM relook WHERE issue_id = :issue_id AND done_at IS NULL;

-- relooks_due --
-- Return the issues that are to be looked at by now, the longest waiting first.
SELECT issue_id FROM relook
WHERE done_at IS NULL AND due_at <= :now
ORDER BY due_at, issue_id
LIMIT :limit;

-- add_appeal --
-- Keep the one appeal against a rejection.
INSERT INTO appeal (issue_id, made_by, at, reason, judged_by, judged_at, granted)
VALUES (:issue_id, :made_by, :at, :reason, NULL, NULL, NULL);

-- judge --
-- Say what became of an appeal, once.
UPDATE appeal SET judged_by = :judged_by, judged_at = :at, granted = :granted
WHERE issue_id = :issue_id AND judged_by IS NULL;

-- appeal --
-- Return the appeal of an issue.
SELECT issue_id, made_by, at, reason, judged_by, judged_at, granted FROM appeal
WHERE issue_id = :issue_id;
