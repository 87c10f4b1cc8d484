-- Words that were appended for ever may go, and nothing else of their line: with the
-- records of a finished issue, or while somebody who is being erased is masked in them.

CREATE FUNCTION siaga_words_may_go(issue_of text, words text) RETURNS boolean
LANGUAGE sql AS $$
    SELECT words = '' AND EXISTS (
        SELECT 1 FROM issue WHERE id = issue_of AND is_open = 0 AND title = '…'
    ) OR EXISTS (
        SELECT 1 FROM person WHERE accepted_at IS NOT NULL AND user_id IS NOT NULL
    )
$$;

-- Told which column names the person, and what to say.
CREATE FUNCTION siaga_pseudonym_or_reason() RETURNS trigger LANGUAGE plpgsql AS $$
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
    IF to_jsonb(OLD) - 'reason' = to_jsonb(NEW) - 'reason'
    AND siaga_words_may_go(OLD.issue_id, NEW.reason) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '%', TG_ARGV[1];
END $$;

DROP TRIGGER level_change_same ON level_change;
CREATE TRIGGER level_change_same BEFORE UPDATE ON level_change FOR EACH ROW
EXECUTE FUNCTION
siaga_pseudonym_or_reason('changed_by', 'changes of level are append-only');

DROP TRIGGER life_change_same ON life_change;
CREATE TRIGGER life_change_same BEFORE UPDATE ON life_change FOR EACH ROW
EXECUTE FUNCTION siaga_pseudonym_or_reason('moved_by', 'moves of an issue are append-only');

CREATE FUNCTION siaga_note_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF siaga_words_may_go(OLD.issue_id, NEW.words) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a note never changes';
END $$;

DROP TRIGGER note_words_stay ON note;
CREATE TRIGGER note_words_stay BEFORE UPDATE ON note FOR EACH ROW
WHEN (
    NEW.at <> OLD.at
    OR (NEW.written_by <> OLD.written_by AND NEW.written_by >= 0)
    OR (NEW.code <> OLD.code AND NOT (OLD.topic = 'speaker' AND NEW.code LIKE '-%'))
)
EXECUTE FUNCTION siaga_append_only('a note never changes');
CREATE TRIGGER note_words_go BEFORE UPDATE ON note FOR EACH ROW
WHEN (NEW.words <> OLD.words)
EXECUTE FUNCTION siaga_note_words();
