-- The outbox as the postman sees it.

-- cancel_orphans --
-- Cancel the edits of letters that will never arrive; `>` leads to their own index.
UPDATE outbox SET state = 'cancelled', error = 'orphan'
WHERE state = 'pending' AND edits <> '' AND edits > '' AND NOT EXISTS (
    SELECT 1 FROM outbox AS p
    WHERE p.key = outbox.edits AND p.state IN ('pending', 'sending', 'sent')
);

-- claimable --
-- Return each free chat's first letters that may leave, most urgent first.
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
WHERE NOT EXISTS (
    SELECT 1 FROM outbox AS s
    WHERE s.state = 'sending' AND s.chat_id = chat.chat_id
)
ORDER BY o.priority, o.due_at, o.id
LIMIT :limit;

-- claim --
-- Mark a letter as leaving.
UPDATE outbox SET state = 'sending' WHERE id = :id AND state = 'pending';

-- sent --
-- Record that a letter arrived, whatever was thought before.
UPDATE outbox SET
    state = 'sent', message_id = :message_id, settled_at = :at, error = '',
    body = CASE WHEN afterwards <> '' THEN afterwards ELSE body END
WHERE id = :id;

-- postpone --
-- Let a letter leave later, unless it was cancelled meanwhile.
UPDATE outbox SET
    state = CASE WHEN withdrawn = 1 THEN 'cancelled' ELSE 'pending' END,
    not_before = :until, error = :code, attempts = attempts + 1,
    maybe_sent = CASE WHEN :maybe_sent = 1 THEN 1 ELSE maybe_sent END
WHERE id = :id AND state = 'sending';

-- settle --
-- End a letter without arrival.
UPDATE outbox SET
    state = :state, error = :code, settled_at = :at, attempts = attempts + 1
WHERE id = :id AND state <> 'sent';

-- unclaim --
-- Give a claimed letter back untouched, unless it was cancelled meanwhile.
UPDATE outbox SET
    state = CASE WHEN withdrawn = 1 THEN 'cancelled' ELSE 'pending' END,
    not_before = :until
WHERE id = :id AND state = 'sending';

-- rescue --
-- Return the letters that are leaving.
SELECT
    o.id, o.chat_id, o.body, o.attempts, o.maybe_sent, o.message_id, o.due_at,
    p.message_id AS parent_message
FROM outbox AS o
LEFT JOIN outbox AS p ON p.key = o.parent
WHERE o.state = 'sending'
ORDER BY o.priority, o.due_at, o.id;

-- next_due --
-- Return when the next letter may leave that waits for nothing but time.
SELECT c.not_before
FROM outbox AS c
LEFT JOIN outbox AS prior ON prior.key = c.parent
WHERE c.state = 'pending'
AND (c.parent = '' OR prior.state IS NULL
     OR prior.state NOT IN ('pending', 'sending'))
AND NOT EXISTS (
    SELECT 1 FROM outbox AS s
    WHERE s.state = 'sending' AND s.chat_id = c.chat_id
)
AND (c.target = '' OR NOT EXISTS (
    SELECT 1 FROM outbox AS older
    WHERE older.state = 'pending' AND older.target <> '' AND older.chat_id = c.chat_id
    AND older.target = c.target AND older.id < c.id
))
ORDER BY c.not_before
LIMIT 1;

-- move_letters --
-- Re-point the letters that have not left.
UPDATE outbox SET chat_id = :new_chat
WHERE chat_id = :old_chat AND state IN ('pending', 'sending', 'uncertain');

-- move_keyboards --
-- Re-point the buttons.
UPDATE keyboard SET chat_id = :new_chat WHERE chat_id = :old_chat;

-- remember_move --
-- Remember where letters to a group go from now on.
INSERT INTO chat_move (old_chat, new_chat) VALUES (:old_chat, :new_chat)
ON CONFLICT (old_chat) DO UPDATE SET new_chat = excluded.new_chat;

-- extend_moves --
-- Let earlier moves to a group end where it went.
UPDATE chat_move SET new_chat = :new_chat WHERE new_chat = :old_chat;

-- any --
-- Return a row if a letter waits whose time has come.
SELECT 1 AS waits FROM outbox
WHERE state = 'pending' AND urgent = :urgent AND not_before <= :now
LIMIT 1;
