-- Taking a person out of every table: their account becomes the number below zero.

-- member --
-- Leave of a member what the office's records need: the roles, under a pseudonym.
UPDATE member SET user_id = :pseudonym, position = '', unit = '', phone = '',
    unreachable = ''
WHERE user_id = :user_id;

-- mask_member --
-- Say of a member nothing but the pseudonym.
UPDATE member SET name = :name, position = '', unit = '', phone = '', suspended = 1
WHERE user_id = :user_id;

-- reported --
-- Whose issue it was.
UPDATE issue SET reported_by = :pseudonym WHERE reported_by = :user_id;

-- owned --
-- Who had it in hand.
UPDATE issue SET owner = :pseudonym WHERE owner = :user_id;

-- led --
-- Who led it.
UPDATE issue SET lead = :pseudonym WHERE lead = :user_id;

-- let_in --
-- Who was let into it.
UPDATE issue SET circle = REPLACE(
    circle,
    ',' || CAST(CAST(:user_id AS BIGINT) AS TEXT) || ',',
    ',' || CAST(CAST(:pseudonym AS BIGINT) AS TEXT) || ','
)
WHERE circle <> '';

-- followers --
-- Nobody follows who cannot be written to.
DELETE FROM follower WHERE user_id = :user_id;

-- mappings --
-- Whose answers to the rubric.
UPDATE mapping SET member = :pseudonym WHERE member = :user_id;

-- levels --
-- Who changed the level.
UPDATE level_change SET changed_by = :pseudonym WHERE changed_by = :user_id;

-- words --
-- Who told the public.
UPDATE public_word SET said_by = :pseudonym WHERE said_by = :user_id;

-- cards --
-- No card is left where nobody reads.
DELETE FROM card WHERE reader = :user_id OR chat_id = :user_id;

-- moves --
-- Who moved an issue.
UPDATE life_change SET moved_by = :pseudonym WHERE moved_by = :user_id;

-- notes --
-- Who wrote a note.
UPDATE note SET written_by = :pseudonym WHERE written_by = :user_id;

-- seconds --
-- Who stood behind a note.
UPDATE note SET backed_by = :pseudonym WHERE backed_by = :user_id;

-- speakers --
-- Who was asked to speak.
UPDATE note SET code = CAST(CAST(:pseudonym AS BIGINT) AS TEXT)
WHERE CASE WHEN topic IN ('speaker', 'lead') THEN CAST(code AS BIGINT) END = :user_id;

-- debtors --
-- Who went on without something.
UPDATE debt SET incurred_by = :pseudonym WHERE incurred_by = :user_id;

-- appellants --
-- Who appealed.
UPDATE appeal SET made_by = :pseudonym WHERE made_by = :user_id;

-- judges --
-- Who heard an appeal.
UPDATE appeal SET judged_by = :pseudonym WHERE judged_by = :user_id;

-- reports --
-- Who reported.
UPDATE report SET author = :pseudonym WHERE author = :user_id;

-- climbs --
-- Who had the calls begin.
UPDATE escalation SET started_by = :pseudonym WHERE started_by = :user_id;

-- documents --
-- Who wrote.
UPDATE document SET author = :pseudonym WHERE author = :user_id;

-- texts --
-- Who wrote what was submitted; approvals of it follow.
UPDATE document_version SET author = :pseudonym WHERE author = :user_id;

-- approvers --
-- Who approved.
UPDATE approval SET approver = :pseudonym WHERE approver = :user_id;

-- recorders --
-- Who wrote an oral approval down.
UPDATE approval SET recorded_by = :pseudonym WHERE recorded_by = :user_id;

-- text_writers --
-- Who wrote what was submitted, beside its author.
UPDATE text_writer SET writer = :pseudonym WHERE writer = :user_id;

-- text_reviewers --
-- Who looked at a text before its approval.
UPDATE text_review SET reviewer = :pseudonym WHERE reviewer = :user_id;

-- claimed --
-- Who claimed a fact.
UPDATE fact SET reporter = :pseudonym WHERE reporter = :user_id;

-- first_verified --
-- Who verified it first.
UPDATE fact SET first_verifier = :pseudonym WHERE first_verifier = :user_id;

