-- What closes a unit of work.

-- done --
-- Remember that this command was committed, at the instant of the journal's last line.
INSERT INTO done (key, at)
VALUES (:key, COALESCE((SELECT at FROM journal ORDER BY seq DESC LIMIT 1), 0))
ON CONFLICT DO NOTHING;

-- committed --
-- Return a row if this command was committed.
SELECT key FROM done WHERE key = :key;

-- tick_off --
-- Tick off the update that asked for it, if an update did.
UPDATE inbox SET state = 'done' WHERE key = :key;
