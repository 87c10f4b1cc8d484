-- What is past its term goes, a few rows at a time; what is still needed stays.

-- updates --
-- Forget updates that were handled.
DELETE FROM inbox WHERE key IN (
    SELECT key FROM inbox
    WHERE state = 'done' AND received_at < :before
    ORDER BY seq
    LIMIT :limit
);

-- set_aside --
-- Forget updates that could not be handled.
DELETE FROM inbox WHERE key IN (
    SELECT key FROM inbox
    WHERE state = 'dead' AND received_at < :before
    ORDER BY seq
    LIMIT :limit
);

-- letters --
-- Forget what letters said, but no call of an issue that is open.
UPDATE outbox SET
    body = '{"key":"' || key || '","klass":"' || klass
    || '","rows":[],"media":[],"not_before": null}',
    afterwards = '', forgotten = 1
WHERE id IN (
    SELECT o.id FROM outbox AS o
    WHERE o.forgotten = 0 AND o.due_at < :before
    AND o.state NOT IN ('pending', 'sending') AND NOT EXISTS (
        SELECT 1 FROM issue AS i WHERE i.id = o.guard AND i.is_open = 1
    )
    ORDER BY o.due_at
    LIMIT :limit
);

-- dialogues --
-- Forget questions that nobody answered.
DELETE FROM dialogue WHERE user_id IN (
    SELECT user_id FROM dialogue WHERE asked_at < :before LIMIT :limit
);

-- buttons --
-- Forget what buttons meant that expired.
DELETE FROM keyboard WHERE token IN (
    SELECT token FROM keyboard WHERE expires_at < :before LIMIT :limit
);

-- invitations --
-- Forget invitations that ended, used or not.
DELETE FROM invitation WHERE token_sha IN (
    SELECT token_sha FROM invitation WHERE expires_at < :before LIMIT :limit
);

-- tries --
-- Forget who tried an invitation.
DELETE FROM invitation_try WHERE at < :before;

-- strangers --
-- Forget who was greeted.
DELETE FROM stranger WHERE user_id IN (
    SELECT user_id FROM stranger WHERE greeted_at < :before LIMIT :limit
);

-- protected --
-- Forget the protected names of issues that ended, and of which nothing moved since.
DELETE FROM protected_name WHERE id IN (
    SELECT p.id FROM protected_name AS p
    JOIN issue AS i ON i.id = p.issue_id AND i.is_open = 0
    WHERE p.added_at < :before AND NOT EXISTS (
        SELECT 1 FROM life_change AS c WHERE c.issue_id = i.id AND c.at >= :before
    )
    ORDER BY p.added_at, p.id
    LIMIT :limit
);

-- old_notes --
-- Return what was sent, and never became part of an issue.
SELECT id FROM report WHERE issue_id IS NULL AND at < :before ORDER BY at LIMIT :limit;

-- note_versions --
-- Forget the versions of a note.
DELETE FROM report_version WHERE report_id = :id;

-- note --
-- Forget a note.
DELETE FROM report WHERE id = :id AND issue_id IS NULL;

-- note_sources --
-- Forget of which messages a note came.
DELETE FROM report_source WHERE report_id = :id;

-- old_attachments --
-- Return reports of finished issues that still lead to files.
SELECT r.id FROM report AS r
JOIN issue AS i ON i.id = r.issue_id AND i.is_open = 0
WHERE r.attachments <> '[]' AND r.at < :before
ORDER BY r.at
LIMIT :limit;

-- attachments --
-- Forget where the files of a report are.
UPDATE report SET attachments = '[]' WHERE id = :id;

-- rumour_files --
-- Forget where the files about rumours of finished issues are.
UPDATE rumour SET attachments = '[]', proofs = '[]'
WHERE created_at < :before AND (attachments <> '[]' OR proofs <> '[]')
AND EXISTS (SELECT 1 FROM issue AS i WHERE i.id = rumour.issue_id AND i.is_open = 0);

-- attachments_before --
-- Forget where the files of its versions are.
UPDATE report_version SET attachments = '[]' WHERE report_id = :id;

