-- People as the journal knows them, and what became of their wish to be erased.

-- columns: person --
number, token, user_id, asked_at, accepted_at, erased_at, tidied_at

-- find --
-- Return the person behind a Telegram account.
SELECT {person} FROM person
WHERE user_id = :user_id;

-- numbered --
-- Return the person with a number.
SELECT {person} FROM person
WHERE number = :number;

-- everyone --
-- Return everybody who ever had a number.
SELECT {person} FROM person
ORDER BY number;

-- leaving --
-- Return whose erasure was accepted and has not ended.
SELECT {person} FROM person
WHERE tidied_at IS NULL AND accepted_at IS NOT NULL
ORDER BY number;

-- add --
-- Give a number to an account.
INSERT INTO person (number, token, user_id)
VALUES ((SELECT COALESCE(MAX(number), 0) + 1 FROM person), :token, :user_id)
RETURNING number;

-- save --
-- Note how far an erasure has come.
UPDATE person SET
    asked_at = :asked_at, accepted_at = :accepted_at, erased_at = :erased_at,
    tidied_at = :tidied_at
WHERE number = :number;

-- apply --
-- Accept again, in a copy, an erasure that was accepted after it was made.
UPDATE person SET accepted_at = :at, erased_at = NULL, tidied_at = NULL
WHERE token = :token AND user_id IS NOT NULL;

-- forget --
-- Forget whose number it was.
UPDATE person SET user_id = NULL WHERE number = :number;

-- open_issues --
-- Return the open issues in which somebody has a part.
SELECT i.id FROM issue AS i
WHERE i.is_open = 1 AND (
    i.reported_by = :user_id OR i.owner = :user_id
    OR EXISTS (
        SELECT 1 FROM report AS r WHERE r.issue_id = i.id AND r.author = :user_id
    )
    OR EXISTS (
        SELECT 1 FROM level_change AS l
        WHERE l.issue_id = i.id AND l.changed_by = :user_id
    )
    OR EXISTS (
        SELECT 1 FROM document AS d
        WHERE d.issue_id = i.id AND (
            d.author = :user_id OR EXISTS (
                SELECT 1 FROM approval AS a
                WHERE a.document_id = d.id AND a.revoked_at IS NULL
                AND (a.approver = :user_id OR a.recorded_by = :user_id)
            )
        )
    )
)
ORDER BY i.id;

-- letters_waiting --
-- Count the letters to a chat that have not left.
SELECT COUNT(*) AS waiting FROM outbox
WHERE chat_id = :user_id AND state IN ('pending', 'sending');
