-- Press conferences: checklists, logs, who of the press came, and their screens.

-- columns: conference --
id, issue_id, number, at, planned_by, planned_at, reason, state, version, place, topic,
speakers, began_at, questions_at, ended_at, invitation, answers, told, next_at, warned

-- last_count --
-- Return the number of the newest conference of an issue.
SELECT COALESCE(MAX(number), :none) AS last FROM conference WHERE id LIKE :some;

-- add --
-- Keep a new one.
INSERT INTO conference (
    id, issue_id, number, at, planned_by, planned_at, reason, state, version, place, topic,
    speakers, began_at, questions_at, ended_at, invitation, answers, told, next_at, warned
)
VALUES (
    :id, :issue_id, :number, :at, :planned_by, :planned_at, :reason, :state, :version,
    :place, :topic, :speakers, :began_at, :questions_at, :ended_at, :invitation,
    :answers, :told, :next_at, :warned
);

-- find --
-- Return a conference.
SELECT {conference} FROM conference
WHERE id = :id;

-- save --
-- Store a change, unless somebody changed it meanwhile.
UPDATE conference SET
    at = :at, state = :state, version = version + 1, place = :place, topic = :topic,
    speakers = :speakers, began_at = :began_at, questions_at = :questions_at,
    ended_at = :ended_at, invitation = :invitation, answers = :answers, told = :told,
    next_at = :next_at, warned = :warned
WHERE id = :id AND version = :version;

-- of_issue --
-- Return the conferences of an issue, oldest first.
SELECT {conference} FROM conference
WHERE issue_id = :issue_id
ORDER BY planned_at, number, id;

-- due --
-- Return the conferences of which somebody is to be told.
SELECT {conference} FROM conference
WHERE next_at IS NOT NULL AND next_at <= :now
ORDER BY next_at, id
LIMIT :limit;

-- move --
-- Give the conferences of one issue to another; their numbers stay.
UPDATE conference SET issue_id = :target, version = version + 1
WHERE issue_id = :source;

-- put_entry --
-- Keep an item of a checklist, or what became of it.
INSERT INTO conference_entry (
    conference_id, number, code, at, role, owner, blocks, words, done_by, done_at
)
VALUES (
    :conference_id, :number, :code, :at, :role, :owner, :blocks, :words, :done_by,
    :done_at
)
ON CONFLICT (conference_id, number) DO UPDATE SET
    owner = excluded.owner, done_by = excluded.done_by, done_at = excluded.done_at;

-- entries --
-- Return the checklist.
SELECT conference_id, number, code, at, role, owner, blocks, words, done_by, done_at
FROM conference_entry
WHERE conference_id = :conference_id
ORDER BY number;

-- add_line --
-- Keep one more line of the log.
INSERT INTO conference_line (
    conference_id, number, kind, written_by, at, words, reference
)
SELECT
    :conference_id, COALESCE(MAX(number), 0) + 1, :kind, :written_by, :at, :words,
    :reference
FROM conference_line
WHERE conference_id = :conference_id
RETURNING number;

-- lines --
-- Return the log.
SELECT conference_id, number, kind, written_by, at, words, reference
FROM conference_line
WHERE conference_id = :conference_id
ORDER BY number;

-- mark_outlet --
-- Note whether an outlet came.
INSERT INTO conference_outlet (conference_id, outlet_id, came)
VALUES (:conference_id, :outlet_id, :came)
ON CONFLICT (conference_id, outlet_id) DO UPDATE SET came = excluded.came;

-- outlets --
-- Return the outlets that were marked.
SELECT outlet_id, came FROM conference_outlet
WHERE conference_id = :conference_id
ORDER BY outlet_id;

-- put_board --
-- Note which letter of a chat shows a conference.
INSERT INTO conference_board (conference_id, chat_id, letter)
VALUES (:conference_id, :chat_id, :letter)
ON CONFLICT (conference_id, chat_id) DO UPDATE SET letter = excluded.letter;

-- drop_board --
-- Show a conference in a chat no more.
DELETE FROM conference_board
WHERE conference_id = :conference_id AND chat_id = :chat_id;

-- boards --
-- Return every chat that shows a conference.
SELECT chat_id, letter FROM conference_board
WHERE conference_id = :conference_id
ORDER BY chat_id;

-- shown_at --
-- Return the conference that a message shows.
SELECT b.conference_id
FROM conference_board AS b
JOIN outbox AS o ON o.key = b.letter
WHERE b.chat_id = :chat_id AND o.chat_id = :chat_id AND o.message_id = :message_id;
