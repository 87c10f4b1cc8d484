-- The outbox as several postmen see it.

-- claimable --
-- Return each free chat's first letters that may leave, locked for whoever claims them.
WITH RECURSIVE chat (chat_id) AS (
    SELECT MIN(chat_id) FROM outbox
    WHERE state = 'pending' AND urgent = :urgent
    UNION ALL
    SELECT (
        SELECT MIN(n.chat_id) FROM outbox AS n
        WHERE n.state = 'pending' AND n.urgent = :urgent
        AND n.chat_id > chat.chat_id
    )
    FROM chat
    WHERE chat.chat_id IS NOT NULL
)
SELECT
    o.id, o.chat_id, o.body, o.attempts, o.maybe_sent, o.message_id, o.due_at,
    p.message_id AS parent_message
FROM chat
JOIN outbox AS o ON o.id IN (
    SELECT c.id
    FROM outbox AS c
    LEFT JOIN outbox AS prior ON prior.key = c.parent
    WHERE c.state = 'pending' AND c.urgent = :urgent
    AND c.chat_id = chat.chat_id AND c.not_before <= :now
    AND (c.parent = '' OR prior.state = 'sent'
         OR (c.edits = '' AND (
             prior.state IS NULL OR prior.state NOT IN ('pending', 'sending'))))
    AND (c.target = '' OR NOT EXISTS (
        SELECT 1 FROM outbox AS older
        WHERE older.state = 'pending' AND older.target <> '' AND older.chat_id = c.chat_id
        AND older.target = c.target AND older.id < c.id))
    ORDER BY c.priority, c.due_at, c.id
    LIMIT :together
)
LEFT JOIN outbox AS p ON p.key = o.parent
WHERE o.state = 'pending' AND NOT EXISTS (
    SELECT 1 FROM outbox AS s
    WHERE s.state = 'sending' AND s.chat_id = chat.chat_id
)
ORDER BY o.priority, o.due_at, o.id
LIMIT :limit
FOR UPDATE OF o SKIP LOCKED;

-- claim --
-- Mark a letter as leaving, in this replica's hand.
UPDATE outbox SET state = 'sending', held_by = :holder
WHERE id = :id AND state = 'pending';

-- postpone --
-- Let a letter leave later, unless it was cancelled or taken over meanwhile.
UPDATE outbox SET
    state = CASE WHEN withdrawn = 1 THEN 'cancelled' ELSE 'pending' END,
    not_before = :until, error = :code, attempts = attempts + 1,
    maybe_sent = CASE WHEN :maybe_sent = 1 THEN 1 ELSE maybe_sent END
WHERE id = :id AND state = 'sending' AND held_by = :holder;

-- settle --
-- End a letter without arrival, unless another replica is carrying it.
UPDATE outbox SET
    state = :state, error = :code, settled_at = :at, attempts = attempts + 1
WHERE id = :id AND state <> 'sent' AND (state <> 'sending' OR held_by = :holder);

-- unclaim --
-- Give a claimed letter back untouched, unless it was cancelled or taken over meanwhile.
UPDATE outbox SET
    state = CASE WHEN withdrawn = 1 THEN 'cancelled' ELSE 'pending' END,
    not_before = :until
WHERE id = :id AND state = 'sending' AND held_by = :holder;

-- rescue --
-- Take over the letters that are leaving in the hand of nobody who lives.
WITH lost AS (
    SELECT id FROM outbox
    WHERE state = 'sending' AND NOT siaga_lives(held_by)
    FOR UPDATE SKIP LOCKED
),
taken AS (
    UPDATE outbox SET held_by = :holder
    FROM lost
    WHERE outbox.id = lost.id
    RETURNING outbox.id, outbox.chat_id, outbox.body, outbox.attempts,
    outbox.maybe_sent, outbox.message_id, outbox.parent, outbox.priority, outbox.due_at
)
SELECT
    t.id, t.chat_id, t.body, t.attempts, t.maybe_sent, t.message_id, t.due_at,
    p.message_id AS parent_message
FROM taken AS t
LEFT JOIN outbox AS p ON p.key = t.parent
ORDER BY t.priority, t.due_at, t.id;
