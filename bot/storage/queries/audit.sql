-- The auditor's own questions: each counts what breaks a promise, or what waits.

-- call_unsent --
-- A call or a warning leaves when it is due.
SELECT COUNT(*) AS broken FROM outbox
WHERE state = 'pending' AND klass IN ('ping', 'alarm') AND due_at < :before;

-- update_unhandled --
-- What came in is handled, or set aside, soon.
SELECT COUNT(*) AS broken FROM inbox WHERE state = 'new' AND received_at < :before;

-- escalation_overdue --
-- The next call of an open issue is made when it is due.
SELECT COUNT(*) AS broken
FROM escalation AS e
JOIN issue AS i ON i.id = e.issue_id
WHERE e.due_at IS NOT NULL AND e.due_at < :before AND i.is_open = 1;

-- nothing_written --
-- A bot that runs writes a sign of life every quarter of a minute.
SELECT COUNT(*) AS broken FROM boot
WHERE number = (SELECT MAX(number) FROM boot)
AND stopped_at IS NULL AND alive_at < :before;

-- nobody_reachable --
-- While an issue waits for somebody there is somebody who can be called.
SELECT COUNT(*) AS broken FROM issue AS i
WHERE i.is_open = 1 AND i.owner IS NULL AND NOT EXISTS (
    SELECT 1 FROM member AS m
    WHERE m.suspended = 0 AND m.unreachable = ''
    AND m.roles NOT IN ('[]', '["reporter"]')
);

-- clock_untold --
-- Of an open issue, somebody is told of a clock when that is due.
SELECT COUNT(*) AS broken
FROM clock AS c
JOIN issue AS i ON i.id = c.issue_id
WHERE c.look_at IS NOT NULL AND c.look_at < :before AND i.is_open = 1;

-- issue_uncalled --
-- An open issue that nobody has is being called about.
SELECT COUNT(*) AS broken FROM issue AS i
WHERE i.is_open = 1 AND i.owner IS NULL AND NOT EXISTS (
    SELECT 1 FROM escalation AS e
    WHERE e.issue_id = i.id AND e.due_at IS NOT NULL
);

-- issue_unreported --
-- An open issue has a report.
SELECT COUNT(*) AS broken FROM issue AS i
WHERE i.is_open = 1 AND NOT EXISTS (
    SELECT 1 FROM report AS r WHERE r.issue_id = i.id
);

-- letter_died_unsaid --
-- Of the newest letters, none that somebody waits for died without a line about it.
SELECT COUNT(*) AS broken
FROM (SELECT id, klass, state FROM outbox ORDER BY id DESC LIMIT 5000) AS newest
WHERE newest.state = 'dead'
AND newest.klass IN ('ping', 'alarm', 'receipt', 'publish')
AND NOT EXISTS (
    SELECT 1 FROM journal AS j
    WHERE j.subject = 'letter:' || newest.id AND j.action = 'letter_dead'
);

-- letter_doubted_unsaid --
-- Of the newest letters, none was left in doubt without a line about it.
SELECT COUNT(*) AS broken
FROM (SELECT id, state FROM outbox ORDER BY id DESC LIMIT 5000) AS newest
WHERE newest.state = 'uncertain' AND NOT EXISTS (
    SELECT 1 FROM journal AS j
    WHERE j.subject = 'letter:' || newest.id AND j.action = 'letter_uncertain'
);

-- approval_missing --
-- What is called approved has an approval of these bytes that nobody took back.
SELECT COUNT(*) AS broken FROM document AS d
WHERE d.state = 'approved' AND NOT EXISTS (
    SELECT 1
    FROM approval AS a
    JOIN document_version AS v
    ON v.document_id = a.document_id AND v.version = a.version
    AND v.sha = a.sha AND v.author = a.author
    WHERE a.document_id = d.id AND a.version = d.submitted_version
    AND a.revoked_at IS NULL
);

-- update_set_aside_unsaid --
-- Of the newest updates, none was set aside without a line about it.
SELECT COUNT(*) AS broken FROM inbox AS u
WHERE u.seq > (SELECT MAX(seq) FROM inbox) - 5000 AND u.state = 'dead'
AND NOT EXISTS (
    SELECT 1 FROM journal AS j
    WHERE j.subject = 'update:' || CAST(u.update_id AS TEXT)
    AND j.action = 'update_set_aside'
);

-- leaving --
-- Return the letters that are leaving, and how often each was tried.
SELECT id, attempts FROM outbox WHERE state = 'sending';

-- mail --
-- Count the letters that wait, by class, and return since when the oldest does.
SELECT klass, COUNT(*) AS waiting, MIN(due_at) AS oldest FROM outbox
WHERE state = 'pending'
GROUP BY klass;

-- updates --
-- Count the updates that wait, and return since when the oldest does.
SELECT COUNT(*) AS waiting, MIN(received_at) AS oldest FROM inbox WHERE state = 'new';