-- second_verified --
-- Who verified it then.
UPDATE fact SET second_verifier = :pseudonym WHERE second_verifier = :user_id;

-- named_sources --
-- Who named its sources.
UPDATE fact SET sources = REPLACE(sources, CAST(:old AS TEXT), CAST(:new AS TEXT))
WHERE sources LIKE :some;

-- none_declared --
-- Who said that no fact is verified yet.
UPDATE no_facts SET said_by = :pseudonym WHERE said_by = :user_id;

-- card_judges --
-- Who called a file an identity card.
UPDATE identity_card SET judged_by = :pseudonym WHERE judged_by = :user_id;

-- input_loggers --
-- Who logged what citizens ask for.
UPDATE citizen_input SET reporter = :pseudonym WHERE reporter = :user_id;

-- input_answerers --
-- Who answered it.
UPDATE citizen_input SET answered_by = :pseudonym WHERE answered_by = :user_id;

-- said_inputs --
-- Return what they logged or answered.
SELECT id, words, answer FROM citizen_input
WHERE reporter = :user_id OR answered_by = :user_id;

-- say_input --
-- Keep it without their name.
UPDATE citizen_input SET words = :words, answer = :answer WHERE id = :id;

-- roles --
-- Who was offered a role, who offered it, and who was to be asked next.
UPDATE assignment SET
    member = CASE WHEN member = :user_id THEN :pseudonym ELSE member END,
    offered_by = CASE WHEN offered_by = :user_id THEN :pseudonym ELSE offered_by END,
    then_ask = CASE WHEN then_ask = :user_id THEN :pseudonym ELSE then_ask END
WHERE member = :user_id OR offered_by = :user_id OR then_ask = :user_id;

-- team_posts --
-- Who was meant for a role, and who was to deputise.
UPDATE team_post SET
    member = CASE WHEN member = :user_id THEN :pseudonym ELSE member END,
    deputy = CASE WHEN deputy = :user_id THEN :pseudonym ELSE deputy END
WHERE member = :user_id OR deputy = :user_id;

-- said_roles --
-- Return roles whose notes and reasons may name somebody.
SELECT id, note, reason FROM assignment WHERE note LIKE :some OR reason LIKE :some;

-- say_role --
-- Keep note and reason of a role without a name.
UPDATE assignment SET note = :note, reason = :reason WHERE id = :id;

-- task_owners --
-- Whose task it was.
UPDATE task SET owner = :pseudonym WHERE owner = :user_id;

-- task_givers --
-- Who gave it.
UPDATE task SET given_by = :pseudonym WHERE given_by = :user_id;

-- task_movers --
-- Who moved it last.
UPDATE task SET moved_by = :pseudonym WHERE moved_by = :user_id;

-- task_evidence --
-- Who showed that it was done.
UPDATE task_evidence SET given_by = :pseudonym WHERE given_by = :user_id;

-- deciders --
-- Who decided.
UPDATE decision SET decided_by = :pseudonym WHERE decided_by = :user_id;

-- decision_writers --
-- Who wrote a decision down.
UPDATE decision SET recorded_by = :pseudonym WHERE recorded_by = :user_id;

-- task_drafts --
-- Forget what they did not save, and what others were about to give them.
DELETE FROM task_draft
WHERE author = :user_id OR fields LIKE '%' || CAST(:user_id AS TEXT) || '%';

-- parties_added --
-- Who put a stakeholder on the map.
UPDATE stakeholder SET added_by = :pseudonym WHERE added_by = :user_id;

-- parties_of --
-- Who looks after one.
UPDATE stakeholder SET pic = :pseudonym WHERE pic = :user_id;

-- parties_told --
-- Who told one.
UPDATE stakeholder SET contacted_by = :pseudonym WHERE contacted_by = :user_id;

-- plans --
-- Who wrote a strategy, a message map, a narrative.
UPDATE plan SET written_by = :pseudonym WHERE written_by = :user_id;

-- plans_approved --
-- Who approved a narrative.
UPDATE plan SET approved_by = :pseudonym WHERE approved_by = :user_id;

