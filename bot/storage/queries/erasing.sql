-- Taking a person out of every table: their account becomes the number below zero.

-- member --
-- Leave of a member what the office's records need: the roles, under a pseudonym.
UPDATE member SET user_id = :pseudonym, position = '', phone = '', unreachable = ''
WHERE user_id = :user_id;

-- mask_member --
-- Say of a member nothing but the pseudonym.
UPDATE member SET name = :name, position = '', phone = '', suspended = 1
WHERE user_id = :user_id;

-- reported --
-- Whose issue it was.
UPDATE issue SET reported_by = :pseudonym WHERE reported_by = :user_id;

-- owned --
-- Who had it in hand.
UPDATE issue SET owner = :pseudonym WHERE owner = :user_id;

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
WHERE CASE WHEN topic = 'speaker' THEN CAST(code AS BIGINT) END = :user_id;

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
