-- What was written for ever changes in one way: a person who is being erased becomes
-- their pseudonym, the number below zero.

CREATE TRIGGER life_change_no_update BEFORE UPDATE ON life_change
WHEN NEW.issue_id <> OLD.issue_id OR NEW.number <> OLD.number OR NEW.at <> OLD.at
OR NEW.action <> OLD.action OR NEW.code <> OLD.code OR NEW.old_state <> OLD.old_state
OR NEW.new_state <> OLD.new_state OR NEW.reason_code <> OLD.reason_code
OR NEW.reason <> OLD.reason
OR NOT EXISTS (
    SELECT 1 FROM person
    WHERE number = -NEW.moved_by AND user_id = OLD.moved_by AND accepted_at IS NOT NULL
)
BEGIN SELECT RAISE(ABORT, 'moves of an issue are append-only'); END;

CREATE TRIGGER life_change_no_delete BEFORE DELETE ON life_change
BEGIN SELECT RAISE(ABORT, 'moves of an issue are append-only'); END;

CREATE TRIGGER note_words_stay BEFORE UPDATE ON note
WHEN NEW.words <> OLD.words OR NEW.at <> OLD.at
OR (NEW.written_by <> OLD.written_by AND NEW.written_by >= 0)
OR (NEW.code <> OLD.code AND NOT (OLD.topic = 'speaker' AND NEW.code LIKE '-%'))
BEGIN SELECT RAISE(ABORT, 'a note never changes'); END;

CREATE TRIGGER note_no_delete BEFORE DELETE ON note
BEGIN SELECT RAISE(ABORT, 'a note never changes'); END;
