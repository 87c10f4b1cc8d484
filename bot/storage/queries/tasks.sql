-- Tasks, their evidence, decisions, and drafts of both.

-- columns: task --
id, issue_id, state, version, what, given_by, created_at, due_at, origin, owner,
outside, decision, moved_at, moved_by, reason, told

-- next_count --
-- Count one more task or decision of an issue.
INSERT INTO task_counter (issue_id, kind, last) VALUES (:issue_id, :kind, 1)
ON CONFLICT (issue_id, kind) DO UPDATE SET last = task_counter.last + 1
RETURNING last;

-- add --
-- Keep a new task.
INSERT INTO task (
    id, issue_id, state, version, what, given_by, created_at, due_at, origin, owner,
    outside, decision, moved_at, moved_by, reason, told
)
VALUES (
    :id, :issue_id, :state, :version, :what, :given_by, :created_at, :due_at, :origin,
    :owner, :outside, :decision, :moved_at, :moved_by, :reason, :told
);

-- find --
-- Return a task.
SELECT {task} FROM task
WHERE id = :id;

-- save --
-- Store a change, unless somebody changed it meanwhile; what it says stays.
UPDATE task SET
    state = :state, version = version + 1, due_at = :due_at, owner = :owner,
    outside = :outside, moved_at = :moved_at, moved_by = :moved_by,
    reason = :reason, told = :told
WHERE id = :id AND version = :version;

-- of_issue --
-- Return the tasks of an issue, oldest first.
SELECT {task} FROM task
WHERE issue_id = :issue_id
ORDER BY created_at, id;

-- waiting --
-- Return every task that somebody still has to do, the first due first.
SELECT {task} FROM task
WHERE state IN ('open', 'taken')
ORDER BY due_at, id;

-- to_tell --
-- Return tasks that are due, of which nobody was told, the longest waiting first.
SELECT {task} FROM task
WHERE state IN ('open', 'taken') AND told = 0 AND due_at <= :now
ORDER BY due_at, id
LIMIT :limit;

-- move --
-- Give the tasks of one issue to another; their numbers stay.
UPDATE task SET issue_id = :target, version = version + 1 WHERE issue_id = :source;

-- move_decisions --
-- Give the decisions of one issue to another; their numbers stay.
UPDATE decision SET issue_id = :target WHERE issue_id = :source;

-- add_evidence --
-- Keep what shows that a task was done.
INSERT INTO task_evidence (task_id, number, given_by, at, text, attachments)
VALUES (
    :task_id,
    (SELECT COALESCE(MAX(number), 0) + 1 FROM task_evidence WHERE task_id = :task_id),
    :given_by, :at, :text, :attachments
);

-- evidence --
-- Return what shows that a task was done, oldest first.
SELECT task_id, given_by, at, text, attachments FROM task_evidence
WHERE task_id = :task_id
ORDER BY number;

-- decide --
-- Keep a decision for ever.
INSERT INTO decision (
    id, issue_id, what, decided_at, decided_by, by_name, recorded_by, recorded_at,
    why, alternatives, origin, medium
)
VALUES (
    :id, :issue_id, :what, :decided_at, :decided_by, :by_name, :recorded_by,
    :recorded_at, :why, :alternatives, :origin, :medium
);

-- decision --
-- Return a decision.
SELECT
    id, issue_id, what, decided_at, decided_by, by_name, recorded_by, recorded_at,
    why, alternatives, origin, medium
FROM decision
WHERE id = :id;

-- decisions --
-- Return the decisions of an issue, oldest first.
SELECT
    id, issue_id, what, decided_at, decided_by, by_name, recorded_by, recorded_at,
    why, alternatives, origin, medium
FROM decision
WHERE issue_id = :issue_id
ORDER BY recorded_at, id;

-- draft --
-- Keep what somebody is about to record.
INSERT INTO task_draft (id, issue_id, author, at, fields)
VALUES (:id, :issue_id, :author, :at, :fields)
ON CONFLICT (id) DO UPDATE SET fields = excluded.fields;

-- drafted --
-- Return what somebody is about to record.
SELECT id, issue_id, author, at, fields FROM task_draft WHERE id = :id;

-- drop_draft --
-- Forget a draft.
DELETE FROM task_draft WHERE id = :id;

-- clear_drafts --
-- Forget drafts that nobody saved.
DELETE FROM task_draft WHERE at < :before;
