-- Invariants: each statement counts what breaks one.

-- issue_without_escalation --
-- An open issue that nobody has is always being called about.
SELECT COUNT(*) AS broken FROM issue AS i
WHERE i.is_open = 1 AND i.owner IS NULL AND NOT EXISTS (
    SELECT 1 FROM escalation AS e
    WHERE e.issue_id = i.id AND e.due_at IS NOT NULL
);

-- issue_without_report --
-- An issue comes of a report, which may have moved to another.
SELECT COUNT(*) AS broken FROM issue AS i
WHERE i.is_open = 1 AND NOT EXISTS (
    SELECT 1 FROM report AS r WHERE r.issue_id = i.id
);

-- issue_numbers --
-- Numbers are counted without gaps.
SELECT COUNT(*) AS broken
FROM (
    SELECT year, COUNT(*) AS issues, MAX(number) AS top FROM issue GROUP BY year
) AS counted
LEFT JOIN issue_counter AS c ON c.year = counted.year
WHERE c.last IS NULL OR c.last <> counted.top OR counted.top <> counted.issues;

-- issue_counters --
-- A counter belongs to issues.
SELECT COUNT(*) AS broken FROM issue_counter AS c
WHERE NOT EXISTS (SELECT 1 FROM issue AS i WHERE i.year = c.year);

-- document_numbers --
-- Documents are counted without gaps.
SELECT COUNT(*) AS broken FROM document_counter AS c
WHERE c.last <> (
    SELECT COUNT(*) FROM document AS d WHERE d.issue_id = c.issue_id
);

-- approved_without_approval --
-- An approved document has a living approval of these bytes.
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

-- approved_by_author --
-- Nobody approves their own text.
SELECT COUNT(*) AS broken FROM approval WHERE approver = author;

-- fact_numbers --
-- Facts are counted without gaps; those that moved keep their numbers.
SELECT COUNT(*) AS broken FROM fact_counter AS c
WHERE c.last <> (
    SELECT COUNT(*) FROM fact AS f WHERE f.id LIKE c.issue_id || '/F%'
);

-- rumour_numbers --
-- Rumours are counted without gaps; those that moved keep their numbers.
SELECT COUNT(*) AS broken FROM rumour_counter AS c
WHERE c.last <> (
    SELECT COUNT(*) FROM rumour AS r WHERE r.id LIKE c.issue_id || '/RM%'
);

-- rumour_called_hoax_by_one --
-- Two people agree before anything is called a hoax.
SELECT COUNT(*) AS broken FROM rumour
WHERE label = 'hoax'
AND (labeller IS NULL OR confirmer IS NULL OR labeller = confirmer);

-- rumour_called_hoax_unproven --
-- What is called a hoax has evidence against it.
SELECT COUNT(*) AS broken FROM rumour
WHERE label = 'hoax' AND fact = '' AND proof = '';

-- promise_numbers --
-- Promises are counted without gaps; those that moved keep their numbers.
SELECT COUNT(*) AS broken FROM promise_counter AS c
WHERE c.last <> (
    SELECT COUNT(*) FROM promise AS p WHERE p.id LIKE c.issue_id || '/J%'
);

-- promise_replaced_by_nothing --
-- What was replaced names the promise that took its place.
SELECT COUNT(*) AS broken FROM promise AS p
WHERE p.state = 'replaced' AND NOT EXISTS (
    SELECT 1 FROM promise AS n WHERE n.id = p.replaced_by
);

-- fact_verified_by_reporter --
-- Nobody verifies their own claim.
SELECT COUNT(*) AS broken FROM fact
WHERE first_verifier = reporter OR second_verifier = reporter;

-- fact_verified_twice_by_one --
-- Two verifiers are two people.
SELECT COUNT(*) AS broken FROM fact WHERE first_verifier = second_verifier;

-- fact_verified_by_nobody --
-- A verified fact has a verifier, and a time at which it expires.
SELECT COUNT(*) AS broken FROM fact
WHERE state = 'verified'
AND (first_verifier IS NULL OR verified_at IS NULL OR expires_at IS NULL);

