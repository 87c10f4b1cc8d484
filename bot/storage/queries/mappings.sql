-- Answers to the rubric, and the changes of level that came of them.

-- save_mapping --
-- Keep the answers so far.
INSERT INTO mapping (issue_id, member, form, answers, flags)
VALUES (:issue_id, :member, :form, :answers, :flags)
ON CONFLICT (issue_id, member) DO UPDATE SET
    form = excluded.form, answers = excluded.answers, flags = excluded.flags;

-- mapping --
-- Return the answers so far.
SELECT issue_id, member, form, answers, flags FROM mapping
WHERE issue_id = :issue_id AND member = :member;

-- add_level --
-- Keep a change of level for ever.
INSERT INTO level_change (
    issue_id, number, at, changed_by, old_level, new_level, score, floors, reason
)
VALUES (
    :issue_id,
    (SELECT COALESCE(MAX(number), 0) + 1 FROM level_change
     WHERE issue_id = :issue_id),
    :at, :changed_by, :old_level, :new_level, :score, :floors, :reason
);

-- levels --
-- Return the changes of level, oldest first.
SELECT issue_id, at, changed_by, old_level, new_level, score, floors, reason
FROM level_change
WHERE issue_id = :issue_id
ORDER BY number;
