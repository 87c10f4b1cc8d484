-- The channels in which the office publishes.

-- columns: channel --
id, kind, name, link, chat_id, roles, gone, added_by, added_at

-- next_place --
-- Return the place of the next one.
SELECT COALESCE(MAX(place), 0) + 1 AS place FROM channel WHERE place > 0;

-- put --
-- Keep one as it is known now.
INSERT INTO channel (
    id, place, kind, name, link, chat_id, roles, gone, added_by, added_at
)
VALUES (
    :id, :place, :kind, :name, :link, :chat_id, :roles, :gone, :added_by, :added_at
)
ON CONFLICT (id) DO UPDATE SET
    kind = excluded.kind, name = excluded.name, link = excluded.link,
    chat_id = excluded.chat_id, roles = excluded.roles, gone = excluded.gone;

-- find --
-- Return a channel.
SELECT {channel} FROM channel
WHERE id = :id;

-- of_chat --
-- Return the channel that a chat is.
SELECT {channel} FROM channel
WHERE chat_id = :chat_id;

-- everything --
-- Return every channel that is in use.
SELECT {channel} FROM channel
WHERE gone = 0 AND place > 0
ORDER BY place;
