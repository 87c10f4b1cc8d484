-- Questions of journalists.

-- columns: enquiry --
id, issue_id, state, version, words, recorded_by, created_at, asked_at, due_at,
wanted_at, outlet_id, journalist_id, owner, missed_at, first_answer_at, answered_at,
answered_by, line, reference, answer, printed, balanced, asked

-- next_count --
-- Count one more question or clipping of an issue.
INSERT INTO press_counter (issue_id, kind, last) VALUES (:issue_id, :kind, 1)
ON CONFLICT (issue_id, kind) DO UPDATE SET last = press_counter.last + 1
RETURNING last;

-- add --
-- Keep a new one.
INSERT INTO enquiry (
    id, issue_id, state, version, words, recorded_by, created_at, asked_at, due_at,
    wanted_at, outlet_id, journalist_id, owner, missed_at, first_answer_at,
    answered_at, answered_by, line, reference, answer, printed, balanced, asked
)
VALUES (
    :id, :issue_id, :state, :version, :words, :recorded_by, :created_at, :asked_at,
    :due_at, :wanted_at, :outlet_id, :journalist_id, :owner, :missed_at,
    :first_answer_at, :answered_at, :answered_by, :line, :reference, :answer,
    :printed, :balanced, :asked
);

-- find --
-- Return a question.
SELECT {enquiry} FROM enquiry
WHERE id = :id;

-- save --
-- Store a change, unless somebody changed it meanwhile; what was asked stays.
UPDATE enquiry SET
    state = :state, version = version + 1, due_at = :due_at, wanted_at = :wanted_at,
    outlet_id = :outlet_id, journalist_id = :journalist_id, owner = :owner,
    missed_at = :missed_at, first_answer_at = :first_answer_at,
    answered_at = :answered_at, answered_by = :answered_by, line = :line,
    reference = :reference, answer = :answer, printed = :printed,
    balanced = :balanced, asked = :asked
WHERE id = :id AND version = :version;

-- of_issue --
-- Return the questions about an issue, oldest first.
SELECT {enquiry} FROM enquiry
WHERE issue_id = :issue_id
ORDER BY created_at, id;

-- of_outlet --
-- Return the newest questions of an outlet.
SELECT {enquiry} FROM enquiry
WHERE outlet_id = :outlet_id
ORDER BY created_at DESC, id DESC
LIMIT :limit;

-- overdue --
-- Return those that nobody answered in time, the longest waiting first.
SELECT {enquiry} FROM enquiry
WHERE state IN ('received', 'assigned') AND due_at <= :now
ORDER BY due_at, id
LIMIT :limit;

-- unseen --
-- Return those answered of which nobody was asked what was printed.
SELECT {enquiry} FROM enquiry
WHERE state = 'answered' AND asked = 0 AND answered_at <= :before
ORDER BY answered_at, id
LIMIT :limit;

-- move --
-- Give the questions of one issue to another; their numbers stay.
UPDATE enquiry SET issue_id = :target, version = version + 1 WHERE issue_id = :source;
