-- One-time links, and who tried them.

-- add --
-- Keep a new one.
INSERT INTO invitation (
    token_sha, role, made_by, expires_at, for_user, used_by, voided
)
VALUES (:token_sha, :role, :made_by, :expires_at, :for_user, :used_by, :voided);

-- find --
-- Return an invitation, used or not.
SELECT token_sha, role, made_by, expires_at, for_user, used_by, voided
FROM invitation
WHERE token_sha = :token_sha;

-- use --
-- Use it up, if nobody was quicker.
UPDATE invitation SET used_by = :user_id, used_at = :at
WHERE token_sha = :token_sha AND used_by IS NULL AND voided = 0
AND expires_at > :at AND (for_user IS NULL OR for_user = :user_id);

-- void_made_by --
-- Void every unused invitation of a member.
UPDATE invitation SET voided = 1 WHERE made_by = :user_id AND used_by IS NULL;

-- void_all --
-- Void every unused invitation.
UPDATE invitation SET voided = 1 WHERE used_by IS NULL;

-- add_try --
-- Remember that this person tried a link.
INSERT INTO invitation_try (user_id, at) VALUES (:user_id, :at);

-- forget_tries --
-- Forget tries that no limit looks at any more.
DELETE FROM invitation_try WHERE at < :before;

-- tries_since --
-- Count a person's tries.
SELECT COUNT(*) AS tries FROM invitation_try
WHERE user_id = :user_id AND at > :since;
