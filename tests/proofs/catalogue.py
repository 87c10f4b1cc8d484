"""Every fault that Siaga is held against, and the tests that show what then happens."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """What goes wrong, what then happens, and who shows it; or why nobody does."""

    what: str
    then: str
    shown: tuple[str, ...] = ()
    why_not: str = ""


POINTS = "proofs/test_crash_points.py::test_a_death_at_any_point_changes_nothing"
KILLS = "proofs/test_kills.py::test_killed_and_frozen_it_loses_and_doubles_nothing"
REPLICAS = (
    "proofs/test_replicas.py"
    "::test_replicas_that_are_killed_and_frozen_lose_and_double_nothing"
)
OUTCOMES = (
    "proofs/test_faults.py::test_one_fault_does_to_a_letter_what_its_class_promises"
)
LIVING = (
    "proofs/test_every_class.py"
    "::test_every_class_of_faults_meets_one_bot_and_it_ends_whole"
)
CUTS = "proofs/test_power_cuts.py"
ENDS, FAULTS = "proofs/test_ends.py", "proofs/test_faults.py"
DISK, ORDER = "proofs/test_storage_faults.py", "proofs/test_time_and_order.py"
SERVER, SHARING = "storage/test_server_faults.py", "storage/test_sharing.py"
AUDIT, PINGING = "engine/test_auditor.py", "scenarios/test_pinging.py"
BAD_INPUT = "scenarios/test_bad_input.py"

ROWS: dict[str, Fault] = {
    "F1": Fault(
        "SIGKILL at random", "nothing lost, nothing doubled", (KILLS, REPLICAS, LIVING)
    ),
    "F2": Fault(
        "death between getUpdates and the commit",
        "the update comes again; one report",
        (POINTS,),
    ),
    "F3": Fault(
        "death between the commit and the next getUpdates",
        "brought again, dropped",
        (
            POINTS,
            f"{BAD_INPUT}::test_updates_that_come_again_after_a_restart_count_once",
        ),
    ),
    "F4": Fault(
        "death at any statement",
        "all or nothing",
        (
            POINTS,
            "storage/test_crash_points.py"
            "::test_death_at_every_point_keeps_all_or_nothing",
        ),
    ),
    "F5": Fault(
        "death when a letter is about to leave",
        "a call is repeated with a mark, a publication is left to a person",
        (
            POINTS,
            "storage/test_outbox.py"
            "::test_what_was_leaving_when_the_process_died_is_rescued",
            "delivery/test_policy.py::test_doubt_about_a_publication_is_for_a_person",
        ),
    ),
    "F6": Fault(
        "death when Telegram has the letter and we do not know it",
        "as above",
        (POINTS, OUTCOMES),
    ),
    "F7": Fault(
        "SIGTERM at work",
        "ends in order, loses nothing",
        (f"{ENDS}::test_a_stop_in_the_middle_of_work_loses_nothing", LIVING),
    ),
    "F8": Fault(
        "SIGTERM twice, SIGKILL at once",
        "as at a crash",
        (f"{ENDS}::test_a_supervisor_that_does_not_wait_loses_nothing", LIVING),
    ),
    "F9": Fault(
        "frozen, and thawed",
        "another replica leads; who wakes up spoils nothing",
        (
            REPLICAS,
            f"{SHARING}::test_a_replica_that_wakes_up_spoils_nothing_that_others_took_over",
            LIVING,
        ),
    ),
    "F10": Fault(
        "the machine slept",
        "nothing that was in hand is relied on",
        (f"{SERVER}::test_a_machine_that_slept_relies_on_nothing_that_it_had_in_hand",),
    ),
    "F11": Fault(
        "power cut",
        "nothing acknowledged is lost",
        (f"{CUTS}::test_a_power_cut_loses_nothing_that_was_acknowledged",),
    ),
    "F12": Fault(
        "memory does not suffice for an update",
        "five tries, then set aside and told; a stub of the report; the rest goes on",
        (
            f"{FAULTS}"
            "::test_an_update_that_takes_all_memory_is_set_aside_and_the_rest_goes_on",
        ),
    ),
    "F13": Fault(
        "full disk",
        "nothing confirmed, works again with room",
        (
            f"{DISK}::test_a_full_disk_confirms_nothing_and_works_again_with_room",
            f"{FAULTS}::test_every_loop_outlives_a_full_disk",
            LIVING,
        ),
    ),
    "F14": Fault(
        "limit on the size of files",
        "as above",
        (f"{DISK}::test_a_limit_on_the_size_of_files_does_the_same", LIVING),
    ),
    "F15": Fault(
        "the file cannot be written, is gone, or another",
        "stops the start; while it runs nothing is confirmed, and the audit tells",
        (
            f"{DISK}::test_a_file_that_cannot_be_written_stops_the_start_until_it_can",
            f"{DISK}"
            "::test_a_database_that_is_taken_away_confirms_nothing_until_it_is_back",
            f"{AUDIT}::test_a_house_in_which_nothing_is_written_any_more_is_found",
        ),
    ),
    "F17": Fault(
        "flipped bytes",
        "refused at the start, the last good copy is named",
        (f"{DISK}::test_flipped_bytes_stop_the_start_with_the_last_good_copy",),
    ),
    "F18": Fault(
        "a stale -wal beside a restored file",
        "the restore puts it away with the old file",
        (
            "storage/test_restoring.py"
            "::test_what_a_killed_bot_left_beside_the_database_is_kept_with_it",
            "proofs/test_restore_drill.py"
            "::test_a_database_is_copied_lost_restored_and_goes_on",
        ),
    ),
    "F19": Fault(
        "a second bot on one file",
        "ends with one clear line",
        (f"{ENDS}::test_a_second_bot_on_the_same_database_ends_with_a_clear_line",),
    ),
    "F21": Fault(
        "slow flush of the disk",
        "slower, and nothing becomes doubtful",
        (
            f"{CUTS}::test_a_disk_that_needs_half_a_second_makes_late_and_doubles_nothing",
        ),
    ),
    "F22": Fault(
        "the PostgreSQL server restarts or crashes",
        "reached again, each command once",
        (
            f"{SERVER}"
            "::test_a_server_that_restarts_is_reached_again_and_nothing_is_done_twice",
            LIVING,
        ),
    ),
    "F23": Fault(
        "the way to the server is half open",
        "given up; another replica leads",
        (
            f"{SERVER}"
            "::test_a_way_that_is_half_open_is_given_up_and_somebody_else_leads",
            LIVING,
        ),
    ),
    "F24": Fault(
        "deadlock, serialization failure",
        "begun again, nobody notices",
        (
            f"{SHARING}::test_the_victim_of_a_deadlock_begins_again",
            f"{SHARING}::test_who_stays_in_a_lane_too_long_is_put_out_of_it",
        ),
    ),
    "F25": Fault(
        "the connection dies in a COMMIT",
        "repeated under its key, done once",
        (
            f"{SERVER}"
            "::test_a_connection_that_dies_in_a_commit_is_asked_again_without_harm",
            LIVING,
        ),
    ),
    "F26": Fault(
        "no connection is free",
        "waits, and says that it is not ready",
        (
            f"{SERVER}"
            "::test_a_server_without_a_free_connection_makes_it_wait_and_not_be_ready",
        ),
    ),
    "F28": Fault(
        "death at each statement of a migration",
        "the old or the new schema, and a copy",
        (
            "storage/test_migrations.py"
            "::test_a_death_at_any_point_leaves_the_old_or_the_new_schema",
            "storage/test_postgresql.py"
            "::test_a_death_while_migrating_leaves_the_old_or_the_new_schema",
        ),
    ),
    "F29": Fault(
        "the clock is put forward by an hour, a day",
        "one call, no burst; told, and journalled",
        (
            f"{ORDER}::test_a_clock_that_is_put_forward_makes_one_call_and_no_burst",
            f"{AUDIT}::test_a_clock_that_was_set_is_found_for_three_minutes",
            LIVING,
        ),
    ),
    "F30": Fault(
        "the clock is put back",
        "no call twice; told. Calls come later by as much: the time that people read is"
        " the machine's",
        (
            f"{ORDER}"
            "::test_a_clock_that_is_put_back_repeats_no_call_and_the_ladder_goes_on",
            LIVING,
        ),
    ),
    "F31": Fault(
        "summer time, midnight, 29 February",
        "by the rules of the zone; due times are in UTC",
        (
            "domain/test_times.py"
            "::test_eight_o_clock_is_what_the_clocks_show_that_morning",
            "domain/test_times.py"
            "::test_midnight_is_of_the_next_day_also_at_the_end_of_february",
        ),
    ),
    "F32": Fault(
        "the event loop is blocked",
        "the watchdog kills after a minute; afterwards the audit says for how long",
        (
            f"{AUDIT}::test_a_loop_that_is_blocked_is_noticed_when_it_goes_on",
            "proofs/test_webhook.py"
            "::test_systemd_hears_ready_a_beat_each_cycle_and_stopping",
            LIVING,
        ),
    ),
    "F33": Fault(
        "429 with a wait",
        "waits, other chats go on",
        (
            f"{FAULTS}::test_patience_asked_for_one_chat_holds_up_no_other",
            "delivery/test_policy.py"
            "::test_telegrams_request_to_wait_never_costs_a_letter",
        ),
    ),
    "F34": Fault(
        "429 for everybody who is called",
        "the admins are told, the heartbeat stops",
        (f"{AUDIT}::test_calls_that_telegram_holds_back_are_found_and_told_to_others",),
    ),
    "F36": Fault(
        "500, 502 of a proxy, 503, 504", "in doubt, by class", (OUTCOMES, LIVING)
    ),
    "F37": Fault(
        "no answer, accepted", "a call is repeated with a mark", (OUTCOMES, LIVING)
    ),
    "F38": Fault("no answer, not accepted", "as above", (OUTCOMES, LIVING)),
    "F39": Fault(
        "connection refused, no name, no connection in time",
        "tried again, never in doubt",
        (
            "delivery/test_not_sent.py"
            "::test_a_letter_that_did_not_leave_may_be_sent_again",
            "scenarios/test_the_wire.py"
            "::test_while_telegram_is_down_letters_wait_and_leave_once",
            LIVING,
        ),
    ),
    "F40": Fault(
        "reset before or in the answer", "in doubt, by class", (OUTCOMES, LIVING)
    ),
    "F42": Fault(
        "403: blocked, deactivated, thrown out",
        "the next is called at once, leads are told",
        (
            f"{FAULTS}"
            "::test_a_refused_phone_passes_the_call_on_at_once_and_the_lead_is_told",
            f"{PINGING}::test_who_blocks_the_bot_during_the_calls_is_replaced_at_once",
            LIVING,
        ),
    ),
    "F43": Fault(
        "400: no such chat",
        "as above",
        (
            f"{PINGING}"
            "::test_a_refusal_at_delivery_calls_the_next_and_tells_the_lead_once",
        ),
    ),
    "F44": Fault(
        "400: markup that cannot be read",
        "leaves as plain words",
        (f"{FAULTS}::test_markup_that_telegram_refuses_leaves_as_plain_words",),
    ),
    "F45": Fault(
        "a group becomes a supergroup, told by a refusal or by a message",
        "letters follow once",
        (
            f"{FAULTS}::test_letters_to_a_group_follow_it_when_it_becomes_a_supergroup",
            "scenarios/test_groups.py"
            "::test_a_bot_that_is_left_in_an_upgraded_group_leaves_the_new_one",
        ),
    ),
    "F46": Fault(
        "401, 404: the token is revoked",
        "ends with 1 and one line, keeps every letter",
        (
            f"{ENDS}::test_a_bot_whose_token_is_revoked_ends_and_keeps_its_letters",
            f"{FAULTS}::test_one_odd_refusal_of_the_token_ends_no_polling",
        ),
    ),
    "F48": Fault(
        "a press is answered too late",
        "what it did stays done",
        (f"{ORDER}::test_a_press_whose_answer_is_too_old_counts_all_the_same",),
    ),
    "F49": Fault(
        "updates five times, shuffled, after a restart",
        "one effect",
        (f"{BAD_INPUT}::test_updates_that_come_five_times_shuffled_count_once", LIVING),
    ),
    "F50": Fault(
        "updates the wrong way round",
        "one report with the newest words; presses count by what stands",
        (
            f"{ORDER}::test_an_edit_that_comes_before_its_message_leaves_one_report"
            "_with_its_words",
            f"{ORDER}::test_presses_in_any_order_count_by_what_stands",
        ),
    ),
    "F52": Fault(
        "a backlog of 20 hours",
        "handled in order, one call an issue",
        (
            f"{ORDER}"
            "::test_what_waited_for_twenty_hours_is_handled_in_order_and_called_once",
        ),
    ),
    "F53": Fault(
        "more than 24 hours without Telegram, or without the bot",
        "says which reports may be lost, and asks to send them again",
        (
            f"{FAULTS}"
            "::test_after_a_day_without_telegram_it_says_which_reports_may_be_lost",
            f"{PINGING}"
            "::test_after_26_hours_one_call_an_issue_and_the_lost_time_is_named",
        ),
    ),
    "F54": Fault(
        "100 messages a second of one, 500 people at once",
        "all kept; answered once where it is too much",
        (
            f"{BAD_INPUT}::test_a_hundred_messages_in_a_second_are_all_kept",
            f"{BAD_INPUT}::test_five_hundred_people_at_once_are_all_answered",
            LIVING,
        ),
    ),
    "F55": Fault(
        "a loop dies of a mistake",
        "the process ends, and systemd starts it anew: no half of a bot",
        (
            f"{FAULTS}::test_a_loop_that_dies_ends_the_whole_process",
            "deploy/test_service.py::test_systemd_finds_nothing_wrong",
        ),
    ),
    "F56": Fault(
        "everybody who could be called is out of reach",
        "whoever is left is told; the audit finds it, the heartbeat stops",
        (
            f"{PINGING}::test_nobody_reachable_alarms_whoever_is_left",
            f"{AUDIT}"
            "::test_an_issue_for_which_nobody_can_be_called_stops_the_heartbeat",
        ),
    ),
    "F58": Fault(
        "no room, or no folder, for the copies",
        "told at once and after half an hour; the bot goes on",
        (
            f"{DISK}::test_a_full_disk_for_the_copies_is_told_and_stops_nothing",
            f"{AUDIT}::test_a_missing_copy_is_found_after_half_an_hour",
            LIVING,
        ),
    ),
}
