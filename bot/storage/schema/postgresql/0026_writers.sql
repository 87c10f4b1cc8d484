-- Who wrote a text neither approves nor reviews it, at any rank.

CREATE FUNCTION siaga_not_by_writer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM text_writer
        WHERE document_id = NEW.document_id AND version = NEW.version
        AND writer = CAST(to_jsonb(NEW) ->> TG_ARGV[0] AS bigint)
    ) THEN
        RAISE EXCEPTION 'who wrote a text neither approves nor reviews it'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER approval_by_writer BEFORE INSERT ON approval FOR EACH ROW
EXECUTE FUNCTION siaga_not_by_writer('approver');

CREATE TRIGGER review_by_writer BEFORE INSERT ON text_review FOR EACH ROW
EXECUTE FUNCTION siaga_not_by_writer('reviewer');
