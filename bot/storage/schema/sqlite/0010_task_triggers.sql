-- A decision never changes. Who is being erased becomes a number below zero in it; its
-- words go with the records of a finished issue, or while somebody is masked in them.

CREATE TRIGGER decision_stays BEFORE UPDATE ON decision
WHEN NEW.decided_at <> OLD.decided_at OR NEW.recorded_at <> OLD.recorded_at
OR NEW.origin <> OLD.origin OR NEW.medium <> OLD.medium
OR (NEW.recorded_by <> OLD.recorded_by AND NEW.recorded_by >= 0)
OR (NEW.decided_by IS NOT OLD.decided_by
    AND (NEW.decided_by IS NULL OR NEW.decided_by >= 0))
OR ((NEW.what <> OLD.what OR NEW.why <> OLD.why OR NEW.by_name <> OLD.by_name
     OR NEW.alternatives <> OLD.alternatives)
    AND NOT (
        NEW.what = '…' AND EXISTS (
            SELECT 1 FROM issue
            WHERE id = OLD.issue_id AND is_open = 0 AND title = '…'
        )
        OR EXISTS (
            SELECT 1 FROM person WHERE accepted_at IS NOT NULL AND user_id IS NOT NULL
        )
    ))
BEGIN SELECT RAISE(ABORT, 'a decision never changes'); END;

CREATE TRIGGER decision_no_delete BEFORE DELETE ON decision
BEGIN SELECT RAISE(ABORT, 'a decision never changes'); END;
