-- Who was asked to lead may become a pseudonym, as who was asked to speak.

DROP TRIGGER note_words_stay;
CREATE TRIGGER note_words_stay BEFORE UPDATE ON note
WHEN NEW.at <> OLD.at
OR (NEW.written_by <> OLD.written_by AND NEW.written_by >= 0)
OR (
    NEW.code <> OLD.code
    AND NOT (OLD.topic IN ('speaker', 'lead') AND NEW.code LIKE '-%')
)
OR (NEW.words <> OLD.words AND NOT (
    NEW.words = '' AND EXISTS (
        SELECT 1 FROM issue WHERE id = OLD.issue_id AND is_open = 0 AND title = '…'
    )
    OR EXISTS (
        SELECT 1 FROM person WHERE accepted_at IS NOT NULL AND user_id IS NOT NULL
    )
))
BEGIN SELECT RAISE(ABORT, 'a note never changes'); END;
