-- Issues and their numbers.

-- columns: issue --
id, title, state, reported_by, reported_at, version, urgency, level, level_max, score,
floors, owner, taken_at, place, happened, source, merged_into, mapping_owed, restricted,
circle, lead

-- next_count --
-- Count one more issue of a year.
INSERT INTO issue_counter (year, last) VALUES (:year, 1)
ON CONFLICT (year) DO UPDATE SET last = issue_counter.last + 1
RETURNING last;

-- add --
-- Keep a new one.
INSERT INTO issue (
    id, year, number, title, state, is_open, reported_by, reported_at, version,
    urgency, level, level_max, score, floors, owner, taken_at, place, happened,
    source, merged_into, mapping_owed, restricted, circle, lead
)
VALUES (
    :id, :year, :number, :title, :state, :is_open, :reported_by, :reported_at,
    :version, :urgency, :level, :level_max, :score, :floors, :owner, :taken_at,
    :place, :happened, :source, :merged_into, :mapping_owed, :restricted, :circle,
    :lead
);

-- find --
-- Return an issue.
SELECT {issue} FROM issue
WHERE id = :id;

-- newest_numbered --
-- Return the newest issue with this number in any year.
SELECT {issue} FROM issue
WHERE number = :count
ORDER BY year DESC
LIMIT 1;

-- save --
-- Store a change, unless somebody changed it meanwhile.
UPDATE issue SET
    title = :title, state = :state, is_open = :is_open,
    reported_by = :reported_by, reported_at = :reported_at,
    version = version + 1, urgency = :urgency, level = :level,
    level_max = :level_max, score = :score, floors = :floors, owner = :owner,
    taken_at = :taken_at, place = :place, happened = :happened,
    source = :source, merged_into = :merged_into, mapping_owed = :mapping_owed,
    restricted = :restricted, circle = :circle, lead = :lead
WHERE id = :id AND version = :version;

-- open --
-- Return open issues; one without a level stands before the L1 ones.
SELECT {issue} FROM issue
WHERE is_open = 1
ORDER BY
    COALESCE(level, 1) DESC, CASE WHEN level IS NULL THEN 0 ELSE 1 END,
    reported_at, id
LIMIT :limit;

-- count_open --
-- Count the open issues.
SELECT COUNT(*) AS open FROM issue WHERE is_open = 1;

-- open_to --
-- Return the open issues that somebody may see, as `may_see` says, in that order.
SELECT {issue} FROM issue
WHERE is_open = 1 AND NOT (:head = 1 AND floors LIKE :subject) AND (
    restricted = 0 OR owner = :viewer OR lead = :viewer OR circle LIKE :mark
    OR (:leads = 1 AND lead IS NULL)
)
ORDER BY
    COALESCE(level, 1) DESC, CASE WHEN level IS NULL THEN 0 ELSE 1 END,
    reported_at, id
LIMIT :limit;

-- count_open_to --
-- Count the open issues that somebody may see, as `may_see` says.
SELECT COUNT(*) AS open FROM issue
WHERE is_open = 1 AND NOT (:head = 1 AND floors LIKE :subject) AND (
    restricted = 0 OR owner = :viewer OR lead = :viewer OR circle LIKE :mark
    OR (:leads = 1 AND lead IS NULL)
);

-- led_by --
-- Return the issues that somebody was appointed to lead.
SELECT id FROM issue WHERE lead = :user_id ORDER BY id;

-- follow --
-- Let a member hear what becomes of it.
INSERT INTO follower (issue_id, user_id) VALUES (:issue_id, :user_id)
ON CONFLICT DO NOTHING;

-- unfollow --
-- Tell a member no more than their role brings.
DELETE FROM follower WHERE issue_id = :issue_id AND user_id = :user_id;

-- followers --
-- Return who follows.
SELECT user_id FROM follower WHERE issue_id = :issue_id ORDER BY user_id;
