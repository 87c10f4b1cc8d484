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