-- old_records --
-- Return finished issues whose words are still there.
SELECT id FROM issue
WHERE is_open = 0 AND reported_at < :before AND title <> :forgotten
ORDER BY reported_at
LIMIT :limit;

-- record_title --
-- Leave of an issue its number, its states and its times.
UPDATE issue SET title = :forgotten, place = '', happened = '', source = ''
WHERE id = :id;

-- record_versions --
-- Forget what the reports of an issue said.
UPDATE report_version SET text = '', attachments = '[]'
WHERE report_id IN (SELECT id FROM report WHERE issue_id = :id);

-- record_reports --
-- Forget what the reports of an issue say.
UPDATE report SET text = '', attachments = '[]', forwarded_from = ''
WHERE issue_id = :id;

-- record_drafts --
-- Forget what was drafted; what was submitted stays as it was approved.
UPDATE document SET fields = '{}' WHERE issue_id = :id;

-- record_debts --
-- Forget why a step did without something.
UPDATE debt SET reason = '' WHERE issue_id = :id;

-- record_appeal --
-- Forget why somebody appealed.
UPDATE appeal SET reason = '' WHERE issue_id = :id;

-- record_notes --
-- Forget what the notes of an issue say; their topics, codes and times stay.
UPDATE note SET words = '' WHERE issue_id = :id AND words <> '';

-- record_moves --
-- Forget in which words an issue was moved; the codes of the reasons stay.
UPDATE life_change SET reason = '' WHERE issue_id = :id AND reason <> '';

-- record_levels --
-- Forget in which words its level was changed; levels, scores and floors stay.
UPDATE level_change SET reason = '' WHERE issue_id = :id AND reason <> '';

-- record_claims --
-- Forget claims that were not saved.
DELETE FROM fact_draft WHERE issue_id = :id;

-- record_inputs --
-- Leave of what citizens asked for its states, its channel and how many they were.
UPDATE citizen_input SET
    words = '…', lapor = '', answer = CASE WHEN answer = '' THEN '' ELSE '…' END
WHERE issue_id = :id;

-- record_rumours --
-- Leave of rumours their numbers, their states and their times.
UPDATE rumour SET
    text = '…', url = '', origin = '', attachments = '[]', proofs = '[]',
    proof = CASE WHEN proof = '' THEN '' ELSE '…' END,
    published = CASE WHEN published = '' THEN '' ELSE '…' END
WHERE issue_id = :id;

-- record_promises --
-- Leave of promises their numbers, their states and their times.
UPDATE promise SET
    link = '',
    text = CASE WHEN text = '' THEN '' ELSE '…' END,
    reason = CASE WHEN reason = '' THEN '' ELSE '…' END
WHERE issue_id = :id;

-- record_enquiries --
-- Forget what journalists asked about an issue, and what they were told.
UPDATE enquiry SET words = '', answer = '', journalist_id = '' WHERE issue_id = :id;

-- record_clippings --
-- Forget what was published about an issue, and where.
UPDATE clipping SET link = '', words = '', attachments = '[]' WHERE issue_id = :id;

-- old_journalists --
-- Return journalists who asked last before an instant.
SELECT id FROM journalist WHERE last_at < :before ORDER BY last_at LIMIT :limit;

-- journalist_named --
-- Let the questions of somebody be of nobody.
UPDATE enquiry SET journalist_id = '' WHERE journalist_id = :id;

-- journalist --
-- Forget who somebody outside is.
DELETE FROM journalist WHERE id = :id;

-- clipping_files --
-- Forget where the files of clippings of finished issues are.
UPDATE clipping SET attachments = '[]'
WHERE attachments <> '[]' AND added_at < :before AND issue_id IN (
    SELECT id FROM issue WHERE is_open = 0
);

-- record_facts --
-- Return the facts of an issue, with who said so.
SELECT id, sources FROM fact WHERE issue_id = :id ORDER BY id;

-- record_fact --
-- Leave of a fact its number, its states and its times.
UPDATE fact SET
    text = :forgotten, metric = '', amount = '', unit = '', place = '',
    sources = :sources
