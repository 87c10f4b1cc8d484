-- Issues that only a circle sees, and who was appointed to lead one.

ALTER TABLE issue ADD COLUMN restricted BIGINT NOT NULL DEFAULT 0;

ALTER TABLE issue ADD COLUMN circle TEXT NOT NULL DEFAULT '';  -- ids: ,7,12,

ALTER TABLE issue ADD COLUMN lead BIGINT;

UPDATE issue SET restricted = 1 WHERE floors LIKE '%"F4"%';
