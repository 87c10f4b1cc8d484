-- Who wrote which text, and who looked at it before its approval.

-- writer --
-- Note somebody who wrote a submitted text.
INSERT INTO text_writer (document_id, version, writer)
VALUES (:document_id, :version, :writer)
ON CONFLICT (document_id, version, writer) DO NOTHING;

-- keep --
-- Keep a review; the table refuses one by a writer.
INSERT INTO text_review (
    id, document_id, version, sha, review, reviewer, at, lapsed_at
)
VALUES (
    :id, :document_id, :version, :sha, :review, :reviewer, :at, :lapsed_at
);

-- of_document --
-- Return the reviews of a document, oldest first.
SELECT id, document_id, version, sha, review, reviewer, at, lapsed_at
FROM text_review
WHERE document_id = :document_id
ORDER BY at, id;

-- lapse --
-- Let every review of one sort be too old.
UPDATE text_review SET lapsed_at = :at
WHERE document_id = :document_id AND review = :review AND lapsed_at IS NULL;
