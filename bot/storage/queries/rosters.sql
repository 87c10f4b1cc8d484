-- The duty roster: shifts, covers, offers to swap, lines to confirm.

-- columns: roster_line --
id, person, zone, begins, ends, days, first_day, last_day

-- weekly --
-- Return every weekly shift, in the order of adding.
SELECT {roster_line} FROM roster_line
WHERE days IS NOT NULL
ORDER BY added_at, number, id;

-- dated --
-- Return the dated shifts that touch a span; none begins before :earliest.
SELECT {roster_line} FROM roster_line
WHERE days IS NULL AND begins_at > :earliest AND begins_at < :until
    AND ends_at > :start
ORDER BY begins_at, number, id;

-- covers --
-- Return who stands in during a span, in the order they were made.
SELECT id, begins_at, ends_at, gone, stands
FROM roster_cover
WHERE ends_at > :start AND begins_at < :until
ORDER BY made_at, id;

-- any --
-- Tell whether anybody was ever put on it.
SELECT 1 AS found FROM roster_line LIMIT 1;

-- add --
-- Add a shift, or replace the one of this id.
INSERT INTO roster_line (
    id, person, zone, begins, ends, days, first_day, last_day, begins_at, ends_at,
    added_by, added_at, number
)
VALUES (
    :id, :person, :zone, :begins, :ends, :days, :first_day, :last_day, :begins_at,
    :ends_at, :added_by, :added_at, :number
)
ON CONFLICT (id) DO UPDATE SET
    person = excluded.person, zone = excluded.zone, begins = excluded.begins,
    ends = excluded.ends, days = excluded.days, first_day = excluded.first_day,
    last_day = excluded.last_day, begins_at = excluded.begins_at,
    ends_at = excluded.ends_at, added_by = excluded.added_by,
    added_at = excluded.added_at, number = excluded.number;

-- find --
-- Return a shift.
SELECT {roster_line} FROM roster_line
WHERE id = :id;

-- drop --
-- Drop a shift.
DELETE FROM roster_line WHERE id = :id;

-- drop_from --
-- Drop every weekly shift, and the dated ones that are not over.
DELETE FROM roster_line WHERE days IS NOT NULL OR ends_at > :start;

-- uncover_from --
-- Drop the covers that are not over: they were made for other shifts.
DELETE FROM roster_cover WHERE ends_at > :start;

-- cover --
-- Keep that somebody stands in.
INSERT INTO roster_cover (id, begins_at, ends_at, gone, stands, made_at)
VALUES (:id, :begins_at, :ends_at, :gone, :stands, :made_at);

-- covering --
-- Return one cover.
SELECT id, begins_at, ends_at, gone, stands FROM roster_cover WHERE id = :id;

-- uncover --
-- Take a cover back.
DELETE FROM roster_cover WHERE id = :id;

-- offer --
-- Keep a new offer.
INSERT INTO roster_swap (
    id, asker, asked, given_from, given_to, taken_from, taken_to, made_at, state,
    version
)
VALUES (
    :id, :asker, :asked, :given_from, :given_to, :taken_from, :taken_to, :made_at,
    :state, 0
);

-- swap --
-- Return an offer.
SELECT
    id, asker, asked, given_from, given_to, taken_from, taken_to, made_at, state,
    version
FROM roster_swap
WHERE id = :id;

-- settle --
-- Store what became of an offer, unless somebody changed it meanwhile.
UPDATE roster_swap SET state = :state, version = version + 1
WHERE id = :id AND version = :version;

-- keep_draft --
-- Keep lines that wait for a yes, in place of earlier ones of their author.
INSERT INTO roster_draft (id, author, at, replaces, lines, faults)
VALUES (:id, :author, :at, :replaces, :lines, :faults)
ON CONFLICT (author) DO UPDATE SET
    id = excluded.id, at = excluded.at, replaces = excluded.replaces,
    lines = excluded.lines, faults = excluded.faults;

-- draft --
-- Return lines that wait for a yes.
SELECT id, author, at, replaces, lines, faults FROM roster_draft WHERE id = :id;

-- drop_draft --
-- Forget them.
DELETE FROM roster_draft WHERE id = :id;

-- leave_note --
-- Keep what who goes says, in place of what they said before.
INSERT INTO roster_note (author, at, text) VALUES (:author, :at, :text)
ON CONFLICT (author) DO UPDATE SET at = excluded.at, text = excluded.text;

-- notes --
-- Return the notes left since an instant, oldest first.
SELECT author, text FROM roster_note WHERE at >= :since ORDER BY at, author;

-- told --
-- Tell whether something was told.
SELECT 1 AS found FROM roster_told WHERE matter = :matter AND person = :person;

-- tell --
-- Note that something was told.
INSERT INTO roster_told (matter, person, at) VALUES (:matter, :person, :at)
ON CONFLICT (matter, person) DO NOTHING;

-- forget_drafts --
-- Forget what nobody confirmed.
DELETE FROM roster_draft WHERE at < :before;

-- forget_notes --
-- Forget what was said to who came.
DELETE FROM roster_note WHERE at < :before;

-- forget_told --
-- Forget that something was told.
DELETE FROM roster_told WHERE at < :before;

-- forget_lines --
-- Forget dated shifts that are long over.
DELETE FROM roster_line WHERE days IS NULL AND ends_at < :before;

-- forget_covers --
-- Forget covers that are long over.
DELETE FROM roster_cover WHERE ends_at < :before;

-- forget_swaps --
-- Forget old offers.
DELETE FROM roster_swap WHERE made_at < :before;
