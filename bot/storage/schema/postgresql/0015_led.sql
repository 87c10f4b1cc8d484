-- Who was asked to lead may become a pseudonym, as who was asked to speak.

DROP TRIGGER note_words_stay ON note;
CREATE TRIGGER note_words_stay BEFORE UPDATE ON note FOR EACH ROW
WHEN (
    NEW.at <> OLD.at
    OR (NEW.written_by <> OLD.written_by AND NEW.written_by >= 0)
    OR (
        NEW.code <> OLD.code
        AND NOT (OLD.topic IN ('speaker', 'lead') AND NEW.code LIKE '-%')
    )
)
EXECUTE FUNCTION siaga_append_only('a note never changes');
