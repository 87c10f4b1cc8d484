-- The append-only book of what was done.

-- head --
-- Return the last line's number and hash.
SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1;

-- record --
-- Append one line.
INSERT INTO journal (
    seq, at, actor, action, subject, detail, content_sha, prev, hash
)
VALUES (
    :seq, :at, :actor, :action, :subject, :detail, :content_sha, :prev, :hash
);

-- of_subject --
-- Return the lines about a subject, oldest first.
SELECT seq, at, actor, action, subject, detail, content_sha, prev, hash
FROM journal
WHERE subject IN (:subject, :known)
ORDER BY seq;

-- after --
-- Return the lines after a number, in order.
SELECT seq, at, actor, action, subject, detail, content_sha, prev, hash
FROM journal
WHERE seq > :seq
ORDER BY seq
LIMIT :limit;
