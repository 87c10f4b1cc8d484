-- The cards of issues, and what the public heard.

-- columns: card --
issue_id, chat_id, thread_id, reader, letter, refresh, former, called, following,
version, shown, leaves_at, due_at

-- put --
-- Keep a card in its place, in place of the one that was there.
INSERT INTO card (
    issue_id, chat_id, thread_id, reader, letter, refresh, former, called, following,
    version, shown, leaves_at, due_at
)
VALUES (
    :issue_id, :chat_id, :thread_id, :reader, :letter, :refresh, :former, :called,
    :following, :version, :shown, :leaves_at, :due_at
)
ON CONFLICT (issue_id, chat_id, thread_id) DO UPDATE SET
    reader = excluded.reader, letter = excluded.letter, refresh = excluded.refresh,
    former = excluded.former, called = excluded.called, following = excluded.following,
    version = excluded.version, shown = excluded.shown,
    leaves_at = excluded.leaves_at, due_at = excluded.due_at;

-- find --
-- Return the card of an issue in a place.
SELECT {card} FROM card
WHERE issue_id = :issue_id AND chat_id = :chat_id AND thread_id = :thread_id;

-- following --
-- Return the cards that follow an issue, in the order of their places.
SELECT {card} FROM card
WHERE issue_id = :issue_id AND following = 1
ORDER BY chat_id, thread_id;

-- of_issue --
-- Return every card of an issue, in the order of their places.
SELECT {card} FROM card
WHERE issue_id = :issue_id
ORDER BY chat_id, thread_id;

-- due --
-- Return the cards whose time has come, the longest waiting first.
SELECT {card} FROM card
WHERE due_at <= :now
ORDER BY due_at, issue_id, chat_id, thread_id
LIMIT :limit;

-- add_word --
-- Keep what the public was told, for ever.
INSERT INTO public_word (issue_id, number, at, kind, said_by, document, next_at)
VALUES (
    :issue_id,
    (SELECT COALESCE(MAX(number), 0) + 1 FROM public_word
     WHERE issue_id = :issue_id),
    :at, :kind, :said_by, :document, :next_at
);

-- words --
-- Return what the public was told of an issue, oldest first.
SELECT issue_id, at, kind, said_by, document, next_at FROM public_word
WHERE issue_id = :issue_id
ORDER BY number;
