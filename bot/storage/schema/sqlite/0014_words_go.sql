-- Words that were appended for ever may go, and nothing else of their line: with the
-- records of a finished issue, or while somebody who is being erased is masked in them.

DROP TRIGGER level_change_no_update;
CREATE TRIGGER level_change_no_update BEFORE UPDATE ON level_change
WHEN NEW.issue_id <> OLD.issue_id OR NEW.number <> OLD.number OR NEW.at <> OLD.at
OR NEW.old_level IS NOT OLD.old_level OR NEW.new_level <> OLD.new_level
OR NEW.score IS NOT OLD.score OR NEW.floors <> OLD.floors
OR NOT (
    NEW.reason = OLD.reason AND EXISTS (
        SELECT 1 FROM person
        WHERE number = -NEW.changed_by AND user_id = OLD.changed_by
        AND accepted_at IS NOT NULL
    )
    OR NEW.changed_by = OLD.changed_by AND (
        NEW.reason = '' AND EXISTS (
            SELECT 1 FROM issue
            WHERE id = OLD.issue_id AND is_open = 0 AND title = '…'
        )
        OR EXISTS (
            SELECT 1 FROM person WHERE accepted_at IS NOT NULL AND user_id IS NOT NULL
        )
    )
)
BEGIN SELECT RAISE(ABORT, 'changes of level are append-only'); END;

DROP TRIGGER life_change_no_update;
CREATE TRIGGER life_change_no_update BEFORE UPDATE ON life_change
WHEN NEW.issue_id <> OLD.issue_id OR NEW.number <> OLD.number OR NEW.at <> OLD.at
OR NEW.action <> OLD.action OR NEW.code <> OLD.code OR NEW.old_state <> OLD.old_state
OR NEW.new_state <> OLD.new_state OR NEW.reason_code <> OLD.reason_code
OR NOT (
    NEW.reason = OLD.reason AND EXISTS (
        SELECT 1 FROM person
        WHERE number = -NEW.moved_by AND user_id = OLD.moved_by
        AND accepted_at IS NOT NULL
    )
    OR NEW.moved_by IS OLD.moved_by AND (
        NEW.reason = '' AND EXISTS (
            SELECT 1 FROM issue
            WHERE id = OLD.issue_id AND is_open = 0 AND title = '…'
        )
        OR EXISTS (
            SELECT 1 FROM person WHERE accepted_at IS NOT NULL AND user_id IS NOT NULL
        )
    )
)
BEGIN SELECT RAISE(ABORT, 'moves of an issue are append-only'); END;

DROP TRIGGER note_words_stay;
CREATE TRIGGER note_words_stay BEFORE UPDATE ON note
WHEN NEW.at <> OLD.at
OR (NEW.written_by <> OLD.written_by AND NEW.written_by >= 0)
OR (NEW.code <> OLD.code AND NOT (OLD.topic = 'speaker' AND NEW.code LIKE '-%'))
OR (NEW.words <> OLD.words AND NOT (
    NEW.words = '' AND EXISTS (
        SELECT 1 FROM issue WHERE id = OLD.issue_id AND is_open = 0 AND title = '…'
    )
    OR EXISTS (
        SELECT 1 FROM person WHERE accepted_at IS NOT NULL AND user_id IS NOT NULL
    )
))
BEGIN SELECT RAISE(ABORT, 'a note never changes'); END;
