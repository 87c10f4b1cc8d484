-- Facts, their drafts, and the word that there is none.

-- columns: fact --
id, issue_id, state, version, text, metric, amount, unit, place, as_of, sources,
publicity, embargo_until, reporter, created_at, first_verifier, second_verifier,
second_needed, verified_at, expires_at, told, replaces, replaced_by

-- next_count --
-- Count one more fact of an issue.
INSERT INTO fact_counter (issue_id, last) VALUES (:issue_id, 1)
ON CONFLICT (issue_id) DO UPDATE SET last = fact_counter.last + 1
RETURNING last;

-- add --
-- Keep a new one.
INSERT INTO fact (
    id, issue_id, state, version, text, metric, amount, unit, place, as_of, sources,
    publicity, embargo_until, reporter, created_at, first_verifier, second_verifier,
    second_needed, verified_at, expires_at, told, replaces, replaced_by
)
VALUES (
    :id, :issue_id, :state, :version, :text, :metric, :amount, :unit, :place, :as_of,
    :sources, :publicity, :embargo_until, :reporter, :created_at, :first_verifier,
    :second_verifier, :second_needed, :verified_at, :expires_at, :told, :replaces,
    :replaced_by
);

-- find --
-- Return a fact.
SELECT {fact} FROM fact
WHERE id = :id;

-- save --
-- Store a change, unless somebody changed it meanwhile; what was claimed stays.
UPDATE fact SET
    state = :state, version = version + 1, sources = :sources,
    publicity = :publicity, embargo_until = :embargo_until,
    first_verifier = :first_verifier, second_verifier = :second_verifier,
    second_needed = :second_needed, verified_at = :verified_at,
    expires_at = :expires_at, told = :told, replaced_by = :replaced_by
WHERE id = :id AND version = :version;

-- of_issue --
-- Return the facts of an issue, oldest first.
SELECT {fact} FROM fact
WHERE issue_id = :issue_id
ORDER BY created_at, id;

-- to_tell --
-- Return facts whose expiry is to be told, the first to expire first.
SELECT {fact} FROM fact
WHERE state = 'verified' AND told = :told AND expires_at <= :before
ORDER BY expires_at, id
LIMIT :limit;

-- move --
-- Give the facts of one issue to another; their numbers stay.
UPDATE fact SET issue_id = :target, version = version + 1 WHERE issue_id = :source;

-- draft --
-- Keep a claim that its author looks over.
INSERT INTO fact_draft (id, issue_id, author, at, fields)
VALUES (:id, :issue_id, :author, :at, :fields)
ON CONFLICT (id) DO UPDATE SET fields = excluded.fields;

-- drafted --
-- Return a claim that its author looks over.
SELECT id, issue_id, author, at, fields FROM fact_draft WHERE id = :id;

-- drop_draft --
-- Forget a draft.
DELETE FROM fact_draft WHERE id = :id;

-- clear_drafts --
-- Forget drafts that nobody saved.
DELETE FROM fact_draft WHERE at < :before;

-- declare_none --
-- Keep who said that no fact is verified yet.
INSERT INTO no_facts (issue_id, said_by, at) VALUES (:issue_id, :said_by, :at)
ON CONFLICT (issue_id) DO UPDATE SET said_by = excluded.said_by, at = excluded.at;

-- declared_none --
-- Return who said that no fact is verified yet.
SELECT said_by FROM no_facts WHERE issue_id = :issue_id;
