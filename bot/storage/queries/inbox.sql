-- Raw updates, kept before Telegram may forget them.

-- receive --
-- Keep an update; one that is kept already changes nothing.
INSERT INTO inbox (key, seq, update_id, chat_id, payload, received_at)
VALUES (
    :key, (SELECT COALESCE(MAX(seq), 0) + 1 FROM inbox), :update_id, :chat_id,
    :payload, :at
)
ON CONFLICT DO NOTHING;

-- waiting --
-- Return each chat's oldest waiting update, stepping from chat to chat.
WITH RECURSIVE chat (chat_id) AS (
    SELECT MIN(chat_id) FROM inbox WHERE state = 'new'
    UNION ALL
    SELECT (
        SELECT MIN(i.chat_id) FROM inbox AS i
        WHERE i.state = 'new' AND i.chat_id > chat.chat_id
    )
    FROM chat
    WHERE chat.chat_id IS NOT NULL
)
SELECT i.key, i.update_id, i.chat_id, i.payload, i.attempts
FROM chat
JOIN inbox AS i ON i.chat_id = chat.chat_id AND i.state = 'new'
AND i.seq = (
    SELECT MIN(o.seq) FROM inbox AS o
    WHERE o.state = 'new' AND o.chat_id = chat.chat_id
)
WHERE i.next_at <= :now
ORDER BY i.seq, i.update_id
LIMIT :limit;

-- finish --
-- Tick an update off; one that its own command ticked off costs no write.
UPDATE inbox SET state = 'done' WHERE key = :key AND state = 'new';

-- fail --
-- Try an update again later.
UPDATE inbox SET attempts = attempts + 1, error = :code, next_at = :again_at
WHERE key = :key AND state = 'new';

-- set_aside --
-- Set an update aside for good.
UPDATE inbox SET attempts = attempts + 1, error = :code, state = 'dead'
WHERE key = :key AND state = 'new';

-- forget --
-- Forget what an update said; its key stays.
UPDATE inbox SET payload = '{}' WHERE key = :key;

-- backlog --
-- Count the updates that wait.
SELECT COUNT(*) AS waiting FROM inbox WHERE state = 'new';

-- any --
-- Return a row if an update waits whose time has come.
SELECT 1 AS waits FROM inbox WHERE state = 'new' AND next_at <= :now LIMIT 1;
