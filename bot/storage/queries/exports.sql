-- Letter numbers, and the files that were made of approved texts.

-- number_of --
-- Return the number of a text.
SELECT document_id, number, year, serial, given_by, given_at FROM letter_number
WHERE document_id = :document_id;

-- numbered --
-- Return which text has a number.
SELECT document_id, number, year, serial, given_by, given_at FROM letter_number
WHERE number = :number;

-- last_serial --
-- Return the highest running number of a year; 0 for none.
SELECT COALESCE(MAX(serial), 0) AS last FROM letter_number WHERE year = :year;

-- give --
-- Give a text its number, in place of one that it had.
INSERT INTO letter_number (document_id, number, year, serial, given_by, given_at)
VALUES (:document_id, :number, :year, :serial, :given_by, :given_at)
ON CONFLICT (document_id) DO UPDATE SET
    number = excluded.number, year = excluded.year, serial = excluded.serial,
    given_by = excluded.given_by, given_at = excluded.given_at;

-- record --
-- Note a file; the same bytes are noted once.
INSERT INTO exported_file (sha, document_id, version, form, made_by, made_at)
VALUES (:sha, :document_id, :version, :form, :made_by, :made_at)
ON CONFLICT (sha, document_id) DO NOTHING;

-- files --
-- Return which texts a file has, by its hash.
SELECT sha, document_id, version, form, made_by, made_at FROM exported_file
WHERE sha = :sha
ORDER BY document_id;
