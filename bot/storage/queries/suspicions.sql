-- Accounts said to be taken over.

-- open --
-- Return all of which nobody has decided.
SELECT user_id, raised_by, raised_at, widened
FROM suspicion
ORDER BY raised_at, user_id;

-- find --
-- Return that of an account.
SELECT user_id, raised_by, raised_at, widened
FROM suspicion
WHERE user_id = :user_id;

-- put --
-- Keep one.
INSERT INTO suspicion (user_id, raised_by, raised_at, widened)
VALUES (:user_id, :raised_by, :raised_at, :widened)
ON CONFLICT (user_id) DO UPDATE SET widened = excluded.widened;

-- drop --
-- Forget it.
DELETE FROM suspicion WHERE user_id = :user_id;
