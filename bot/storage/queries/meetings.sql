-- Coordination meetings: the invited, the minutes, and the messages that show them.

-- columns: meeting --
id, issue_id, number, at, booked_by, booked_at, chair, state, version, place, agenda,
began_at, none_differed, taker, submitted_at, approved_by, approved_at, told

-- last_count --
-- Return the number of the newest meeting of an issue.
SELECT COALESCE(MAX(number), :none) AS last FROM meeting WHERE id LIKE :some;

-- add --
-- Keep a new one.
INSERT INTO meeting (
    id, issue_id, number, at, booked_by, booked_at, chair, state, version, place, agenda,
    began_at, none_differed, taker, submitted_at, approved_by, approved_at, told
)
VALUES (
    :id, :issue_id, :number, :at, :booked_by, :booked_at, :chair, :state, :version,
    :place, :agenda, :began_at, :none_differed, :taker, :submitted_at, :approved_by,
    :approved_at, :told
);

-- find --
-- Return a meeting.
SELECT {meeting} FROM meeting
WHERE id = :id;

-- save --
-- Store a change, unless somebody changed it meanwhile.
UPDATE meeting SET
    at = :at, chair = :chair, state = :state, version = version + 1, place = :place,
    agenda = :agenda, began_at = :began_at, none_differed = :none_differed,
    taker = :taker, submitted_at = :submitted_at, approved_by = :approved_by,
    approved_at = :approved_at, told = :told
WHERE id = :id AND version = :version;

-- of_issue --
-- Return the meetings of an issue, oldest first.
SELECT {meeting} FROM meeting
WHERE issue_id = :issue_id
ORDER BY booked_at, number, id;

-- to_remind --
-- Return planned meetings that begin soon, the first to begin first.
SELECT {meeting} FROM meeting
WHERE state = 'planned' AND told = 0 AND at <= :before
ORDER BY at, id
LIMIT :limit;

-- minutes_due --
-- Return meetings whose minutes wait too long, the longest waiting first.
SELECT {meeting} FROM meeting
WHERE state IN ('minuting', 'submitted') AND told < 2 AND at <= :before
ORDER BY at, id
LIMIT :limit;

-- move --
-- Give the meetings of one issue to another; their numbers stay.
UPDATE meeting SET issue_id = :target, version = version + 1 WHERE issue_id = :source;

-- put_guest --
-- Keep an invited one, or what became of them.
INSERT INTO meeting_guest (
    meeting_id, number, user_id, name, reply, said, replied_at, invited, attendance
)
VALUES (
    :meeting_id, :number, :user_id, :name, :reply, :said, :replied_at, :invited,
    :attendance
)
ON CONFLICT (meeting_id, number) DO UPDATE SET
    reply = excluded.reply, said = excluded.said, replied_at = excluded.replied_at,
    invited = excluded.invited, attendance = excluded.attendance;

-- drop_guest --
-- Invite somebody no more.
DELETE FROM meeting_guest WHERE meeting_id = :meeting_id AND number = :number;

-- guests --
-- Return the invited.
SELECT
    meeting_id, number, user_id, name, reply, said, replied_at, invited, attendance
FROM meeting_guest
WHERE meeting_id = :meeting_id
ORDER BY number;

-- add_line --
-- Keep one more line of the minutes.
INSERT INTO minute_line (meeting_id, number, kind, written_by, at, words, decision)
SELECT
    :meeting_id, COALESCE(MAX(number), 0) + 1, :kind, :written_by, :at, :words, :decision
FROM minute_line
WHERE meeting_id = :meeting_id
RETURNING number;

-- lines --
-- Return the minutes.
SELECT meeting_id, number, kind, written_by, at, words, decision FROM minute_line
WHERE meeting_id = :meeting_id
ORDER BY number;

-- put_board --
-- Note which letter of a chat shows a meeting.
INSERT INTO meeting_board (meeting_id, chat_id, letter)
VALUES (:meeting_id, :chat_id, :letter)
ON CONFLICT (meeting_id, chat_id) DO UPDATE SET letter = excluded.letter;

-- drop_board --
-- Show a meeting in a chat no more.
DELETE FROM meeting_board WHERE meeting_id = :meeting_id AND chat_id = :chat_id;

-- boards --
-- Return every chat that shows a meeting.
SELECT chat_id, letter FROM meeting_board
WHERE meeting_id = :meeting_id
ORDER BY chat_id;

-- shown_at --
-- Return the meeting that a message shows.
SELECT b.meeting_id
FROM meeting_board AS b
JOIN outbox AS o ON o.key = b.letter
WHERE b.chat_id = :chat_id AND o.chat_id = :chat_id AND o.message_id = :message_id;
