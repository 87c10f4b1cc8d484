-- A decision never changes; a person who is being erased becomes a number below zero.

CREATE TRIGGER decision_stays BEFORE UPDATE ON decision
WHEN NEW.what <> OLD.what OR NEW.decided_at <> OLD.decided_at OR NEW.why <> OLD.why
OR NEW.recorded_at <> OLD.recorded_at OR NEW.alternatives <> OLD.alternatives
OR NEW.origin <> OLD.origin OR NEW.medium <> OLD.medium OR NEW.by_name <> OLD.by_name
OR (NEW.recorded_by <> OLD.recorded_by AND NEW.recorded_by >= 0)
OR (NEW.decided_by IS NOT OLD.decided_by
    AND (NEW.decided_by IS NULL OR NEW.decided_by >= 0))
BEGIN SELECT RAISE(ABORT, 'a decision never changes'); END;

CREATE TRIGGER decision_no_delete BEFORE DELETE ON decision
BEGIN SELECT RAISE(ABORT, 'a decision never changes'); END;
