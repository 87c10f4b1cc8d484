-- Everything that is stored about one person, for them to read.

-- member --
-- Return who they are on the team.
SELECT user_id, name, roles, joined_at, position, locale, phone, suspended,
    unreachable, unit
FROM member
WHERE user_id = :user_id;

-- person --
-- Return the number under which the journal knows them.
SELECT number, asked_at, accepted_at FROM person WHERE user_id = :user_id;

-- reports --
-- Return what they reported.
SELECT id, issue_id, source, at, text, attachments, forwarded_from FROM report
WHERE author = :user_id
ORDER BY at, id;

-- report_versions --
-- Return every version of it.
SELECT v.report_id, v.version, v.at, v.text, v.attachments
FROM report_version AS v
JOIN report AS r ON r.id = v.report_id
WHERE r.author = :user_id
ORDER BY v.report_id, v.version;

-- issues --
-- Return the issues that they reported or have in hand.
SELECT id, title, state, reported_by, reported_at, owner, taken_at, place, happened,
    source
FROM issue
WHERE reported_by = :user_id OR owner = :user_id
ORDER BY id;

-- let_in --
-- Return the issues that they lead, or were let into.
SELECT id, lead FROM issue
WHERE lead = :user_id
OR circle LIKE '%,' || CAST(CAST(:user_id AS BIGINT) AS TEXT) || ',%'
ORDER BY id;

-- follows --
-- Return the issues that they follow.
SELECT issue_id FROM follower WHERE user_id = :user_id ORDER BY issue_id;

-- mappings --
-- Return their answers to the rubric.
SELECT issue_id, form, answers, flags FROM mapping
WHERE member = :user_id
ORDER BY issue_id;

-- levels --
-- Return the levels that they set.
SELECT issue_id, at, old_level, new_level, score, floors, reason FROM level_change
WHERE changed_by = :user_id
ORDER BY issue_id, number;

-- words --
-- Return what they told the public.
SELECT issue_id, at, kind, document, next_at FROM public_word
WHERE said_by = :user_id
ORDER BY issue_id, number;

-- cards --
-- Return the cards that they read.
SELECT issue_id, chat_id, thread_id, letter, following FROM card
WHERE reader = :user_id
ORDER BY issue_id, chat_id, thread_id;

-- moves --
-- Return the moves of issues that they made.
SELECT issue_id, at, action, old_state, new_state, reason_code, reason FROM life_change
WHERE moved_by = :user_id
ORDER BY issue_id, number;

-- notes --
-- Return the notes that they wrote or stand behind.
SELECT issue_id, topic, version, at, code, words, written_by, backed_by FROM note
WHERE written_by = :user_id OR backed_by = :user_id
ORDER BY issue_id, topic, version;

-- debts --
-- Return what they went on without.
SELECT issue_id, need, at, reason, paid_at FROM debt
WHERE incurred_by = :user_id
ORDER BY issue_id, number;

-- appeals --
-- Return the appeals that they made or heard.
SELECT issue_id, at, reason, made_by, judged_by, judged_at, granted FROM appeal
WHERE made_by = :user_id OR judged_by = :user_id
ORDER BY issue_id;

-- calls --
-- Return the calls that began with them.
SELECT issue_id, serial, reason FROM escalation
WHERE started_by = :user_id
ORDER BY issue_id, serial;

-- facts --
-- Return the facts that they claimed or verified.
SELECT id, issue_id, state, text, sources, reporter, created_at, first_verifier,
    second_verifier, verified_at
FROM fact
WHERE reporter = :user_id OR first_verifier = :user_id OR second_verifier = :user_id
ORDER BY id;

-- card_judgements --
-- Return the files that they called identity cards, by hash.
SELECT sha, at FROM identity_card WHERE judged_by = :user_id ORDER BY sha;

-- inputs --
-- Return what citizens ask for as they logged or answered it.
SELECT id, issue_id, state, words, channel, lapor, answer, created_at, answered_at
FROM citizen_input
WHERE reporter = :user_id OR answered_by = :user_id
ORDER BY created_at, id;

-- roles --
-- Return the roles that they were offered or had, and those that they offered.
SELECT id, issue_id, role, deputy, member, offered_by, offered_at, state, note,
    assumed_at, ended_at, reason
