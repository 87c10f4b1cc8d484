-- Raw updates that several replicas share.

-- receive --
-- Keep an update; the order of arrival is counted beside all transactions.
INSERT INTO inbox (key, seq, update_id, chat_id, payload, received_at)
VALUES (:key, nextval('inbox_arrival'), :update_id, :chat_id, :payload, :at)
ON CONFLICT DO NOTHING;

-- waiting --
-- Take each chat's oldest waiting update in hand, unless a living replica has it.
WITH RECURSIVE chat (chat_id) AS (
    SELECT MIN(chat_id) FROM inbox WHERE state = 'new'
    UNION ALL
    SELECT (
        SELECT MIN(i.chat_id) FROM inbox AS i
        WHERE i.state = 'new' AND i.chat_id > chat.chat_id
    )
    FROM chat
    WHERE chat.chat_id IS NOT NULL
),
ready AS (
    SELECT i.key
    FROM chat
    JOIN inbox AS i ON i.chat_id = chat.chat_id AND i.state = 'new'
    AND i.seq = (
        SELECT MIN(o.seq) FROM inbox AS o
        WHERE o.state = 'new' AND o.chat_id = chat.chat_id
    )
    WHERE i.next_at <= :now
    AND (i.held_by = '' OR i.held_by = :holder OR NOT siaga_lives(i.held_by))
    ORDER BY i.seq
    LIMIT :limit
    FOR UPDATE OF i SKIP LOCKED
),
held AS (
    UPDATE inbox SET held_by = :holder
    FROM ready
    WHERE inbox.key = ready.key
    RETURNING inbox.key, inbox.seq, inbox.update_id, inbox.chat_id, inbox.payload,
    inbox.attempts
)
SELECT key, update_id, chat_id, payload, attempts FROM held ORDER BY seq;

-- fail --
-- Try an update again later, on whichever replica.
UPDATE inbox SET
    attempts = attempts + 1, error = :code, next_at = :again_at, held_by = ''
WHERE key = :key AND state = 'new';
