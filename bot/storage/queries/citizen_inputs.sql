-- What citizens ask for.

-- add --
-- Keep a new one.
INSERT INTO citizen_input (
    id, issue_id, state, version, words, channel, voices, lapor, answer, part_of,
    reporter, created_at, answered_by, answered_at
)
VALUES (
    :id, :issue_id, :state, :version, :words, :channel, :count, :lapor, :answer,
    :part_of, :reporter, :created_at, :answered_by, :answered_at
);

-- find --
-- Return one.
SELECT
    id, issue_id, state, version, words, channel, voices, lapor, answer, part_of,
    reporter, created_at, answered_by, answered_at
FROM citizen_input
WHERE id = :id;

-- save --
-- Store what became of it, unless somebody else did so first.
UPDATE citizen_input SET
    state = :state, version = version + 1, channel = :channel, voices = :count,
    lapor = :lapor, answer = :answer, part_of = :part_of,
    answered_by = :answered_by, answered_at = :answered_at
WHERE id = :id AND version = :version;

-- of_issue --
-- Return those of an issue, oldest first.
SELECT
    id, issue_id, state, version, words, channel, voices, lapor, answer, part_of,
    reporter, created_at, answered_by, answered_at
FROM citizen_input
WHERE issue_id = :issue_id
ORDER BY created_at, id;

-- move --
-- Move all of one issue to another.
UPDATE citizen_input SET issue_id = :target WHERE issue_id = :source;
