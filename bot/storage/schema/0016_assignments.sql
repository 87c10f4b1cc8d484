-- Roles of issues: what was offered to whom, and the team that an issue is to have.

CREATE TABLE assignment_counter (
    issue_id TEXT PRIMARY KEY REFERENCES issue (id),
    last     BIGINT NOT NULL
);

CREATE TABLE assignment (
    id         TEXT PRIMARY KEY,
    issue_id   TEXT NOT NULL REFERENCES issue (id),  -- changes when issues merge
    role       TEXT NOT NULL,  -- a code of roles.toml
    place      BIGINT NOT NULL,  -- which of several who have the role
    deputy     BIGINT NOT NULL,
    member     BIGINT NOT NULL,
    offered_by BIGINT,
    offered_at BIGINT NOT NULL,
    state      TEXT NOT NULL,
    version    BIGINT NOT NULL,
    level      BIGINT,
    expires_at BIGINT,
    then_ask   BIGINT,
    replaces   TEXT NOT NULL,
    note       TEXT NOT NULL,
    assumed_at BIGINT,
    ended_at   BIGINT,
    reason     TEXT NOT NULL,
    CHECK (state <> 'accepted' OR (assumed_at IS NOT NULL AND ended_at IS NULL))
);

CREATE INDEX assignment_issue ON assignment (issue_id, offered_at, id);
CREATE INDEX assignment_waits ON assignment (expires_at, id) WHERE state = 'offered';
CREATE INDEX assignment_member ON assignment (member, offered_at, id)
WHERE state IN ('offered', 'accepted');
CREATE UNIQUE INDEX assignment_one ON assignment (issue_id, role, place, deputy)
WHERE state = 'accepted';  -- one person in one seat

CREATE TABLE team (
    issue_id    TEXT PRIMARY KEY REFERENCES issue (id),
    proposed_at BIGINT NOT NULL,
    sent_at     BIGINT,
    look_at     BIGINT,
    told        BIGINT NOT NULL
);

CREATE INDEX team_vacant ON team (look_at, issue_id) WHERE look_at IS NOT NULL;

CREATE TABLE team_post (
    issue_id TEXT NOT NULL REFERENCES team (issue_id),
    number   BIGINT NOT NULL,  -- the order in which roles are shown
    role     TEXT NOT NULL,
    place    BIGINT NOT NULL,
    member   BIGINT,
    deputy   BIGINT,
    PRIMARY KEY (issue_id, number)
);

-- Who agreed to speak, or was appointed to lead, before roles were kept here.
INSERT INTO assignment (
    id, issue_id, role, place, deputy, member, offered_by, offered_at, state, version,
    replaces, note, assumed_at, reason
)
SELECT
    n.issue_id || '/P1', n.issue_id, 'spokesperson', 0, 0,
    CASE WHEN n.topic = 'speaker' THEN CAST(n.code AS BIGINT) END,
    n.written_by, n.at, 'accepted', 0, '', '', COALESCE(n.backed_at, n.at), ''
FROM note AS n
WHERE n.topic = 'speaker' AND n.version = (
    SELECT MAX(m.version) FROM note AS m
    WHERE m.issue_id = n.issue_id AND m.topic = 'speaker'
    AND CASE WHEN m.topic = 'speaker' THEN CAST(m.code AS BIGINT) END
    IN (m.backed_by, m.written_by)
);

INSERT INTO assignment (
    id, issue_id, role, place, deputy, member, offered_by, offered_at, state, version,
    replaces, note, assumed_at, reason
)
SELECT
    i.id || '/P2', i.id, 'crisis_lead', 0, 0, i.lead, NULL, i.reported_at, 'accepted',
    0, '', '', i.reported_at, ''
FROM issue AS i
WHERE i.lead IS NOT NULL;

INSERT INTO assignment_counter (issue_id, last)
SELECT DISTINCT issue_id, 2 FROM assignment WHERE id LIKE '%/P_';
