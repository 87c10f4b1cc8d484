-- What the public was told stays on record; only who said it may become a number.

CREATE TRIGGER public_word_no_update BEFORE UPDATE ON public_word
WHEN NEW.issue_id <> OLD.issue_id OR NEW.number <> OLD.number OR NEW.at <> OLD.at
OR NEW.kind <> OLD.kind OR NEW.document <> OLD.document
OR NEW.next_at IS NOT OLD.next_at
OR NOT EXISTS (
    SELECT 1 FROM person
    WHERE number = -NEW.said_by AND user_id = OLD.said_by
    AND accepted_at IS NOT NULL
)
BEGIN SELECT RAISE(ABORT, 'public words are append-only'); END;

CREATE TRIGGER public_word_no_delete BEFORE DELETE ON public_word
BEGIN SELECT RAISE(ABORT, 'public words are append-only'); END;
