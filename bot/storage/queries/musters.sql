-- Roll calls, who was asked, what they said, and where it is shown.

-- columns: muster --
id, kind, issue_id, called_by, called_at, closes_at, closed_at, at, place

-- add --
-- Keep a new one.
INSERT INTO muster (
    id, kind, issue_id, called_by, called_at, closes_at, at, place
)
VALUES (:id, :kind, :issue_id, :called_by, :called_at, :closes_at, :at, :place);

-- find --
-- Return one.
SELECT {muster} FROM muster
WHERE id = :id;

-- newest --
-- Return the last one of a kind.
SELECT {muster} FROM muster
WHERE kind = :kind
ORDER BY called_at DESC, id DESC
LIMIT 1;

-- of_issue --
-- Return those of an issue, the newest first.
SELECT {muster} FROM muster
WHERE issue_id = :issue_id
ORDER BY called_at DESC, id DESC;

-- due --
-- Return those whose time is over.
SELECT {muster} FROM muster
WHERE closed_at IS NULL AND closes_at <= :at
ORDER BY closes_at, id;

-- close --
-- Wait for no answer any more.
UPDATE muster SET closed_at = :at WHERE id = :id AND closed_at IS NULL;

-- put_answer --
-- Ask somebody, or keep what they answered.
INSERT INTO muster_answer (
    muster_id, user_id, reply, said, arrives_at, answered_at
)
VALUES (:muster_id, :user_id, :reply, :said, :arrives_at, :answered_at)
ON CONFLICT (muster_id, user_id) DO UPDATE SET
    reply = excluded.reply, said = excluded.said, arrives_at = excluded.arrives_at,
    answered_at = excluded.answered_at;

-- answers --
-- Return everybody who was asked.
SELECT muster_id, user_id, reply, said, arrives_at, answered_at
FROM muster_answer
WHERE muster_id = :muster_id
ORDER BY user_id;

-- put_board --
-- Remember which letter of a chat shows it.
INSERT INTO muster_board (muster_id, chat_id, letter)
VALUES (:muster_id, :chat_id, :letter)
ON CONFLICT (muster_id, chat_id) DO UPDATE SET letter = excluded.letter;

-- boards --
-- Return where it is shown.
SELECT chat_id, letter FROM muster_board
WHERE muster_id = :muster_id
ORDER BY chat_id;

-- move --
-- Give the roll calls of one issue to another.
UPDATE muster SET issue_id = :target WHERE issue_id = :source;