-- mandates_given --
-- Who said what a spokesperson may speak about.
UPDATE mandate SET given_by = :pseudonym WHERE given_by = :user_id;

-- brief_writers --
-- Who wrote a line of a brief.
UPDATE brief_line SET written_by = :pseudonym WHERE written_by = :user_id;

-- brief_approvers --
-- Who approved one.
UPDATE brief_line SET approved_by = :pseudonym WHERE approved_by = :user_id;

-- protectors --
-- Who wrote down a protected name.
UPDATE protected_name SET added_by = :pseudonym WHERE added_by = :user_id;

-- actors --
-- Who acts, or acted, for the holder of an office.
UPDATE acting SET actor = :pseudonym WHERE actor = :user_id;

-- acting_recorders --
-- Who wrote down that somebody acts.
UPDATE acting SET recorded_by = :pseudonym WHERE recorded_by = :user_id;

-- acting_enders --
-- Who ended it.
UPDATE acting SET ended_by = :pseudonym WHERE ended_by = :user_id;

-- rumours_heard --
-- Who recorded a rumour.
UPDATE rumour SET reporter = :pseudonym WHERE reporter = :user_id;

-- rumours_labelled --
-- Who proposed the label that it has.
UPDATE rumour SET labeller = :pseudonym WHERE labeller = :user_id;

-- rumours_confirmed --
-- Who agreed to it.
UPDATE rumour SET confirmer = :pseudonym WHERE confirmer = :user_id;

-- rumours_proposed --
-- Who proposed a label that waits.
UPDATE rumour SET proposer = :pseudonym WHERE proposer = :user_id;

-- rumours_decided --
-- Who decided what to do about a rumour.
UPDATE rumour SET decider = :pseudonym WHERE decider = :user_id;

-- promised --
-- Who made a promise.
UPDATE promise SET made_by = :pseudonym WHERE made_by = :user_id;

-- promises_ended --
-- Who kept or replaced one.
UPDATE promise SET ended_by = :pseudonym WHERE ended_by = :user_id;

-- recorded --
-- Who recorded a question of a journalist.
UPDATE enquiry SET recorded_by = :pseudonym WHERE recorded_by = :user_id;

-- askers --
-- Who had it in hand.
UPDATE enquiry SET owner = :pseudonym WHERE owner = :user_id;

-- answerers --
-- Who answered it.
UPDATE enquiry SET answered_by = :pseudonym WHERE answered_by = :user_id;

-- clippers --
-- Who kept a clipping.
UPDATE clipping SET added_by = :pseudonym WHERE added_by = :user_id;

-- acquainted --
-- Who put a journalist on the media list.
UPDATE journalist SET added_by = :pseudonym WHERE added_by = :user_id;

-- claims --
-- Forget what they did not save.
DELETE FROM fact_draft WHERE author = :user_id;

-- dialogues --
-- Forget what they were asked, and what others were asked about them.
DELETE FROM dialogue
WHERE user_id = :user_id OR subject = :code OR facts LIKE :quoted;

-- keyboards --
-- Forget their buttons, and those of others that mean them.
DELETE FROM keyboard
WHERE chat_id = :user_id OR presses LIKE :quoted
OR presses LIKE :first OR presses LIKE :between OR presses LIKE :last;

-- inviters --
-- Who invited.
UPDATE invitation SET made_by = :pseudonym WHERE made_by = :user_id;

-- invited --
-- Who was meant.
UPDATE invitation SET for_user = :pseudonym WHERE for_user = :user_id;

-- joined --
-- Who came.
UPDATE invitation SET used_by = :pseudonym WHERE used_by = :user_id;

-- tries --
-- Forget their tries.
DELETE FROM invitation_try WHERE user_id = :user_id;

-- stranger --
-- Forget that they were greeted.
DELETE FROM stranger WHERE user_id = :user_id;

-- presses --
-- Forget which buttons they pressed.
DELETE FROM done WHERE key LIKE :pressed;

-- updates --
-- Forget what they sent.
DELETE FROM inbox WHERE chat_id = :user_id;

-- letters --
-- Forget what they were told.
DELETE FROM outbox WHERE chat_id = :user_id;

