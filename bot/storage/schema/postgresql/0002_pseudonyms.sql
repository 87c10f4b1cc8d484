-- What was written for ever changes in one way: a person who is being erased becomes
-- their pseudonym, the number below zero. Nothing else of the line may differ.

-- Told which column names the person, and what to say.
CREATE FUNCTION siaga_pseudonym_only() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    old_id bigint := to_jsonb(OLD) ->> TG_ARGV[0];
    new_id bigint := to_jsonb(NEW) ->> TG_ARGV[0];
BEGIN
    IF to_jsonb(OLD) - TG_ARGV[0] = to_jsonb(NEW) - TG_ARGV[0] AND EXISTS (
        SELECT 1 FROM person
        WHERE number = -new_id AND user_id = old_id AND accepted_at IS NOT NULL
    ) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '%', TG_ARGV[1];
END $$;

DROP TRIGGER document_version_stays ON document_version;
CREATE TRIGGER document_version_stays BEFORE DELETE OR TRUNCATE ON document_version
EXECUTE FUNCTION siaga_append_only('a submitted text never changes');
CREATE TRIGGER document_version_same BEFORE UPDATE ON document_version FOR EACH ROW
EXECUTE FUNCTION siaga_pseudonym_only('author', 'a submitted text never changes');

DROP TRIGGER level_change_stays ON level_change;
CREATE TRIGGER level_change_stays BEFORE DELETE OR TRUNCATE ON level_change
EXECUTE FUNCTION siaga_append_only('changes of level are append-only');
CREATE TRIGGER level_change_same BEFORE UPDATE ON level_change FOR EACH ROW
EXECUTE FUNCTION siaga_pseudonym_only('changed_by', 'changes of level are append-only');
