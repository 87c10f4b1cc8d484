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

-- add_place --
-- Keep where an issue stands on the map from now on.
INSERT INTO map_place (issue_id, number, at, impact, growth)
VALUES (
    :issue_id,
    (SELECT COALESCE(MAX(number), 0) + 1 FROM map_place WHERE issue_id = :issue_id),
    :at, :impact, :growth
);

-- places --
-- Return where the open issues stood at an instant.
SELECT p.issue_id, p.impact, p.growth
FROM issue AS i
JOIN map_place AS p ON p.issue_id = i.id
WHERE i.is_open = 1 AND p.number = (
    SELECT MAX(n.number) FROM map_place AS n
    WHERE n.issue_id = i.id AND n.at <= :at
);

-- mapped_before --
-- Return the answers in force of open issues whose place was never kept.
SELECT m.issue_id, m.member, m.form, m.answers, m.flags
FROM issue AS i
JOIN mapping AS m ON m.issue_id = i.id AND m.member = (
    SELECT l.changed_by FROM level_change AS l
    WHERE l.issue_id = i.id ORDER BY l.number DESC LIMIT 1
)
WHERE i.is_open = 1 AND i.score IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM map_place AS p WHERE p.issue_id = i.id
);