-- add_sources --
-- Name their messages anew, before the old names go.
INSERT INTO report_source (source, report_id, at)
SELECT CAST(:prefix AS TEXT) || SUBSTR(source, :skip), report_id, at
FROM report_source
WHERE source LIKE :chat
ON CONFLICT DO NOTHING;

-- use_sources --
-- Let their reports come from the new names.
UPDATE report SET source = CAST(:prefix AS TEXT) || SUBSTR(source, :skip)
WHERE source LIKE :chat;

-- drop_sources --
-- Forget the old names.
DELETE FROM report_source WHERE source LIKE :chat;

-- named_letters --
-- Return letters to others that may name them, in order.
SELECT id, key, body, afterwards, edits, parent, target, guard, slot FROM outbox
WHERE id > :after AND (
    body LIKE :a OR body LIKE :b OR body LIKE :c OR body LIKE :d OR body LIKE :e
    OR key LIKE :a OR slot LIKE :a OR parent LIKE :a OR target LIKE :a
)
ORDER BY id
LIMIT :limit;

-- rewrite_letter --
-- Say a letter again without the name.
UPDATE outbox SET
    key = :key, body = :body, afterwards = :afterwards, edits = :edits,
    parent = :parent, target = :target, guard = :guard, slot = :slot
WHERE id = :id;

-- named_updates --
-- Forget what others sent where it may name them.
UPDATE inbox SET payload = '{}'
WHERE state <> 'new' AND payload <> '{}' AND (
    payload LIKE :a OR payload LIKE :b OR payload LIKE :c OR payload LIKE :d
    OR payload LIKE :e
);

-- handled_updates --
-- Forget all that was handled: messages name people in more ways than can be found.
UPDATE inbox SET payload = '{}' WHERE state = 'done' AND payload <> '{}';

-- said --
-- Return what they reported.
SELECT id, text, attachments, forwarded_from FROM report WHERE author = :user_id;

-- say_again --
-- Keep a report without their name.
UPDATE report SET
    text = :text, attachments = :attachments, forwarded_from = :forwarded_from
WHERE id = :id;

-- said_before --
-- Return every version of what they reported.
SELECT v.report_id, v.version, v.text, v.attachments
FROM report_version AS v
JOIN report AS r ON r.id = v.report_id
WHERE r.author = :user_id;

-- say_before --
-- Keep a version without their name.
UPDATE report_version SET text = :text, attachments = :attachments
WHERE report_id = :report_id AND version = :version;

-- said_facts --
-- Return the facts that they claimed, or of which they named a source.
SELECT id, text, metric, place, sources FROM fact
WHERE reporter = :user_id OR sources LIKE :some;

-- say_fact --
-- Keep a fact without their name.
UPDATE fact SET text = :text, metric = :metric, place = :place, sources = :sources
WHERE id = :id;

-- named_notes --
-- Return notes that may name them, whoever wrote them.
SELECT issue_id, topic, version, words AS said FROM note
WHERE words LIKE :a OR words LIKE :b OR words LIKE :c OR words LIKE :d OR words LIKE :e;

-- note_again --
-- Keep a note without their name.
UPDATE note SET words = :said
WHERE issue_id = :issue_id AND topic = :topic AND version = :version;

-- named_moves --
-- Return moves of issues whose reasons may name them.
SELECT issue_id, number, reason AS said FROM life_change
WHERE reason LIKE :a OR reason LIKE :b OR reason LIKE :c OR reason LIKE :d
OR reason LIKE :e;

-- move_again --
-- Keep the reason of a move without their name.
UPDATE life_change SET reason = :said WHERE issue_id = :issue_id AND number = :number;

-- named_levels --
-- Return changes of levels whose reasons may name them.
SELECT issue_id, number, reason AS said FROM level_change
WHERE reason LIKE :a OR reason LIKE :b OR reason LIKE :c OR reason LIKE :d
OR reason LIKE :e;

-- level_again --
-- Keep the reason of a level without their name.
UPDATE level_change SET reason = :said WHERE issue_id = :issue_id AND number = :number;

