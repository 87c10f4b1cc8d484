-- When a submitted or approved text becomes untrue by itself, and is looked at anew.

ALTER TABLE document ADD COLUMN look_at BIGINT;
CREATE INDEX document_look ON document (look_at) WHERE look_at IS NOT NULL;

-- What waits already is looked at at once: that sets its moment.
UPDATE document SET look_at = 0
WHERE state IN ('fact_review', 'legal_review', 'awaiting_approval', 'approved');
