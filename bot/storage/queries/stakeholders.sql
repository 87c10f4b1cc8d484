-- Stakeholders of issues.

-- add --
-- Keep a new one.
INSERT INTO stakeholder (
    id, issue_id, version, seed, name, power, interest, attitude, pic, channel,
    message, added_by, added_at, contacted_by, contacted_at, removed
)
VALUES (
    :id, :issue_id, :version, :seed, :name, :power, :interest, :attitude, :pic,
    :channel, :message, :added_by, :added_at, :contacted_by, :contacted_at, :removed
);

-- find --
-- Return one.
SELECT
    id, issue_id, version, seed, name, power, interest, attitude, pic, channel,
    message, added_by, added_at, contacted_by, contacted_at, removed
FROM stakeholder
WHERE id = :id;

-- save --
-- Store a change, unless somebody changed it meanwhile.
UPDATE stakeholder SET
    version = version + 1, name = :name, power = :power, interest = :interest,
    attitude = :attitude, pic = :pic, channel = :channel, message = :message,
    contacted_by = :contacted_by, contacted_at = :contacted_at, removed = :removed
WHERE id = :id AND version = :version;

-- of_issue --
-- Return those of an issue, the first added first; removed ones are left out.
SELECT
    id, issue_id, version, seed, name, power, interest, attitude, pic, channel,
    message, added_by, added_at, contacted_by, contacted_at, removed
FROM stakeholder
WHERE issue_id = :issue_id AND removed = 0
ORDER BY added_at, id;

-- move --
-- Give those of one issue to another, where that does not have them already.
UPDATE stakeholder SET issue_id = :target, version = version + 1
WHERE issue_id = :source AND removed = 0 AND NOT EXISTS (
    SELECT 1 FROM stakeholder AS t
    WHERE t.issue_id = :target AND t.removed = 0
    AND LOWER(t.name) = LOWER(stakeholder.name)
);
