-- Who is on leave.

-- noted --
-- Return every leave that was not ended.
SELECT user_id, starts_at, ends_at, noted_by, noted_at, stand_in
FROM absence
ORDER BY user_id;

-- put --
-- Note a leave, in place of any other of this member.
INSERT INTO absence (user_id, starts_at, ends_at, noted_by, noted_at, stand_in)
VALUES (:user_id, :starts_at, :ends_at, :noted_by, :noted_at, :stand_in)
ON CONFLICT (user_id) DO UPDATE SET
    starts_at = excluded.starts_at, ends_at = excluded.ends_at,
    noted_by = excluded.noted_by, noted_at = excluded.noted_at,
    stand_in = excluded.stand_in;

-- drop --
-- Forget the leave of a member.
DELETE FROM absence WHERE user_id = :user_id;

-- over --
-- Return what has ended.
SELECT user_id, starts_at, ends_at, noted_by, noted_at, stand_in
FROM absence
WHERE ends_at <= :at
ORDER BY ends_at, user_id;
