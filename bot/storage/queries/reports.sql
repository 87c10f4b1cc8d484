-- What members sent.

-- columns: report --
id, issue_id, source, author, at, text, attachments, forwarded_from, album, version

-- add_source --
-- Say to which report a message belongs; a known message stays where it is.
INSERT INTO report_source (source, report_id, at)
VALUES (:source, :report_id, :at)
ON CONFLICT DO NOTHING;

-- add --
-- Keep a report.
INSERT INTO report (
    id, issue_id, source, author, at, text, attachments, forwarded_from, album,
    version
)
VALUES (
    :id, :issue_id, :source, :author, :at, :text, :attachments, :forwarded_from,
    :album, :version
);

-- add_version --
-- Keep one version of what a report says.
INSERT INTO report_version (report_id, version, text, attachments, at)
VALUES (:id, :version, :text, :attachments, :at);

-- find --
-- Return a report.
SELECT {report} FROM report
WHERE id = :id;

-- by_source --
-- Return the report that a message belongs to.
SELECT
    r.id, r.issue_id, r.source, r.author, r.at, r.text, r.attachments,
    r.forwarded_from, r.album, r.version
FROM report_source AS s
JOIN report AS r ON r.id = s.report_id
WHERE s.source = :source;

-- by_album --
-- Return the newest report that an album belongs to.
SELECT {report} FROM report
WHERE author = :author AND album = :album AND album <> ''
ORDER BY at DESC
LIMIT 1;

-- change --
-- Change what a report says.
UPDATE report SET
    text = :text, attachments = :attachments,
    forwarded_from = :forwarded_from, album = :album, version = :version
WHERE id = :id;

-- complete_version --
-- Add to a version what came in later parts of the same message.
UPDATE report_version SET text = :text, attachments = :attachments
WHERE report_id = :id AND version = :version;

-- versions --
-- Return every version of a text, oldest first.
SELECT version, text, at FROM report_version
WHERE report_id = :id
ORDER BY version;

-- said_when_open --
-- Return what was said about the issues that are open, the newest issue first.
SELECT r.issue_id, r.text, i.reported_at
FROM issue AS i
JOIN report AS r ON r.issue_id = i.id
WHERE i.is_open = 1
ORDER BY i.reported_at DESC, i.id DESC, r.at, r.id
LIMIT :limit;

-- count_since --
-- Count what a member sent after an instant.
SELECT COUNT(*) AS sent FROM report WHERE author = :author AND at > :since;

-- last_reported --
-- Return the newest open issue that a member reported after an instant.
SELECT i.id
FROM report AS r
JOIN issue AS i ON i.id = r.issue_id AND i.is_open = 1
WHERE r.author = :author AND r.at > :since AND i.reported_by = :author
ORDER BY i.reported_at DESC, i.id DESC
LIMIT 1;

-- of_issue --
-- Return the reports of an issue, oldest first.
SELECT {report} FROM report
WHERE issue_id = :issue_id
ORDER BY at, id;

-- assign --
-- Say which issue a report belongs to.
UPDATE report SET issue_id = :issue_id WHERE id = :id;

-- move --
-- Move all reports of one issue to another.
UPDATE report SET issue_id = :target WHERE issue_id = :source;

-- copy_followers --
-- Let the followers of one issue follow another.
INSERT INTO follower (issue_id, user_id)
SELECT i.id, f.user_id
FROM follower AS f
JOIN issue AS i ON i.id = :target
WHERE f.issue_id = :source
ON CONFLICT DO NOTHING;

-- drop_followers --
-- Let nobody follow an issue.
DELETE FROM follower WHERE issue_id = :source;