FROM assignment
WHERE member = :user_id OR offered_by = :user_id
ORDER BY offered_at, id;

-- tasks --
-- Return the tasks that they have, gave, or moved.
SELECT id, issue_id, state, what, given_by, created_at, due_at, owner, moved_by,
    moved_at, reason
FROM task
WHERE owner = :user_id OR given_by = :user_id OR moved_by = :user_id
ORDER BY id;

-- task_evidence --
-- Return what they showed of tasks.
SELECT task_id, at, text, attachments FROM task_evidence
WHERE given_by = :user_id
ORDER BY task_id, number;

-- decisions --
-- Return what they decided or wrote down.
SELECT id, issue_id, what, decided_at, decided_by, recorded_by, recorded_at, why,
    alternatives
FROM decision
WHERE decided_by = :user_id OR recorded_by = :user_id
ORDER BY id;

-- stakeholders --
-- Return the stakeholders whom they added, look after or told.
SELECT id, issue_id, name, pic, added_by, added_at, channel, message, contacted_by,
    contacted_at
FROM stakeholder
WHERE added_by = :user_id OR pic = :user_id OR contacted_by = :user_id
ORDER BY added_at, id;

-- plans --
-- Return the strategies, message maps and narratives that they wrote or approved.
SELECT issue_id, part, version, written_by, at, content, reason, approved_by,
    approved_at
FROM plan
WHERE written_by = :user_id OR approved_by = :user_id
ORDER BY issue_id, part, version;

-- mandates --
-- Return the mandates that they gave.
SELECT issue_id, version, given_by, at, topics, outlets, until_at, available_at
FROM mandate
WHERE given_by = :user_id
ORDER BY issue_id, version;

-- brief_lines --
-- Return the lines of briefs that they wrote or approved.
SELECT id, issue_id, kind, question, words, written_by, at, approved_by, approved_at
FROM brief_line
WHERE written_by = :user_id OR approved_by = :user_id
ORDER BY at, id;

-- protected_names --
-- Return that they wrote down names, and not whose: those are other people's.
SELECT id, issue_id, part, added_at
FROM protected_name
WHERE added_by = :user_id
ORDER BY added_at, id;

-- acting --
-- Return for whom they acted, and what they wrote down or ended of others' acting.
SELECT id, role, actor, kind, since_at, until_at, letter, evidence, recorded_by, at,
    ended_by, ended_at
FROM acting
WHERE actor = :user_id OR recorded_by = :user_id OR ended_by = :user_id
ORDER BY at, id;

-- rumours --
-- Return the rumours that they recorded, labelled or decided.
SELECT id, issue_id, state, text, url, origin, attachments, reporter, created_at, label,
    labeller, confirmer, proposer, decider, decided_at, published
FROM rumour
WHERE reporter = :user_id OR labeller = :user_id OR confirmer = :user_id
    OR proposer = :user_id OR decider = :user_id
ORDER BY id;

-- promises --
-- Return the promises that they made or ended.
SELECT id, issue_id, state, text, due_at, made_by, made_at, ended_by, ended_at, link,
    reason
FROM promise
WHERE made_by = :user_id OR ended_by = :user_id
ORDER BY id;

-- enquiries --
-- Return the questions of journalists that they recorded, had or answered.
SELECT id, issue_id, state, words, recorded_by, created_at, owner, answered_by,
    answered_at, answer
FROM enquiry
WHERE recorded_by = :user_id OR owner = :user_id OR answered_by = :user_id
ORDER BY id;

-- clippings --
-- Return the clippings that they kept.
SELECT id, issue_id, link, words, attachments, added_at, tone FROM clipping
WHERE added_by = :user_id
ORDER BY id;

-- journalists --
-- Return which entries of the media list they made; who that is stays out.
SELECT id, last_at FROM journalist WHERE added_by = :user_id ORDER BY last_at, id;

-- documents --
-- Return what they drafted.
SELECT id, issue_id, kind, state, created_at, fields FROM document
WHERE author = :user_id
ORDER BY created_at, id;

-- texts --
-- Return what they submitted.
SELECT document_id, version, at, body FROM document_version
WHERE author = :user_id
ORDER BY at, document_id;

