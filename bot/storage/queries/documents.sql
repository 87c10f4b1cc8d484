-- Texts and their submitted versions.

-- next_count --
-- Count one more document of an issue.
INSERT INTO document_counter (issue_id, last) VALUES (:issue_id, 1)
ON CONFLICT (issue_id) DO UPDATE SET last = document_counter.last + 1
RETURNING last;

-- add --
-- Keep a new one.
INSERT INTO document (
    id, issue_id, kind, form, state, author, created_at, version, fields, locale,
    submitted_version, submitted_at
)
VALUES (
    :id, :issue_id, :kind, :form, :state, :author, :created_at, :version, :fields,
    :locale, :submitted_version, :submitted_at
);

-- find --
-- Return a document.
SELECT
    id, issue_id, kind, form, state, author, created_at, version, fields, locale,
    submitted_version, submitted_at
FROM document
WHERE id = :id;

-- save --
-- Store a change, unless somebody changed it meanwhile.
UPDATE document SET
    kind = :kind, form = :form, state = :state, author = :author,
    version = version + 1, fields = :fields, locale = :locale,
    submitted_version = :submitted_version, submitted_at = :submitted_at
WHERE id = :id AND version = :version;

-- of_issue --
-- Return the documents of an issue, oldest first.
SELECT
    id, issue_id, kind, form, state, author, created_at, version, fields, locale,
    submitted_version, submitted_at
FROM document
WHERE issue_id = :issue_id
ORDER BY created_at, id;

-- answered_in --
-- Return the documents of open issues in whose notes something stands, newest first.
SELECT
    d.id, d.issue_id, d.kind, d.form, d.state, d.author, d.created_at, d.version,
    d.fields, d.locale, d.submitted_version, d.submitted_at
FROM document AS d
JOIN issue AS i ON i.id = d.issue_id AND i.is_open = 1
WHERE d.fields LIKE :some
ORDER BY d.created_at DESC, d.id DESC;

-- in_state --
-- Return the documents of open issues in a state, the longest waiting first.
SELECT
    d.id, d.issue_id, d.kind, d.form, d.state, d.author, d.created_at, d.version,
    d.fields, d.locale, d.submitted_version, d.submitted_at
FROM document AS d
JOIN issue AS i ON i.id = d.issue_id AND i.is_open = 1
WHERE d.state = :state
ORDER BY d.submitted_at, d.id;

-- add_version --
-- Keep a submitted text for ever.
INSERT INTO document_version (document_id, version, body, sha, author, at)
VALUES (:document_id, :version, :body, :sha, :author, :at);

-- version --
-- Return a submitted text.
SELECT document_id, version, body, sha, author, at FROM document_version
WHERE document_id = :document_id AND version = :version;

-- versions --
-- Return the submitted texts of a document, the newest first.
SELECT document_id, version, body, sha, author, at FROM document_version
WHERE document_id = :document_id
ORDER BY version DESC;