WHERE id = :id;

-- record_task_drafts --
-- Forget tasks that were not saved.
DELETE FROM task_draft WHERE issue_id = :id;

-- record_roles --
-- Leave of a role who had it, and when.
UPDATE assignment SET note = '', reason = '' WHERE issue_id = :id;

-- record_tasks --
-- Leave of a task its number, its states and its times.
UPDATE task SET
    what = :forgotten, reason = '',
    outside = CASE WHEN outside = '' THEN '' ELSE :forgotten END
WHERE issue_id = :id;

-- record_decisions --
-- Leave of a decision who recorded it, and when.
UPDATE decision SET
    what = :forgotten, why = '', alternatives = '',
    by_name = CASE WHEN by_name = '' THEN '' ELSE :forgotten END
WHERE issue_id = :id;

-- record_task_evidence --
-- Forget what showed that a task was done.
UPDATE task_evidence SET text = '', attachments = '[]'
WHERE task_id IN (SELECT id FROM task WHERE issue_id = :id);

-- evidence --
-- Forget where the files are that showed tasks of finished issues to be done.
UPDATE task_evidence SET attachments = '[]'
WHERE attachments <> '[]' AND at < :before AND task_id IN (
    SELECT t.id FROM task AS t
    JOIN issue AS i ON i.id = t.issue_id AND i.is_open = 0
);

-- record_parties --
-- Leave of a stakeholder its weight, and when somebody was told.
UPDATE stakeholder SET name = :forgotten, seed = '', channel = '', message = ''
WHERE issue_id = :id;

-- record_strategies --
-- Forget why a strategy was chosen; which one it was stays.
UPDATE plan SET reason = '' WHERE issue_id = :id;

-- record_maps --
-- Forget the messages.
UPDATE plan SET content = '{"question":"","messages":[]}'
WHERE issue_id = :id AND part = 'message_map';

-- record_narratives --
-- Forget the narrative; who approved which version stays.
UPDATE plan SET
    content = '{"core":"","say":[],"unsaid":[],"messages":[],"map_version":0}'
WHERE issue_id = :id AND part = 'narrative';

-- record_sitreps --
-- Leave of situation reports their numbers, their states and their times.
UPDATE sitrep SET summary = '', requests = '', words = '' WHERE issue_id = :id;

-- record_sitrep_drafts --
-- Forget reports that were not sent.
DELETE FROM sitrep_draft WHERE issue_id = :id;

-- record_meetings --
-- Leave of meetings their numbers, their states and their times.
UPDATE meeting SET place = '', agenda = '' WHERE issue_id = :id;

-- record_guests --
-- Forget which agencies without an account were invited, and what anybody answered.
UPDATE meeting_guest SET
    said = '', name = CASE WHEN name = '' THEN '' ELSE :forgotten END
WHERE meeting_id IN (SELECT id FROM meeting WHERE issue_id = :id);

-- record_minutes --
-- Forget what minutes say.
UPDATE minute_line SET words = ''
WHERE meeting_id IN (SELECT id FROM meeting WHERE issue_id = :id);

-- record_conferences --
-- Leave of press conferences their numbers, their states and their times.
UPDATE conference SET place = '', topic = '', speakers = '' WHERE issue_id = :id;

-- record_conference_lines --
-- Forget what was said there.
UPDATE conference_line SET words = ''
WHERE conference_id IN (SELECT id FROM conference WHERE issue_id = :id);

-- record_musters --
-- Forget where people were called together.
UPDATE muster SET place = '' WHERE issue_id = :id;

-- record_muster_answers --
-- Forget why somebody could not come.
UPDATE muster_answer SET said = ''
WHERE muster_id IN (SELECT id FROM muster WHERE issue_id = :id);

-- loose_musters --
-- Forget why somebody could not come to what belongs to no issue.
UPDATE muster_answer SET said = ''
WHERE said <> '' AND muster_id IN (
    SELECT id FROM muster WHERE issue_id IS NULL AND called_at < :before
);
