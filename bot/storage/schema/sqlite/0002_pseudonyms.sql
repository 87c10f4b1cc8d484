-- What was written for ever changes in one way: a person who is being erased becomes
-- their pseudonym, the number below zero. Nothing else of the line may differ.

DROP TRIGGER document_version_no_update;
CREATE TRIGGER document_version_no_update BEFORE UPDATE ON document_version
WHEN NEW.document_id <> OLD.document_id OR NEW.version <> OLD.version
OR NEW.body <> OLD.body OR NEW.sha <> OLD.sha OR NEW.at <> OLD.at
OR NOT EXISTS (
    SELECT 1 FROM person
    WHERE number = -NEW.author AND user_id = OLD.author AND accepted_at IS NOT NULL
)
BEGIN SELECT RAISE(ABORT, 'a submitted text never changes'); END;

DROP TRIGGER level_change_no_update;
CREATE TRIGGER level_change_no_update BEFORE UPDATE ON level_change
WHEN NEW.issue_id <> OLD.issue_id OR NEW.number <> OLD.number OR NEW.at <> OLD.at
OR NEW.old_level IS NOT OLD.old_level OR NEW.new_level <> OLD.new_level
OR NEW.score IS NOT OLD.score OR NEW.floors <> OLD.floors OR NEW.reason <> OLD.reason
OR NOT EXISTS (
    SELECT 1 FROM person
    WHERE number = -NEW.changed_by AND user_id = OLD.changed_by
    AND accepted_at IS NOT NULL
)
BEGIN SELECT RAISE(ABORT, 'changes of level are append-only'); END;
