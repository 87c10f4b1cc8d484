-- Who wrote a text neither approves nor reviews it, at any rank.

CREATE TRIGGER approval_by_writer BEFORE INSERT ON approval
WHEN EXISTS (
    SELECT 1 FROM text_writer
    WHERE document_id = NEW.document_id AND version = NEW.version
    AND writer = NEW.approver
)
BEGIN SELECT RAISE(ABORT, 'who wrote a text does not approve it'); END;

CREATE TRIGGER review_by_writer BEFORE INSERT ON text_review
WHEN EXISTS (
    SELECT 1 FROM text_writer
    WHERE document_id = NEW.document_id AND version = NEW.version
    AND writer = NEW.reviewer
)
BEGIN SELECT RAISE(ABORT, 'who wrote a text does not review it'); END;