-- named_debts --
-- Return debts whose reasons may name them.
SELECT issue_id, number, reason AS said FROM debt
WHERE reason LIKE :a OR reason LIKE :b OR reason LIKE :c OR reason LIKE :d
OR reason LIKE :e;

-- debt_again --
-- Keep the reason of a debt without their name.
UPDATE debt SET reason = :said WHERE issue_id = :issue_id AND number = :number;

-- named_appeals --
-- Return appeals that may name them.
SELECT issue_id, reason AS said FROM appeal
WHERE reason LIKE :a OR reason LIKE :b OR reason LIKE :c OR reason LIKE :d
OR reason LIKE :e;

-- appeal_again --
-- Keep an appeal without their name.
UPDATE appeal SET reason = :said WHERE issue_id = :issue_id;

-- named_tasks --
-- Return tasks that may name them, whoever gave them.
SELECT id, what, outside, reason FROM (
    SELECT id, what, outside, reason, what || ' ' || outside || ' ' || reason AS said
    FROM task
) AS t
WHERE said LIKE :a OR said LIKE :b OR said LIKE :c OR said LIKE :d OR said LIKE :e;

-- say_task --
-- Keep a task without their name.
UPDATE task SET what = :what, outside = :outside, reason = :reason WHERE id = :id;

-- named_evidence --
-- Return evidence that may name them.
SELECT task_id, number, text FROM task_evidence
WHERE text LIKE :a OR text LIKE :b OR text LIKE :c OR text LIKE :d OR text LIKE :e;

-- say_evidence --
-- Keep it without their name.
UPDATE task_evidence SET text = :text WHERE task_id = :task_id AND number = :number;

-- named_decisions --
-- Return decisions that may name them.
SELECT id, what, by_name, why, alternatives FROM (
    SELECT
        id, what, by_name, why, alternatives,
        what || ' ' || by_name || ' ' || why || ' ' || alternatives AS said
    FROM decision
) AS d
WHERE said LIKE :a OR said LIKE :b OR said LIKE :c OR said LIKE :d OR said LIKE :e;

-- say_decision --
-- Keep a decision without their name.
UPDATE decision SET
    what = :what, by_name = :by_name, why = :why, alternatives = :alternatives
WHERE id = :id;

-- named_mandates --
-- Return mandates whose topics may name them.
SELECT issue_id, version, topics FROM mandate
WHERE topics LIKE :a OR topics LIKE :b OR topics LIKE :c OR topics LIKE :d
OR topics LIKE :e;

-- say_mandate --
-- Keep topics without their name.
UPDATE mandate SET topics = :topics WHERE issue_id = :issue_id AND version = :version;

-- named_brief_lines --
-- Return lines of briefs that may name them.
SELECT id, question, words FROM brief_line
WHERE question LIKE :a OR question LIKE :b OR question LIKE :c OR question LIKE :d
OR question LIKE :e OR words LIKE :a OR words LIKE :b OR words LIKE :c
OR words LIKE :d OR words LIKE :e;

-- say_brief_line --
-- Keep a line without their name.
UPDATE brief_line SET question = :question, words = :words WHERE id = :id;

-- named_protected --
-- Return protected names that may be theirs.
SELECT id, name FROM protected_name
WHERE name LIKE :a OR name LIKE :b OR name LIKE :c OR name LIKE :d OR name LIKE :e;

-- say_protected --
-- Keep what is left of one.
UPDATE protected_name SET name = :name WHERE id = :id;

-- named_acting --
-- Return letters by which somebody acts that may name them.
SELECT id, letter FROM acting
WHERE letter LIKE :a OR letter LIKE :b OR letter LIKE :c OR letter LIKE :d
OR letter LIKE :e;

-- say_acting --
-- Keep a letter without their name.
UPDATE acting SET letter = :letter WHERE id = :id;

-- named_parties --
-- Return stakeholders that may name them.
SELECT id, name, channel, message FROM stakeholder
WHERE name LIKE :a OR name LIKE :b OR name LIKE :c OR name LIKE :d OR name LIKE :e
OR channel LIKE :a OR channel LIKE :b OR channel LIKE :c OR channel LIKE :d
OR channel LIKE :e OR message LIKE :a OR message LIKE :b OR message LIKE :c
OR message LIKE :d OR message LIKE :e;

