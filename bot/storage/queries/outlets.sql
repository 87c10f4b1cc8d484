-- The media list: outlets and journalists.

-- columns: outlet --
id, name, reach, domain, version

-- add --
-- Keep a new outlet.
INSERT INTO outlet (id, key, name, reach, domain, version)
VALUES (:id, :key, :name, :reach, :domain, :version);

-- save --
-- Store a change, unless somebody changed it meanwhile.
UPDATE outlet SET
    key = :key, name = :name, reach = :reach, domain = :domain, version = version + 1
WHERE id = :id AND version = :version;

-- find --
-- Return an outlet.
SELECT {outlet} FROM outlet WHERE id = :id;

-- named --
-- Return the outlet with this name.
SELECT {outlet} FROM outlet WHERE key = :key;

-- everything --
-- Return every outlet, by name.
SELECT {outlet} FROM outlet ORDER BY key;

-- recent --
-- Return the outlets whose journalists asked last.
SELECT o.id, o.name, o.reach, o.domain, o.version
FROM outlet AS o
JOIN journalist AS j ON j.outlet_id = o.id
GROUP BY o.id, o.name, o.reach, o.domain, o.version
ORDER BY MAX(j.last_at) DESC, o.name
LIMIT :limit;

-- keep_journalist --
-- Keep a journalist, or what is known of one by now.
INSERT INTO journalist (id, outlet_id, name, contact, last_at, added_by)
VALUES (:id, :outlet_id, :name, :contact, :last_at, :added_by)
ON CONFLICT (id) DO UPDATE SET
    outlet_id = excluded.outlet_id, name = excluded.name,
    contact = excluded.contact, last_at = excluded.last_at;

-- journalist --
-- Return a journalist.
SELECT id, outlet_id, name, contact, last_at, added_by FROM journalist WHERE id = :id;

-- journalists --
-- Return every journalist, who asked last first.
SELECT id, outlet_id, name, contact, last_at, added_by FROM journalist
ORDER BY last_at DESC, id;

-- forget_journalist --
-- Forget who somebody outside is.
DELETE FROM journalist WHERE id = :id;

-- forget_buttons --
-- Forget buttons that carry words with a name in them.
DELETE FROM keyboard WHERE presses LIKE :some;

-- unname --
-- Let the questions of somebody be of nobody.
UPDATE enquiry SET journalist_id = '', version = version + 1
WHERE journalist_id = :id;

-- told_words --
-- Return questions and answers that may name somebody.
SELECT id, issue_id, words, answer FROM enquiry
WHERE journalist_id = :id OR words LIKE :some OR answer LIKE :some;

-- tell_again --
-- Keep a question without a name.
UPDATE enquiry SET words = :words, answer = :answer WHERE id = :id;

-- told_clippings --
-- Return clippings that may name somebody.
SELECT id, issue_id, words FROM clipping WHERE words LIKE :some;

-- clip_again --
-- Keep a clipping without a name.
UPDATE clipping SET words = :words WHERE id = :id;
