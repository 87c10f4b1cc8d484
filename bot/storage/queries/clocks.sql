-- The running clocks of issues.

-- start_clock --
-- Start, or restart, or change one clock.
INSERT INTO clock (
    issue_id, name, subject, started_at, since, due_at, met_at, paused_at, look_at,
    rung, ladder
)
VALUES (
    :issue_id, :name, :subject, :started_at, :since, :due_at, :met_at, :paused_at,
    :look_at, :rung, :ladder
)
ON CONFLICT (issue_id, name, subject) DO UPDATE SET
    started_at = excluded.started_at, since = excluded.since,
    due_at = excluded.due_at, met_at = excluded.met_at,
    paused_at = excluded.paused_at, look_at = excluded.look_at,
    rung = excluded.rung, ladder = excluded.ladder;

-- meet_clock --
-- Mark a running clock as met: nobody is told of it any more.
UPDATE clock SET met_at = :at, look_at = NULL
WHERE issue_id = :issue_id AND name = :name AND subject = :subject
AND met_at IS NULL;

-- clocks --
-- Return the clocks of an issue, the next due first.
SELECT
    issue_id, name, subject, started_at, since, due_at, met_at, paused_at, look_at,
    rung, ladder
FROM clock
WHERE issue_id = :issue_id
ORDER BY due_at, name, subject;

-- to_tell --
-- Return the clocks of which somebody is to be told, the longest waiting first.
SELECT
    issue_id, name, subject, started_at, since, due_at, met_at, paused_at, look_at,
    rung, ladder
FROM clock
WHERE look_at <= :now
ORDER BY look_at, issue_id, name, subject
LIMIT :limit;
