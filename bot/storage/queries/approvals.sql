-- Who stands behind which text.

-- columns: approval --
    id, document_id, version, sha, author, approver, at, recorded_by, evidence,
    acting, level, confirmed_at, revoked_at

-- approve --
-- Keep an approval; the table refuses one by the author or of other bytes.
INSERT INTO approval (
    id, document_id, version, sha, author, approver, at, recorded_by, evidence,
    acting, level, confirmed_at, revoked_at
)
VALUES (
    :id, :document_id, :version, :sha, :author, :approver, :at, :recorded_by,
    :evidence, :acting, :level, :confirmed_at, :revoked_at
);

-- approvals --
-- Return the approvals of a document, oldest first.
SELECT {approval}
FROM approval
WHERE document_id = :document_id
ORDER BY at, id;

-- confirm --
-- Mark an oral approval as confirmed.
UPDATE approval SET confirmed_at = :at
WHERE id = :id AND confirmed_at IS NULL AND revoked_at IS NULL;

-- revoke --
-- Void an approval.
UPDATE approval SET revoked_at = :at WHERE id = :id AND revoked_at IS NULL;

-- oral_count --
-- Count how often somebody approved by WhatsApp or telephone, and stood by it.
SELECT COUNT(*) AS found FROM approval
WHERE approver = :approver AND recorded_by IS NOT NULL
AND (revoked_at IS NULL OR confirmed_at IS NOT NULL);

-- unconfirmed --
-- Return living oral approvals that nobody confirmed, oldest first.
SELECT {approval}
FROM approval
WHERE recorded_by IS NOT NULL AND confirmed_at IS NULL AND revoked_at IS NULL
ORDER BY at, id;

-- given_by --
-- Return living approvals that somebody gave or recorded since, oldest first.
SELECT {approval}
FROM approval
WHERE at >= :since AND revoked_at IS NULL
AND (approver = :user_id OR recorded_by = :user_id)
ORDER BY at, id;
