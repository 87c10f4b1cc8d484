-- Who was asked to lead may become a pseudonym, as who was asked to speak.

DROP TRIGGER note_words_stay;

CREATE TRIGGER note_words_stay BEFORE UPDATE ON note
WHEN NEW.words <> OLD.words OR NEW.at <> OLD.at
OR (NEW.written_by <> OLD.written_by AND NEW.written_by >= 0)
OR (
    NEW.code <> OLD.code
    AND NOT (OLD.topic IN ('speaker', 'lead') AND NEW.code LIKE '-%')
)
BEGIN SELECT RAISE(ABORT, 'a note never changes'); END;