-- text_writers --
-- Return which submitted texts they wrote, alone or with others.
SELECT document_id, version FROM text_writer
WHERE writer = :user_id
ORDER BY document_id, version;

-- text_reviews --
-- Return at which texts they looked before their approval.
SELECT document_id, version, review, at, lapsed_at FROM text_review
WHERE reviewer = :user_id
ORDER BY at, id;

-- approvals --
-- Return what they approved, or wrote down as approved.
SELECT document_id, version, approver, at, recorded_by, evidence, acting, confirmed_at,
    revoked_at
FROM approval
WHERE approver = :user_id OR recorded_by = :user_id
ORDER BY at, id;

-- question --
-- Return the question that waits for their answer.
SELECT kind, asked_at, subject, facts FROM dialogue WHERE user_id = :user_id;

-- invitations --
-- Return invitations made by them, for them, or used by them.
SELECT role, made_by, expires_at, for_user, used_by, used_at, voided FROM invitation
WHERE made_by = :user_id OR for_user = :user_id OR used_by = :user_id
ORDER BY expires_at, token_sha;

-- invitation_tries --
-- Return when they tried an invitation.
SELECT at FROM invitation_try WHERE user_id = :user_id ORDER BY at;

-- greetings --
-- Return when they were greeted as a stranger.
SELECT greeted_at FROM stranger WHERE user_id = :user_id;

-- letters --
-- Return what they were told.
SELECT klass, state, due_at, settled_at, body FROM outbox
WHERE chat_id = :user_id
ORDER BY id;

-- buttons --
-- Return what the buttons in their chat mean.
SELECT presses, expires_at FROM keyboard WHERE chat_id = :user_id ORDER BY expires_at;

-- presses --
-- Return the buttons that they pressed.
SELECT key, at FROM done WHERE key LIKE :pressed ORDER BY at, key;

-- updates --
-- Return what they sent, as it came.
SELECT received_at, state, payload FROM inbox WHERE chat_id = :user_id ORDER BY seq;

-- journal --
-- Return the lines of the journal that name them.
SELECT seq, at, actor, action, subject, detail FROM journal
WHERE actor IN (:alias, :old_alias) OR subject IN (:alias, :old_alias)
OR detail LIKE :in_detail OR detail LIKE :in_old_detail
ORDER BY seq;

-- sitreps --
-- Return the situation reports that they wrote.
SELECT id, issue_id, at, stability, summary, requests FROM sitrep
WHERE written_by = :user_id
ORDER BY at, id;

-- sitrep_drafts --
-- Return what they added to a report and did not send.
SELECT issue_id, at, fields FROM sitrep_draft
WHERE author = :user_id
ORDER BY issue_id;

-- meetings --
-- Return the meetings that they booked, led, took minutes of or approved.
SELECT id, issue_id, at, state, place, agenda, booked_by, chair, taker, approved_by
FROM meeting
WHERE booked_by = :user_id OR chair = :user_id OR taker = :user_id
OR approved_by = :user_id
ORDER BY at, id;

-- meeting_invitations --
-- Return the meetings to which they were invited, and what they answered.
SELECT meeting_id, reply, said, replied_at, attendance FROM meeting_guest
WHERE user_id = :user_id
ORDER BY meeting_id, number;

-- minutes --
-- Return the lines of minutes that they wrote.
SELECT meeting_id, number, kind, at, words FROM minute_line
WHERE written_by = :user_id
ORDER BY meeting_id, number;

-- conferences --
-- Return the press conferences that they planned.
SELECT id, issue_id, at AS held_at, state, place, topic, planned_at FROM conference
WHERE planned_by = :user_id
ORDER BY planned_at, id;

-- conference_entries --
-- Return the items of checklists that are theirs, or that they did.
SELECT conference_id, number, code, owner, done_by, done_at FROM conference_entry
WHERE owner = :user_id OR done_by = :user_id
ORDER BY conference_id, number;

-- conference_lines --
-- Return the lines of logs that they wrote.
SELECT conference_id, number, kind, at, words FROM conference_line
WHERE written_by = :user_id
ORDER BY conference_id, number;

-- roster_lines --
-- Return the shifts that are theirs, or that they put on the roster.
SELECT id, person, zone, begins, ends, days, first_day, last_day, added_by, added_at
FROM roster_line
WHERE person = :user_id OR added_by = :user_id
ORDER BY added_at, number, id;

