-- What was written for ever changes in one way: a person who is being erased becomes
-- their pseudonym, the number below zero.

CREATE TRIGGER life_change_stays BEFORE DELETE OR TRUNCATE ON life_change
EXECUTE FUNCTION siaga_append_only('moves of an issue are append-only');
CREATE TRIGGER life_change_same BEFORE UPDATE ON life_change FOR EACH ROW
EXECUTE FUNCTION siaga_pseudonym_only('moved_by', 'moves of an issue are append-only');

CREATE TRIGGER note_stays BEFORE DELETE OR TRUNCATE ON note
EXECUTE FUNCTION siaga_append_only('a note never changes');
CREATE TRIGGER note_words_stay BEFORE UPDATE ON note FOR EACH ROW
WHEN (
    NEW.words <> OLD.words OR NEW.at <> OLD.at
    OR (NEW.written_by <> OLD.written_by AND NEW.written_by >= 0)
    OR (NEW.code <> OLD.code AND NOT (OLD.topic = 'speaker' AND NEW.code LIKE '-%'))
)
EXECUTE FUNCTION siaga_append_only('a note never changes');
