-- The one question that waits for each member's answer.

-- find --
-- Return the question.
SELECT user_id, kind, asked_at, subject, facts FROM dialogue
WHERE user_id = :user_id;

-- ask --
-- Ask, in place of whatever was asked before.
INSERT INTO dialogue (user_id, kind, asked_at, subject, facts)
VALUES (:user_id, :kind, :asked_at, :subject, :facts)
ON CONFLICT (user_id) DO UPDATE SET
    kind = excluded.kind, asked_at = excluded.asked_at,
    subject = excluded.subject, facts = excluded.facts;

-- end --
-- Forget the question.
DELETE FROM dialogue WHERE user_id = :user_id;

-- greet_stranger --
-- Note the greeting of a stranger, if the last one was before an instant.
INSERT INTO stranger (user_id, greeted_at) VALUES (:user_id, :at)
ON CONFLICT (user_id) DO UPDATE SET greeted_at = excluded.greeted_at
WHERE stranger.greeted_at <= :before;
