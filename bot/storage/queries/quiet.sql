-- Quiet hours, and what waits for their end.

-- everyone --
-- Return the quiet hours that members chose.
SELECT user_id, starts, ends, zone FROM quiet_hours ORDER BY user_id;

-- choose --
-- Keep somebody's choice.
INSERT INTO quiet_hours (user_id, starts, ends, zone)
VALUES (:user_id, :starts, :ends, :zone)
ON CONFLICT (user_id) DO UPDATE SET
    starts = excluded.starts, ends = excluded.ends, zone = excluded.zone;

-- leave_to_office --
-- Forget somebody's choice.
DELETE FROM quiet_hours WHERE user_id = :user_id;

-- hold --
-- Note that a letter waits.
INSERT INTO held_letter (letter, user_id, issue_id, template, until, digest)
VALUES (:letter, :user_id, :issue_id, :template, :until, '')
ON CONFLICT DO NOTHING;

-- ended --
-- Return whose letters waited long enough.
SELECT DISTINCT user_id FROM held_letter
WHERE digest = '' AND until <= :now
ORDER BY user_id
LIMIT :limit;

-- held_for --
-- Return what waited for somebody.
SELECT letter, user_id, issue_id, template, until, digest
FROM held_letter
WHERE user_id = :user_id AND digest = '' AND until <= :now
ORDER BY letter;

-- mark_told --
-- Note in which digest a letter was told of.
UPDATE held_letter SET digest = :digest WHERE letter = :letter;

-- told_in --
-- Return what a digest told of.
SELECT letter, user_id, issue_id, template, until, digest
FROM held_letter
WHERE digest = :digest
ORDER BY letter;

-- forget --
-- Forget what was told of before.
DELETE FROM held_letter WHERE digest <> '' AND until < :before;

-- let_go --
-- Let a letter leave now.
UPDATE outbox SET not_before = :now, due_at = :now
WHERE key = :letter AND state = 'pending';
