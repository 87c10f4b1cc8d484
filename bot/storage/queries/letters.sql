-- The outbox as the use cases see it.

-- columns: letter --
o.id, o.chat_id, o.body, o.attempts, o.maybe_sent, o.message_id, o.due_at,
p.message_id AS parent_message

-- cancel_slot --
-- Cancel the older letters of a slot, unless the new letter is known already.
UPDATE outbox SET state = 'cancelled', error = 'replaced'
WHERE chat_id = COALESCE(
    (SELECT new_chat FROM chat_move WHERE old_chat = :chat_id), :chat_id
)
AND slot = :slot AND state = 'pending'
AND key <> :parent
AND NOT EXISTS (SELECT 1 FROM outbox AS known WHERE known.key = :key);

-- withdraw_slot --
-- Let no older letter of a slot that is leaving be tried again.
UPDATE outbox SET withdrawn = 1
WHERE chat_id = COALESCE(
    (SELECT new_chat FROM chat_move WHERE old_chat = :chat_id), :chat_id
)
AND slot = :slot AND state = 'sending'
AND key <> :parent
AND NOT EXISTS (SELECT 1 FROM outbox AS known WHERE known.key = :key);

-- post --
-- Put a letter in the outbox; a known key changes nothing.
INSERT INTO outbox (
    id, key, klass, urgent, priority, chat_id, body, afterwards, edits, parent,
    target, guard, slot, file, due_at, not_before
)
VALUES (
    :id, :key, :klass, :urgent, :priority,
    COALESCE(
        (SELECT new_chat FROM chat_move WHERE old_chat = :chat_id), :chat_id
    ),
    :body, :afterwards, :edits, :parent, :target, :guard, :slot, :file, :due_at,
    :not_before
)
ON CONFLICT DO NOTHING;

-- leave --
-- Mark a new letter as leaving, if nothing to its chat is on its way or was there first.
UPDATE outbox SET state = 'sending'
WHERE id = :id AND chat_id = :chat_id AND state = 'pending' AND NOT EXISTS (
    SELECT 1 FROM outbox AS other
    WHERE other.chat_id = :chat_id AND other.state = 'sending'
) AND NOT EXISTS (
    SELECT 1 FROM outbox AS other
    WHERE other.chat_id = :chat_id AND other.state = 'pending' AND other.id < :first
);

-- cancel_guarded --
-- Cancel the unwritten letters of a guard.
UPDATE outbox SET state = 'cancelled', error = 'guard'
WHERE guard = :guard AND guard <> '' AND state = 'pending';

-- withdraw_guarded --
-- Let no letter of a guard that is leaving be tried again.
UPDATE outbox SET withdrawn = 1
WHERE guard = :guard AND guard <> '' AND state = 'sending';

-- cancel_for_chat --
-- Cancel the unwritten letters to a chat.
UPDATE outbox SET state = 'cancelled', error = 'unreachable'
WHERE chat_id = :chat_id AND state = 'pending';

-- withdraw_for_chat --
-- Let no letter to a chat that is leaving be tried again.
UPDATE outbox SET withdrawn = 1 WHERE chat_id = :chat_id AND state = 'sending';

-- hold_calls --
-- Keep back the calls that should have left before an instant.
UPDATE outbox SET state = 'hold', error = 'restored'
WHERE state IN ('pending', 'sending') AND due_at < :before AND klass = 'ping';

-- hold_others --
-- Keep back every other letter that should have left, but no board.
UPDATE outbox SET state = 'hold', error = 'restored'
WHERE state IN ('pending', 'sending') AND due_at < :before
AND klass NOT IN ('ping', 'board');

-- guarded --
-- Return the pings of an issue that left, are leaving or will leave.
SELECT {letter} FROM outbox AS o
LEFT JOIN outbox AS p ON p.key = o.parent
WHERE o.guard = :guard AND o.guard <> '' AND o.klass = 'ping' AND o.target = ''
AND o.state IN ('pending', 'sending', 'sent')
ORDER BY o.id;

-- find --
-- Return a letter.
SELECT {letter} FROM outbox AS o
LEFT JOIN outbox AS p ON p.key = o.parent
WHERE o.id = :id;

-- naming --
-- Return the newest letters to a chat in which something stands, but no media.
SELECT id, key, message_id FROM outbox
WHERE chat_id = :chat_id AND body LIKE :some AND body LIKE '%"media":[]%'
AND file = '' AND state IN ('pending', 'sent')
ORDER BY id DESC
LIMIT :limit;

-- keyed --
-- Return a letter by its own key.
SELECT {letter} FROM outbox AS o
LEFT JOIN outbox AS p ON p.key = o.parent
WHERE o.key = :key;

-- pending_before --
-- Count the unwritten letters of a class that are late.
SELECT COUNT(*) AS late FROM outbox
WHERE klass = :klass AND due_at < :before AND state = 'pending';

-- late_pings --
-- Return the issues whose next call was due at an instant.
SELECT issue_id FROM escalation WHERE due_at <= :since ORDER BY due_at, issue_id;

-- by_key --
-- Return what became of a letter, and the number of its message.
SELECT state, message_id FROM outbox WHERE key = :key;
