-- Answers to calls, who still has an issue, and the lists of a storm.

-- answer --
-- Keep that somebody answered a climb.
INSERT INTO answer (issue_id, serial, user_id, answered_at)
VALUES (:issue_id, :serial, :user_id, :at)
ON CONFLICT DO NOTHING;

-- answered --
-- Return who answered a climb.
SELECT user_id FROM answer WHERE issue_id = :issue_id AND serial = :serial;

-- keep --
-- Keep when an owner is asked next.
INSERT INTO keeping (issue_id, owner, look_at, expires, patience, asked_at)
VALUES (:issue_id, :owner, :look_at, :expires, :patience, :asked_at)
ON CONFLICT (issue_id) DO UPDATE SET
    owner = excluded.owner, look_at = excluded.look_at, expires = excluded.expires,
    patience = excluded.patience, asked_at = excluded.asked_at;

-- keeping --
-- Return when the owner of an issue is asked.
SELECT issue_id, owner, look_at, expires, patience, asked_at
FROM keeping WHERE issue_id = :issue_id;

-- end_keeping --
-- Ask nobody any more.
DELETE FROM keeping WHERE issue_id = :issue_id;

-- keepings_due --
-- Return the owners to look at, the longest waiting first.
SELECT issue_id, owner, look_at, expires, patience, asked_at
FROM keeping
WHERE look_at <= :now
ORDER BY look_at, issue_id
LIMIT :limit;

-- pace --
-- Return how many calls reached somebody lately.
SELECT user_id, since, calls, list_at FROM pace WHERE user_id = :user_id;

-- set_pace --
-- Keep how many calls reached somebody lately.
INSERT INTO pace (user_id, since, calls, list_at)
VALUES (:user_id, :since, :calls, :list_at)
ON CONFLICT (user_id) DO UPDATE SET
    since = excluded.since, calls = excluded.calls, list_at = excluded.list_at;

-- lists_due --
-- Return whose list is due, the longest waiting first.
SELECT user_id, since, calls, list_at
FROM pace
WHERE list_at <= :now
ORDER BY list_at, user_id
LIMIT :limit;

-- put_on_list --
-- Let an issue stand in a list; what calls is not made less by what only tells.
INSERT INTO listed (user_id, issue_id, letter, called, serial, at)
VALUES (:user_id, :issue_id, :letter, :called, :serial, :at)
ON CONFLICT (user_id, issue_id, letter) DO UPDATE SET
    called = CASE WHEN listed.called = 1 THEN 1 ELSE excluded.called END,
    serial = excluded.serial;

-- waiting --
-- Return what waits for somebody's next list.
SELECT user_id, issue_id, letter, called, serial, at
FROM listed
WHERE user_id = :user_id AND letter = ''
ORDER BY at, issue_id;

-- end_waiting --
-- Empty the list that waits: it went out under a key of its own.
DELETE FROM listed WHERE user_id = :user_id AND letter = '';

-- told_in --
-- Return what a list said.
SELECT user_id, issue_id, letter, called, serial, at
FROM listed
WHERE letter = :letter
ORDER BY at, issue_id;

-- lists_of --
-- Return the lists that name an issue.
SELECT letter FROM listed
WHERE issue_id = :issue_id AND letter <> ''
ORDER BY letter;

-- forget_lists --
-- Forget what older lists said.
DELETE FROM listed WHERE letter <> '' AND at < :before;
