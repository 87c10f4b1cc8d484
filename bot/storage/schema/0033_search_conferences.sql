-- Press conferences are searched, too: read all again.

INSERT INTO search_stale (issue_id) SELECT id FROM issue WHERE true
ON CONFLICT DO NOTHING;
