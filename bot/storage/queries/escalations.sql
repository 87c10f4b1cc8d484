-- Running ladders.

-- find --
-- Return the newest climb of an issue.
SELECT issue_id, serial, reason, ladder, due_at, calls, started_by
FROM escalation
WHERE issue_id = :issue_id
ORDER BY serial DESC
LIMIT 1;

-- stop_older --
-- Stop the climbs that a newer one replaces.
UPDATE escalation SET due_at = NULL
WHERE issue_id = :issue_id AND serial < :serial AND due_at IS NOT NULL;

-- save --
-- Start, advance or stop a climb.
INSERT INTO escalation (
    issue_id, serial, reason, ladder, due_at, calls, started_by
)
VALUES (:issue_id, :serial, :reason, :ladder, :due_at, :calls, :started_by)
ON CONFLICT (issue_id, serial) DO UPDATE SET
    reason = excluded.reason, ladder = excluded.ladder,
    due_at = excluded.due_at, calls = excluded.calls,
    started_by = excluded.started_by;

-- due --
-- Return the climbs whose time has come, the longest waiting first.
SELECT issue_id, serial, reason, ladder, due_at, calls, started_by
FROM escalation
WHERE due_at <= :now
ORDER BY due_at, issue_id
LIMIT :limit;
