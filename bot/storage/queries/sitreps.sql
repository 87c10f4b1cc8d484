-- Situation reports as they were sent, and what their writers added so far.

-- last_count --
-- Return the number of the newest report of an issue.
SELECT COALESCE(MAX(number), :none) AS last FROM sitrep WHERE id LIKE :some;

-- add --
-- Keep one that is sent.
INSERT INTO sitrep (
    id, issue_id, number, written_by, at, level, score, stability, same, summary,
    requests, next_at, words
)
VALUES (
    :id, :issue_id, :number, :written_by, :at, :level, :score, :stability, :same,
    :summary, :requests, :next_at, :words
);

-- find --
-- Return a report.
SELECT
    id, issue_id, number, written_by, at, level, score, stability, same, summary,
    requests, next_at, words
FROM sitrep
WHERE id = :id;

-- of_issue --
-- Return the reports of an issue, oldest first.
SELECT
    id, issue_id, number, written_by, at, level, score, stability, same, summary,
    requests, next_at, words
FROM sitrep
WHERE issue_id = :issue_id
ORDER BY at, number, id;

-- move --
-- Give the reports of one issue to another; their numbers stay.
UPDATE sitrep SET issue_id = :target WHERE issue_id = :source;

-- keep_draft --
-- Keep what a writer added so far.
INSERT INTO sitrep_draft (issue_id, author, at, fields)
VALUES (:issue_id, :author, :at, :fields)
ON CONFLICT (issue_id, author) DO UPDATE SET at = excluded.at, fields = excluded.fields;

-- draft --
-- Return what a writer added so far.
SELECT at, fields FROM sitrep_draft WHERE issue_id = :issue_id AND author = :author;

-- drop_drafts --
-- Forget what anybody added.
DELETE FROM sitrep_draft WHERE issue_id = :issue_id;
