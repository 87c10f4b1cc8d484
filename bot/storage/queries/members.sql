-- People.

-- find --
-- Return a member.
SELECT
    user_id, name, roles, joined_at, position, locale, phone, suspended,
    unreachable, unit
FROM member
WHERE user_id = :user_id;

-- everyone --
-- Return all members in the order of joining.
SELECT
    user_id, name, roles, joined_at, position, locale, phone, suspended,
    unreachable, unit
FROM member
ORDER BY joined_at, user_id;

-- save --
-- Add or replace a member.
INSERT INTO member (
    user_id, name, roles, joined_at, position, locale, phone, suspended,
    unreachable, unit
)
VALUES (
    :user_id, :name, :roles, :joined_at, :position, :locale, :phone, :suspended,
    :unreachable, :unit
)
ON CONFLICT (user_id) DO UPDATE SET
    name = excluded.name, roles = excluded.roles, joined_at = excluded.joined_at,
    position = excluded.position, locale = excluded.locale,
    phone = excluded.phone, suspended = excluded.suspended,
    unreachable = excluded.unreachable, unit = excluded.unit;
