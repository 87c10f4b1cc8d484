-- Roles of issues, offered and held, and the team that an issue is to have.

-- columns: assignment --
id, issue_id, role, place, deputy, member, offered_by, offered_at, state, version,
level, expires_at, then_ask, replaces, note, assumed_at, ended_at, reason

-- next_count --
-- Count one more assignment of an issue.
INSERT INTO assignment_counter (issue_id, last) VALUES (:issue_id, 1)
ON CONFLICT (issue_id) DO UPDATE SET last = assignment_counter.last + 1
RETURNING last;

-- add --
-- Keep a new assignment.
INSERT INTO assignment (
    id, issue_id, role, place, deputy, member, offered_by, offered_at, state, version,
    level, expires_at, then_ask, replaces, note, assumed_at, ended_at, reason
)
VALUES (
    :id, :issue_id, :role, :place, :deputy, :member, :offered_by, :offered_at, :state,
    :version, :level, :expires_at, :then_ask, :replaces, :note, :assumed_at, :ended_at,
    :reason
);

-- find --
-- Return an assignment.
SELECT {assignment} FROM assignment
WHERE id = :id;

-- save --
-- Store what became of an assignment, unless somebody changed it meanwhile.
UPDATE assignment SET
    state = :state, version = version + 1, expires_at = :expires_at,
    then_ask = :then_ask, assumed_at = :assumed_at, ended_at = :ended_at,
    reason = :reason
WHERE id = :id AND version = :version;

-- of_issue --
-- Return the assignments of an issue, oldest first.
SELECT {assignment} FROM assignment
WHERE issue_id = :issue_id
ORDER BY offered_at, LENGTH(id), id;

-- present_of --
-- Return what a member has or is offered now, oldest first.
SELECT {assignment} FROM assignment
WHERE member = :member AND state IN ('offered', 'accepted')
ORDER BY offered_at, LENGTH(id), id;

-- expired --
-- Return offers whose time is over, the longest over first.
SELECT {assignment} FROM assignment
WHERE state = 'offered' AND expires_at <= :now
ORDER BY expires_at, LENGTH(id), id
LIMIT :limit;

-- move --
-- Give the assignments of one issue to another; their numbers stay.
UPDATE assignment SET issue_id = :target, version = version + 1
WHERE issue_id = :source;

-- team --
-- Return the team that an issue is to have.
SELECT issue_id, proposed_at, sent_at, look_at, told FROM team
WHERE issue_id = :issue_id;

-- posts --
-- Return the places of a team, in the order in which they are shown.
SELECT role, place, member, deputy FROM team_post
WHERE issue_id = :issue_id
ORDER BY number;

-- put_team --
-- Keep a team, in place of the earlier one.
INSERT INTO team (issue_id, proposed_at, sent_at, look_at, told)
VALUES (:issue_id, :proposed_at, :sent_at, :look_at, :told)
ON CONFLICT (issue_id) DO UPDATE SET
    proposed_at = excluded.proposed_at, sent_at = excluded.sent_at,
    look_at = excluded.look_at, told = excluded.told;

-- put_post --
-- Keep one place of a team.
INSERT INTO team_post (issue_id, number, role, place, member, deputy)
VALUES (:issue_id, :number, :role, :place, :member, :deputy);

-- clear_posts --
-- Forget the places of a team.
DELETE FROM team_post WHERE issue_id = :issue_id;

-- end_team --
-- Forget a team; its places went before.
DELETE FROM team WHERE issue_id = :issue_id;

-- vacancies --
-- Return the issues whose lead is to hear of vacancies, the longest waiting first.
SELECT issue_id FROM team WHERE look_at <= :now
ORDER BY look_at, issue_id
LIMIT :limit;
