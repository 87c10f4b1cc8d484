-- What the database itself says about its own condition.

-- broken --
-- Count rules that are not kept, indexes that do not work, and seals that are off.
SELECT 'constraint' AS code, COUNT(*) AS broken
FROM pg_constraint
WHERE connamespace = current_schema()::regnamespace AND NOT convalidated
UNION ALL
SELECT 'index', COUNT(*)
FROM pg_index AS i
JOIN pg_class AS c ON c.oid = i.indexrelid
WHERE c.relnamespace = current_schema()::regnamespace
AND NOT (i.indisvalid AND i.indisready)
UNION ALL
SELECT 'append_only', 5 - COUNT(*)
FROM pg_trigger AS t
JOIN pg_class AS c ON c.oid = t.tgrelid
WHERE c.relnamespace = current_schema()::regnamespace
AND t.tgname IN (
    'journal_stays', 'document_version_stays', 'document_version_same',
    'level_change_stays', 'level_change_same'
)
AND t.tgenabled IN ('O', 'A');
