-- Which version of a text went out where.

-- columns: publication --
p.id, d.issue_id, p.document_id, p.doc_version, p.sha, p.channel_id, p.state,
p.approval_id, p.done_by, p.at, p.due_at, p.out_at, p.url, p.messages, p.tries,
p.because, p.marked_at, p.board, p.version

-- add --
-- Keep a new one.
INSERT INTO publication (
    id, document_id, doc_version, sha, channel_id, state, approval_id, done_by, at,
    due_at, out_at, url, messages, tries, because, marked_at, board,
    version
)
VALUES (
    :id, :document_id, :doc_version, :sha, :channel_id, :state, :approval_id, :done_by,
    :at, :due_at, :out_at, :url, :messages, :tries, :because, :marked_at,
    :board, :version
);

-- save --
-- Store a change, unless somebody changed it meanwhile.
UPDATE publication SET
    state = :state, approval_id = :approval_id, done_by = :done_by, at = :at,
    due_at = :due_at, out_at = :out_at, url = :url, messages = :messages,
    tries = :tries, because = :because, marked_at = :marked_at,
    board = :board, version = version + 1
WHERE id = :id AND version = :version;

-- find --
-- Return one.
SELECT {publication} FROM publication AS p
JOIN document AS d ON d.id = p.document_id
WHERE p.id = :id;

-- of_document --
-- Return where the versions of a text went out.
SELECT {publication} FROM publication AS p
JOIN document AS d ON d.id = p.document_id
JOIN channel AS c ON c.id = p.channel_id
WHERE p.document_id = :document_id
ORDER BY p.doc_version, c.place;

-- of_issue --
-- Return where the texts of an issue went out.
SELECT {publication} FROM publication AS p
JOIN document AS d ON d.id = p.document_id
JOIN channel AS c ON c.id = p.channel_id
WHERE d.issue_id = :issue_id
ORDER BY p.at, p.document_id, p.doc_version, c.place;

-- due --
-- Return what is planned for a time that has come.
SELECT {publication} FROM publication AS p
JOIN document AS d ON d.id = p.document_id
WHERE p.state = 'planned' AND p.due_at <= :now
ORDER BY p.due_at, p.id
LIMIT :limit;

-- begun --
-- Return what may have gone out by a time, though nothing here says so.
SELECT {publication} FROM publication AS p
JOIN document AS d ON d.id = p.document_id
WHERE p.state = 'sending' OR (p.state = 'planned' AND p.due_at <= :now)
ORDER BY p.at, p.id;
