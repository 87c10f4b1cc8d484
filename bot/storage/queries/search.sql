-- The index of words: what is searched, and what it does not know yet.

-- texts --
-- Return everything that is searched of an issue, by where it stands.
SELECT 'title' AS source, title || ' ' || place || ' ' || source AS words, '' AS part
FROM issue WHERE id = :issue_id
UNION ALL
SELECT 'report' AS source, text AS words, id AS part
FROM report WHERE issue_id = :issue_id
UNION ALL
SELECT 'document' AS source, fields AS words, id AS part
FROM document WHERE issue_id = :issue_id
UNION ALL
SELECT 'task' AS source, what || ' ' || outside AS words, id AS part
FROM task WHERE issue_id = :issue_id
UNION ALL
SELECT 'task' AS source, what || ' ' || why || ' ' || alternatives AS words, id AS part
FROM decision WHERE issue_id = :issue_id
UNION ALL
SELECT 'plan' AS source, p.content AS words, p.part
FROM plan AS p
WHERE p.issue_id = :issue_id AND p.part IN ('message_map', 'narrative')
AND p.version = (
    SELECT MAX(n.version) FROM plan AS n
    WHERE n.issue_id = p.issue_id AND n.part = p.part
)
UNION ALL
SELECT 'sitrep' AS source, summary || ' ' || requests AS words, id AS part
FROM sitrep WHERE issue_id = :issue_id
UNION ALL
SELECT 'minutes' AS source, l.words AS words, l.meeting_id AS part
FROM minute_line AS l
JOIN meeting AS m ON m.id = l.meeting_id
WHERE m.issue_id = :issue_id
UNION ALL
SELECT 'rumour' AS source, text || ' ' || url AS words, id AS part
FROM rumour WHERE issue_id = :issue_id
UNION ALL
SELECT 'press' AS source, words || ' ' || answer AS words, id AS part
FROM enquiry WHERE issue_id = :issue_id
UNION ALL
SELECT 'press' AS source, words || ' ' || link AS words, id AS part
FROM clipping WHERE issue_id = :issue_id
UNION ALL
SELECT 'fact' AS source, text AS words, id AS part
FROM fact WHERE issue_id = :issue_id
UNION ALL
SELECT 'input' AS source, words || ' ' || answer || ' ' || lapor AS words, id AS part
FROM citizen_input WHERE issue_id = :issue_id
UNION ALL
SELECT 'party' AS source, name || ' ' || message AS words, id AS part
FROM stakeholder WHERE issue_id = :issue_id AND removed = 0
UNION ALL
SELECT 'promise' AS source, text AS words, id AS part
FROM promise WHERE issue_id = :issue_id
UNION ALL
SELECT 'conference' AS source, place || ' ' || topic || ' ' || speakers AS words, id AS part
FROM conference WHERE issue_id = :issue_id
UNION ALL
SELECT 'conference' AS source, l.words AS words, l.conference_id AS part
FROM conference_line AS l
JOIN conference AS c ON c.id = l.conference_id
WHERE c.issue_id = :issue_id
ORDER BY 1 DESC, 3;

-- opened_with --
-- Return what is searched of an issue of which there is only what was reported.
SELECT 'title' AS source, title || ' ' || place || ' ' || source AS words, '' AS part
FROM issue WHERE id = :issue_id
UNION ALL
SELECT 'report' AS source, text AS words, id AS part
FROM report WHERE issue_id = :issue_id
ORDER BY 1 DESC, 3;

-- begins --
-- Return words that lie between two others in the order of the alphabet.
SELECT word FROM search_near
WHERE trace >= :first AND trace < :last AND trace = word
ORDER BY trace
LIMIT :limit;

-- stale --
-- Return issues that the index does not know yet, the newest first.
SELECT issue_id FROM search_stale ORDER BY issue_id DESC LIMIT :limit;

-- count_stale --
-- Count the issues that the index does not know yet.
SELECT COUNT(*) AS unread FROM search_stale;

-- note_all --
-- Note that every issue is to be read again.
INSERT INTO search_stale (issue_id) SELECT id FROM issue WHERE true
ON CONFLICT DO NOTHING;

-- forget_words --
-- Forget every word.
DELETE FROM search_near;

-- forget_texts --
-- Forget what every issue says.
DELETE FROM search_text;

-- forget_stale --
-- Say that the index knows an issue.
DELETE FROM search_stale WHERE issue_id = :issue_id;