-- say_party --
-- Keep a stakeholder without their name.
UPDATE stakeholder SET name = :name, channel = :channel, message = :message
WHERE id = :id;

-- named_plans --
-- Return strategies, messages and narratives that may name them.
SELECT issue_id, part, version, content, reason FROM plan
WHERE content LIKE :a OR content LIKE :b OR content LIKE :c OR content LIKE :d
OR content LIKE :e OR reason LIKE :a OR reason LIKE :b OR reason LIKE :c
OR reason LIKE :d OR reason LIKE :e;

-- say_plan --
-- Keep a plan without their name.
UPDATE plan SET content = :content, reason = :reason
WHERE issue_id = :issue_id AND part = :part AND version = :version;

-- said_rumours --
-- Return the rumours that they recorded, decided or labelled.
SELECT id, text, url, origin, attachments, proof, proofs, published FROM rumour
WHERE reporter = :user_id OR decider = :user_id OR labeller = :user_id
    OR proposer = :user_id OR confirmer = :user_id;

-- say_rumour --
-- Keep a rumour without their name.
UPDATE rumour SET
    text = :text, url = :url, origin = :origin, attachments = :attachments,
    proof = :proof, proofs = :proofs, published = :published
WHERE id = :id;

-- said_promises --
-- Return the promises that they made or ended.
SELECT id, text, link, reason FROM promise
WHERE made_by = :user_id OR ended_by = :user_id;

-- say_promise --
-- Keep a promise without their name.
UPDATE promise SET text = :text, link = :link, reason = :reason WHERE id = :id;

-- said_answers --
-- Return the questions that they recorded or answered.
SELECT id, words, answer FROM enquiry
WHERE recorded_by = :user_id OR answered_by = :user_id OR owner = :user_id;

-- say_answer --
-- Keep a question and its answer without their name.
UPDATE enquiry SET words = :words, answer = :answer WHERE id = :id;

-- said_clippings --
-- Return the clippings that they kept.
SELECT id, words, attachments FROM clipping WHERE added_by = :user_id;

-- say_clipping --
-- Keep a clipping without their name.
UPDATE clipping SET words = :words, attachments = :attachments WHERE id = :id;

-- titles --
-- Return what their issues are called.
SELECT id, title, place, happened, source FROM issue WHERE reported_by = :user_id;

-- call_again --
-- Keep an issue without their name.
UPDATE issue SET
    title = :title, place = :place, happened = :happened, source = :source
WHERE id = :id;

-- profiles --
-- Return what Telegram said of them in what they sent.
SELECT payload FROM inbox WHERE chat_id = :user_id AND payload <> '{}';

-- pictures --
-- Forget the files of letters that have left: pictures may name people.
DELETE FROM enclosure WHERE NOT EXISTS (
    SELECT 1 FROM outbox AS o
    WHERE o.file = enclosure.sha AND o.file <> ''
    AND o.state IN ('pending', 'sending', 'uncertain', 'hold')
);

-- sitreps --
-- Who wrote a situation report.
UPDATE sitrep SET written_by = :pseudonym WHERE written_by = :user_id;

-- sitrep_drafts --
-- Forget what they did not send.
DELETE FROM sitrep_draft WHERE author = :user_id;

-- said_sitreps --
-- Return the situation reports in which something stands.
SELECT id, summary, requests, words FROM sitrep
WHERE words LIKE :some OR summary LIKE :some OR requests LIKE :some;

-- say_sitrep --
-- Keep a report without their name.
UPDATE sitrep SET summary = :summary, requests = :requests, words = :words
WHERE id = :id;

-- meeting_bookers --
-- Who booked a meeting.
UPDATE meeting SET booked_by = :pseudonym WHERE booked_by = :user_id;

-- meeting_chairs --
-- Who leads a meeting.
UPDATE meeting SET chair = :pseudonym WHERE chair = :user_id;

-- minute_takers --
-- Who took minutes.
UPDATE meeting SET taker = :pseudonym WHERE taker = :user_id;

