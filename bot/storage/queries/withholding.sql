-- Files that are not spread.

-- judge --
-- Keep the hash of a file that is an identity card.
INSERT INTO identity_card (sha, judged_by, at)
VALUES (:sha, :judged_by, :at)
ON CONFLICT DO NOTHING;

-- judged --
-- Return a hash that was judged so.
SELECT sha FROM identity_card WHERE sha = :sha;

-- reports --
-- Return what an issue's reports hold.
SELECT id, attachments FROM report WHERE issue_id = :issue_id ORDER BY id;

-- keep_report --
-- Keep what a report holds without the file.
UPDATE report SET attachments = :attachments WHERE id = :id;

-- versions --
-- Return what the versions of a report held.
SELECT version, attachments FROM report_version WHERE report_id = :id ORDER BY version;

-- keep_version --
-- Keep what a version held without the file.
UPDATE report_version SET attachments = :attachments
WHERE report_id = :id AND version = :version;

-- letters --
-- Return the letters that carry a file, or did.
SELECT id, chat_id, state, message_id, body FROM outbox
WHERE klass = 'file' AND body LIKE :some
ORDER BY id;

-- stop_letter --
-- Let a letter carry nothing any more; one that has not left never will.
UPDATE outbox SET
    body = :body,
    state = CASE WHEN state = 'pending' THEN 'cancelled' ELSE state END
WHERE id = :id;

-- updates --
-- Forget what Telegram told of the file, once it was handled.
UPDATE inbox SET payload = '{}' WHERE state <> 'new' AND payload LIKE :some;
