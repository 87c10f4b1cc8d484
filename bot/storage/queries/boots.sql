-- Starts, signs of life and stops of the bot.

-- start --
-- Note a start.
INSERT INTO boot (number, started_at, alive_at)
VALUES ((SELECT COALESCE(MAX(number), 0) + 1 FROM boot), :at, :at);

-- last --
-- Return the newest start.
SELECT number, started_at, alive_at, stopped_at
FROM boot
ORDER BY number DESC
LIMIT 1;

-- alive --
-- Note that the bot is alive; a clock that went back changes nothing.
UPDATE boot SET alive_at = :at
WHERE number = (SELECT MAX(number) FROM boot) AND alive_at < :at;

-- stop --
-- Note a clean stop.
UPDATE boot SET stopped_at = :at
WHERE number = (SELECT MAX(number) FROM boot);
