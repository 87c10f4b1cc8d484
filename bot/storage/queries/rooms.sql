-- The war room: groups, topics of issues, who is inside.

-- columns: room --
chat_id, title, state, added_by, added_at, leaves_at, set_up_by, checked_at, supergroup,
lacks, screen

-- columns: room_topic --
issue_id, chat_id, thread_id, state, shown, level

-- put --
-- Keep a group as it is known now.
INSERT INTO room (
    chat_id, title, state, added_by, added_at, leaves_at, set_up_by, checked_at,
    supergroup, lacks, screen
)
VALUES (
    :chat_id, :title, :state, :added_by, :added_at, :leaves_at, :set_up_by, :checked_at,
    :supergroup, :lacks, :screen
)
ON CONFLICT (chat_id) DO UPDATE SET
    title = excluded.title, state = excluded.state, added_by = excluded.added_by,
    added_at = excluded.added_at, leaves_at = excluded.leaves_at,
    set_up_by = excluded.set_up_by, checked_at = excluded.checked_at,
    supergroup = excluded.supergroup, lacks = excluded.lacks, screen = excluded.screen;

-- find --
-- Return a group.
SELECT {room} FROM room
WHERE chat_id = :chat_id;

-- office --
-- Return the war room.
SELECT {room} FROM room
WHERE state = 'ready';

-- leaving --
-- Return the groups whose time is over, the longest waiting first.
SELECT {room} FROM room
WHERE leaves_at <= :now
ORDER BY leaves_at, chat_id;

-- drop_new --
-- Forget what was noted of a supergroup before it was known which group it was.
DELETE FROM room WHERE chat_id = :new_chat AND EXISTS (
    SELECT 1 FROM room AS old WHERE old.chat_id = :old_chat
);

-- move --
-- Give a group the number of its supergroup.
UPDATE room SET chat_id = :new_chat, supergroup = 1, screen = ''
WHERE chat_id = :old_chat;

-- drop_topics --
-- Forget what was talked about where in a group.
DELETE FROM room_topic WHERE chat_id = :old_chat;

-- drop_cards --
-- Forget the cards of a group: what they stood on is not there any more.
DELETE FROM card WHERE chat_id = :old_chat;

-- drop_edits --
-- Rewrite nothing in a supergroup: its messages have other numbers.
UPDATE outbox SET
    withdrawn = 1,
    state = CASE WHEN state = 'pending' THEN 'cancelled' ELSE state END
WHERE chat_id = :new_chat AND edits <> '' AND state IN ('pending', 'sending');

-- put_topic --
-- Keep where an issue is talked about.
INSERT INTO room_topic (issue_id, chat_id, thread_id, state, shown, level)
VALUES (:issue_id, :chat_id, :thread_id, :state, :shown, :level)
ON CONFLICT (issue_id) DO UPDATE SET
    chat_id = excluded.chat_id, thread_id = excluded.thread_id,
    state = excluded.state, shown = excluded.shown, level = excluded.level;

-- topic --
-- Return where an issue is talked about.
SELECT {room_topic} FROM room_topic
WHERE issue_id = :issue_id;

-- topic_at --
-- Return what a topic is about.
SELECT {room_topic} FROM room_topic
WHERE chat_id = :chat_id AND thread_id = :thread_id
ORDER BY issue_id;

-- topics --
-- Return where every issue is talked about.
SELECT {room_topic} FROM room_topic ORDER BY issue_id;

-- forget_topic --
-- Forget where an issue was talked about.
DELETE FROM room_topic WHERE issue_id = :issue_id;

-- forget_cards --
-- Forget the cards of an issue in groups.
DELETE FROM card WHERE issue_id = :issue_id AND chat_id < 0;

-- saw --
-- Note who is inside, and who is not.
INSERT INTO room_presence (user_id, inside, seen_at) VALUES (:user_id, :inside, :at)
ON CONFLICT (user_id) DO UPDATE SET
    inside = excluded.inside, seen_at = excluded.seen_at;

-- presence --
-- Return who was seen inside or outside.
SELECT user_id, inside, seen_at FROM room_presence ORDER BY user_id;

-- forget_presence --
-- Forget who was inside.
DELETE FROM room_presence;
