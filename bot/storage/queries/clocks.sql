-- The running clocks of issues.

-- start_clock --
-- Start, or restart, one clock.
INSERT INTO clock (issue_id, name, started_at, due_at, met_at)
VALUES (:issue_id, :name, :started_at, :due_at, :met_at)
ON CONFLICT (issue_id, name) DO UPDATE SET
    started_at = excluded.started_at, due_at = excluded.due_at,
    met_at = excluded.met_at;

-- meet_clock --
-- Mark a running clock as met.
UPDATE clock SET met_at = :at
WHERE issue_id = :issue_id AND name = :name AND met_at IS NULL;

-- clocks --
-- Return the clocks of an issue, the next due first.
SELECT issue_id, name, started_at, due_at, met_at FROM clock
WHERE issue_id = :issue_id
ORDER BY due_at, name;
