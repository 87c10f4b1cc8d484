-- Rumours of issues.

-- next_count --
-- Count one more rumour of an issue.
INSERT INTO rumour_counter (issue_id, last) VALUES (:issue_id, 1)
ON CONFLICT (issue_id) DO UPDATE SET last = rumour_counter.last + 1
RETURNING last;

-- add --
-- Keep a new one.
INSERT INTO rumour (
    id, issue_id, state, version, text, url, origin, attachments, reporter, created_at,
    seen_at, reach, harm, trending, label, labeller, confirmer, proposed, proposer, fact, proof,
    proofs, decider, decided_at, published
)
VALUES (
    :id, :issue_id, :state, :version, :text, :url, :origin, :attachments, :reporter,
    :created_at, :seen_at, :reach, :harm, :trending, :label, :labeller, :confirmer, :proposed,
    :proposer, :fact, :proof, :proofs, :decider, :decided_at, :published
);

-- find --
-- Return a rumour.
SELECT
    id, issue_id, state, version, text, url, origin, attachments, reporter, created_at,
    seen_at, reach, harm, trending, label, labeller, confirmer, proposed, proposer, fact, proof,
    proofs, decider, decided_at, published
FROM rumour
WHERE id = :id;

-- save --
-- Store a change, unless somebody changed it meanwhile; what was heard stays.
UPDATE rumour SET
    state = :state, version = version + 1, reach = :reach, harm = :harm,
    trending = :trending, label = :label, labeller = :labeller,
    confirmer = :confirmer, proposed = :proposed, proposer = :proposer, fact = :fact,
    proof = :proof, proofs = :proofs, decider = :decider, decided_at = :decided_at,
    published = :published
WHERE id = :id AND version = :version;

-- of_issue --
-- Return the rumours of an issue, oldest first.
SELECT
    id, issue_id, state, version, text, url, origin, attachments, reporter, created_at,
    seen_at, reach, harm, trending, label, labeller, confirmer, proposed, proposer, fact, proof,
    proofs, decider, decided_at, published
FROM rumour
WHERE issue_id = :issue_id
ORDER BY created_at, id;

-- move --
-- Give the rumours of one issue to another; their numbers stay.
UPDATE rumour SET issue_id = :target, version = version + 1 WHERE issue_id = :source;