-- minutes_approvers --
-- Who approved minutes.
UPDATE meeting SET approved_by = :pseudonym WHERE approved_by = :user_id;

-- meeting_guests --
-- Who was invited.
UPDATE meeting_guest SET user_id = :pseudonym WHERE user_id = :user_id;

-- minute_writers --
-- Who wrote a line of minutes.
UPDATE minute_line SET written_by = :pseudonym WHERE written_by = :user_id;

-- conference_planners --
-- Who planned a press conference.
UPDATE conference SET planned_by = :pseudonym WHERE planned_by = :user_id;

-- conference_owners --
-- Whose item of a checklist it is.
UPDATE conference_entry SET owner = :pseudonym WHERE owner = :user_id;

-- conference_doers --
-- Who did an item of a checklist.
UPDATE conference_entry SET done_by = :pseudonym WHERE done_by = :user_id;

-- conference_loggers --
-- Who wrote a line of the log.
UPDATE conference_line SET written_by = :pseudonym WHERE written_by = :user_id;

-- conference_boards --
-- Show them no conference any more.
DELETE FROM conference_board WHERE chat_id = :user_id;

-- said_conferences --
-- Return the conferences in which something stands.
SELECT id, place, topic, speakers FROM conference
WHERE place LIKE :some OR topic LIKE :some OR speakers LIKE :some;

-- say_conference --
-- Keep a conference without their name.
UPDATE conference SET place = :place, topic = :topic, speakers = :speakers
WHERE id = :id;

-- said_conference_lines --
-- Return the lines of logs in which something stands.
SELECT conference_id, number, words FROM conference_line WHERE words LIKE :some;

-- say_conference_line --
-- Keep a line of a log without their name.
UPDATE conference_line SET words = :words
WHERE conference_id = :conference_id AND number = :number;

-- meeting_boards --
-- Show them no meeting any more.
DELETE FROM meeting_board WHERE chat_id = :user_id;

-- said_meetings --
-- Return the meetings in which something stands.
SELECT id, place, agenda FROM meeting WHERE place LIKE :some OR agenda LIKE :some;

-- say_meeting --
-- Keep a meeting without their name.
UPDATE meeting SET place = :place, agenda = :agenda WHERE id = :id;

-- said_guests --
-- Return the invited of whom something is said.
SELECT meeting_id, number, name, said FROM meeting_guest
WHERE name LIKE :some OR said LIKE :some;

-- say_guest --
-- Keep an invited one without their name.
UPDATE meeting_guest SET name = :name, said = :said
WHERE meeting_id = :meeting_id AND number = :number;

-- said_lines --
-- Return the lines of minutes in which something stands.
SELECT meeting_id, number, words FROM minute_line WHERE words LIKE :some;

-- say_line --
-- Keep a line of minutes without their name.
UPDATE minute_line SET words = :words
WHERE meeting_id = :meeting_id AND number = :number;

-- rostered --
-- Whose shift it is.
UPDATE roster_line SET person = :pseudonym WHERE person = :user_id;

-- rosterers --
-- Who put it on the roster.
UPDATE roster_line SET added_by = :pseudonym WHERE added_by = :user_id;

-- covered --
-- In whose place somebody stands.
UPDATE roster_cover SET gone = :pseudonym WHERE gone = :user_id;

-- covering --
-- Who stands there.
UPDATE roster_cover SET stands = :pseudonym WHERE stands = :user_id;

-- swap_askers --
-- Who offered to swap.
UPDATE roster_swap SET asker = :pseudonym WHERE asker = :user_id;

-- swap_asked --
-- Who was asked to.
UPDATE roster_swap SET asked = :pseudonym WHERE asked = :user_id;

-- roster_drafts --
-- Forget what they did not confirm, and what others were about to give them.
DELETE FROM roster_draft
WHERE author = :user_id OR lines LIKE '%,' || CAST(:user_id AS TEXT) || ',%';

-- roster_notes --
-- Forget what they said to who came after them.
DELETE FROM roster_note WHERE author = :user_id;

-- roster_told --
-- Forget what they were told.
DELETE FROM roster_told WHERE person = :user_id;

