-- Reports of the same thing.

-- note --
-- Keep what an issue resembles.
INSERT INTO resemblance (issue_id, target, at)
VALUES (:issue_id, :target, :at)
ON CONFLICT (issue_id) DO UPDATE SET target = excluded.target;

-- target --
-- Return what an issue resembles.
SELECT target FROM resemblance WHERE issue_id = :issue_id;

-- untouched --
-- Return what resembles an issue and nobody has taken up, oldest first.
SELECT r.issue_id
FROM resemblance AS r
JOIN issue AS i ON i.id = r.issue_id
WHERE r.target = :target AND i.state = :state
ORDER BY r.at, r.issue_id;

-- since --
-- Return what was reported about the same since then, merged or open.
SELECT r.issue_id
FROM resemblance AS r
JOIN issue AS i ON i.id = r.issue_id
WHERE r.target = :target AND r.at >= :since
AND (i.is_open = 1 OR i.merged_into <> '')
ORDER BY r.at, r.issue_id;

-- move --
-- Let what resembled one issue resemble another.
UPDATE resemblance SET target = :target
WHERE target = :source AND issue_id <> :target;

-- asked --
-- Return when the owner was last asked to assess an issue anew.
SELECT at FROM rescoring WHERE issue_id = :issue_id;

-- ask --
-- Keep that the owner was asked.
INSERT INTO rescoring (issue_id, at)
VALUES (:issue_id, :at)
ON CONFLICT (issue_id) DO UPDATE SET at = excluded.at;
