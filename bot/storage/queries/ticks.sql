-- What only people know of the office's readiness.

-- everything --
-- Return what was ticked off.
SELECT item, ticked_by, ticked_at
FROM readiness_tick
ORDER BY item;

-- put --
-- Keep it, in place of an earlier one.
INSERT INTO readiness_tick (item, ticked_by, ticked_at)
VALUES (:item, :ticked_by, :ticked_at)
ON CONFLICT (item) DO UPDATE SET
    ticked_by = excluded.ticked_by, ticked_at = excluded.ticked_at;

-- drop --
-- Take it back.
DELETE FROM readiness_tick WHERE item = :item;