-- roster_covers --
-- Return where they stood in, or were stood in for.
SELECT id, begins_at, ends_at, gone, stands
FROM roster_cover
WHERE gone = :user_id OR stands = :user_id
ORDER BY begins_at, id;

-- roster_swaps --
-- Return the offers that they made or got.
SELECT id, asker, asked, given_from, taken_from, made_at, state
FROM roster_swap
WHERE asker = :user_id OR asked = :user_id
ORDER BY made_at, id;

-- roster_drafts --
-- Return what they did not confirm.
SELECT at, lines, faults FROM roster_draft WHERE author = :user_id;

-- roster_notes --
-- Return what they said to who came after them.
SELECT at, text FROM roster_note WHERE author = :user_id;

-- roster_told --
-- Return what they were told of.
SELECT matter, at FROM roster_told WHERE person = :user_id ORDER BY at, matter;
-- rooms --
-- Return the groups that they added the bot to, or made the war room.
SELECT title, state, added_by, added_at, set_up_by FROM room
WHERE added_by = :user_id OR set_up_by = :user_id
ORDER BY chat_id;

-- presence --
-- Return whether they were seen in the war room.
SELECT inside, seen_at FROM room_presence WHERE user_id = :user_id;
-- answers --
-- Return the calls that they answered.
SELECT issue_id, serial, answered_at FROM answer
WHERE user_id = :user_id
ORDER BY issue_id, serial;

-- keepings --
-- Return when they are asked whether they still have an issue.
SELECT issue_id, look_at, asked_at FROM keeping WHERE owner = :user_id
ORDER BY issue_id;

-- paces --
-- Return how many calls reached them lately.
SELECT since AS since_at, calls, list_at FROM pace WHERE user_id = :user_id;

-- lists --
-- Return what was listed for them.
SELECT issue_id, letter, called, at FROM listed WHERE user_id = :user_id
ORDER BY at, issue_id, letter;

-- quiet_hours --
-- Return when they rest.
SELECT starts, ends, zone FROM quiet_hours WHERE user_id = :user_id;

-- held_letters --
-- Return what waits for the end of their quiet hours.
SELECT letter, issue_id, template, until AS until_at, digest FROM held_letter
WHERE user_id = :user_id
ORDER BY letter;
-- absences --
-- Return their leave, the leave that they noted, and when they stand in.
SELECT user_id, starts_at, ends_at, noted_by, noted_at, stand_in FROM absence
WHERE user_id = :user_id OR noted_by = :user_id OR stand_in = :user_id
ORDER BY user_id;

-- musters --
-- Return the roll calls that they called.
SELECT id, kind, issue_id, called_at, at, place FROM muster
WHERE called_by = :user_id
ORDER BY called_at, id;

-- muster_answers --
-- Return what they were asked at roll calls, and what they said.
SELECT muster_id, reply, said, arrives_at, answered_at FROM muster_answer
WHERE user_id = :user_id
ORDER BY muster_id;

-- letter_numbers --
-- Return the numbers that they gave.
SELECT document_id, number, given_at FROM letter_number
WHERE given_by = :user_id
ORDER BY given_at, document_id;

-- files_made --
-- Return the files that they had made of approved texts.
SELECT document_id, version, form, made_at, sha FROM exported_file
WHERE made_by = :user_id
ORDER BY made_at, document_id, form;

-- channels_added --
-- Return the channels that they registered.
SELECT name, kind, added_at FROM channel
WHERE added_by = :user_id
ORDER BY place;

-- published --
-- Return what they published, and where.
SELECT p.document_id, p.doc_version, c.name AS channel, p.state, p.at, p.out_at, p.url
FROM publication AS p
JOIN channel AS c ON c.id = p.channel_id
WHERE p.done_by = :user_id
ORDER BY p.at, p.id;

-- ticks --
-- Return what they ticked off.
SELECT item, ticked_at FROM readiness_tick
WHERE ticked_by = :user_id
ORDER BY item;

-- suspicions --
-- Return whom they suspected, and whether they are suspected.
SELECT user_id, raised_by, raised_at FROM suspicion
WHERE user_id = :user_id OR raised_by = :user_id
ORDER BY user_id;