-- fact_without_second_verifier --
-- Where the rules asked for two verifiers, there are two.
SELECT COUNT(*) AS broken FROM fact
WHERE state = 'verified' AND second_needed = 1 AND second_verifier IS NULL;

-- fact_superseded_by_nothing --
-- What was superseded names the fact that took its place.
SELECT COUNT(*) AS broken FROM fact AS f
WHERE f.state = 'superseded' AND NOT EXISTS (
    SELECT 1 FROM fact AS n WHERE n.id = f.replaced_by
);

-- sent_without_message --
-- What was sent has the number of its message.
SELECT COUNT(*) AS broken FROM outbox
WHERE state = 'sent' AND message_id IS NULL
AND klass NOT IN ('board', 'ephemeral');

-- ping_expired --
-- A ping never expires.
SELECT COUNT(*) AS broken FROM outbox
WHERE state = 'expired' AND klass IN ('ping', 'alarm');

-- source_without_report --
-- Every message that was kept belongs to a report.
SELECT COUNT(*) AS broken FROM report_source AS s
WHERE NOT EXISTS (SELECT 1 FROM report AS r WHERE r.id = s.report_id);

-- report_without_issue --
-- A report belongs to an issue that exists, or to none yet.
SELECT COUNT(*) AS broken FROM report AS r
WHERE r.issue_id IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM issue AS i WHERE i.id = r.issue_id);

-- report_without_version --
-- Every report has the version that it says it is.
SELECT COUNT(*) AS broken FROM report AS r
WHERE NOT EXISTS (
    SELECT 1 FROM report_version AS v
    WHERE v.report_id = r.id AND v.version = r.version
);

-- open_flag_wrong --
-- What is finished is not open, and what is not finished is.
SELECT COUNT(*) AS broken FROM issue
WHERE is_open <> CASE
    WHEN state IN ('closed', 'merged', 'rejected', 'transferred') THEN 0 ELSE 1 END;

-- level_above_maximum --
-- The highest level ever reached is kept.
SELECT COUNT(*) AS broken FROM issue
WHERE level IS NOT NULL AND (level_max IS NULL OR level_max < level);

-- monitored_without_relook --
-- Somebody will look again at whatever is only monitored.
SELECT COUNT(*) AS broken FROM issue AS i
WHERE i.state = 'monitored' AND NOT EXISTS (
    SELECT 1 FROM relook AS r WHERE r.issue_id = i.id AND r.done_at IS NULL
);

-- merged_nowhere --
-- What was merged says into which issue, and that is another one.
SELECT COUNT(*) AS broken FROM issue AS i
WHERE i.state = 'merged' AND NOT EXISTS (
    SELECT 1 FROM issue AS t WHERE t.id = i.merged_into AND t.id <> i.id
);

-- merged_in_circle --
-- Following merges one comes to an end.
WITH RECURSIVE path (start_id, id, steps) AS (
    SELECT id, merged_into, 1 FROM issue WHERE merged_into <> ''
    UNION ALL
    SELECT p.start_id, i.merged_into, p.steps + 1 FROM path AS p
    JOIN issue AS i ON i.id = p.id
    WHERE i.merged_into <> '' AND p.steps < 100 AND p.id <> p.start_id
)
SELECT COUNT(*) AS broken FROM path WHERE id = start_id;

-- life_torn --
-- Each move begins where the one before it ended, and the last one ends at the state.
SELECT COUNT(*) AS broken FROM life_change AS c
JOIN issue AS i ON i.id = c.issue_id
LEFT JOIN life_change AS n ON n.issue_id = c.issue_id AND n.number = c.number + 1
WHERE c.new_state <> COALESCE(n.old_state, i.state);

-- note_backed_by_writer --
-- Nobody stands behind their own note as the second person.
SELECT COUNT(*) AS broken FROM note WHERE backed_by = written_by;

-- debt_paid_early --
-- Nothing is made up for before it was left out.
SELECT COUNT(*) AS broken FROM debt WHERE paid_at < at;

-- plan_approved_by_writer --
-- Nobody approves the narrative that they wrote.
SELECT COUNT(*) AS broken FROM plan WHERE approved_by = written_by;