-- named_roster_drafts --
-- Forget lines to confirm in which something stands.
DELETE FROM roster_draft
WHERE faults LIKE :a OR faults LIKE :b OR faults LIKE :c OR faults LIKE :d
    OR faults LIKE :e;

-- named_roster_notes --
-- Return the notes in which something stands.
SELECT author, text FROM roster_note
WHERE text LIKE :a OR text LIKE :b OR text LIKE :c OR text LIKE :d OR text LIKE :e;

-- say_roster_note --
-- Rewrite one of them.
UPDATE roster_note SET text = :text WHERE author = :author;
-- room_adders --
-- Who added the bot to a group.
UPDATE room SET added_by = :pseudonym WHERE added_by = :user_id;

-- room_makers --
-- Who made a group the war room.
UPDATE room SET set_up_by = :pseudonym WHERE set_up_by = :user_id;

-- presence --
-- Nobody is in the war room who is not there any more.
DELETE FROM room_presence WHERE user_id = :user_id;
-- answers --
-- Who answered calls.
UPDATE answer SET user_id = :pseudonym WHERE user_id = :user_id;

-- keepings --
-- Ask them no more whether they still have an issue.
DELETE FROM keeping WHERE owner = :user_id;

-- paces --
-- Forget how many calls reached them.
DELETE FROM pace WHERE user_id = :user_id;

-- lists --
-- Forget what was listed for them.
DELETE FROM listed WHERE user_id = :user_id;

-- quiet_hours --
-- Forget when they rest.
DELETE FROM quiet_hours WHERE user_id = :user_id;

-- held_letters --
-- Forget what waits for them, and what waits under a key that names them: that leaves.
DELETE FROM held_letter
WHERE user_id = :user_id
OR letter LIKE '%:' || CAST(CAST(:user_id AS BIGINT) AS TEXT) || '%';
-- absences --
-- Nobody is away who is gone.
DELETE FROM absence WHERE user_id = :user_id;

-- absence_writers --
-- Who noted a leave.
UPDATE absence SET noted_by = :pseudonym WHERE noted_by = :user_id;

-- stand_ins --
-- Nobody is stood in for by who is gone.
UPDATE absence SET stand_in = NULL WHERE stand_in = :user_id;

-- musters --
-- Who called a roll.
UPDATE muster SET called_by = :pseudonym WHERE called_by = :user_id;

-- muster_answers --
-- Who was asked; what they said of themselves goes.
UPDATE muster_answer SET user_id = :pseudonym, said = '' WHERE user_id = :user_id;

-- muster_boards --
-- Show them no roll call any more.
DELETE FROM muster_board WHERE chat_id = :user_id;

-- said_musters --
-- Return the places of roll calls that name somebody.
SELECT id, place FROM muster WHERE place LIKE :some;

-- say_muster --
-- Keep a roll call without their name.
UPDATE muster SET place = :place WHERE id = :id;

-- said_musterings --
-- Return the answers of others that name somebody.
SELECT muster_id, user_id, said FROM muster_answer WHERE said LIKE :some;

-- say_mustering --
-- Keep an answer without their name.
UPDATE muster_answer SET said = :said
WHERE muster_id = :muster_id AND user_id = :user_id;

-- number_givers --
-- Who gave a text its number.
UPDATE letter_number SET given_by = :pseudonym WHERE given_by = :user_id;

-- file_makers --
-- Who had a file made.
UPDATE exported_file SET made_by = :pseudonym WHERE made_by = :user_id;

-- channel_keepers --
-- Who registered a channel.
UPDATE channel SET added_by = :pseudonym WHERE added_by = :user_id;

-- publishers --
-- Who published a text.
UPDATE publication SET done_by = :pseudonym WHERE done_by = :user_id;

-- ticks --
-- Who ticked something off.
UPDATE readiness_tick SET ticked_by = :pseudonym WHERE ticked_by = :user_id;

-- suspicions --
-- Nobody suspects an account that is gone.
DELETE FROM suspicion WHERE user_id = :user_id;

-- suspecters --
-- Who said that an account was taken over.
UPDATE suspicion SET raised_by = :pseudonym WHERE raised_by = :user_id;
