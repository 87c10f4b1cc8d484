"""Stories as files: every mistake is told with its place, and a stuck step is explained."""

from datetime import timedelta

import pytest

from bot.domain.roles import Role
from bot.sandbox.stories import SCENARIOS
from bot.sandbox.stories.office import load_office
from bot.sandbox.stories.playing import Player, StoryStuck
from bot.sandbox.stories.reading import load_stories, load_story
from bot.sandbox.stories.tables import StoryError
from bot.sandbox.stories.town import move_in
from tests.sandbox.conftest import TOKEN

OFFICE = load_office(SCENARIOS)

HEAD = """
begins = 2026-03-12T07:00:00+08:00
title = { id = "Uji", en = "Test" }
summary = { id = "Uji.", en = "Test." }
"""
CAPTION = 'caption = { id = "Ana menyapa.", en = "Ana says hello." }'
SAYS = 'says = "Halo"'
SEES = 'sees = [{ who = "ana", words = "Halo" }]'


def step(*lines: str) -> str:
    return "[[steps]]\n" + "\n".join(lines) + "\n"


GOOD = step(CAPTION, 'who = "ana"', SAYS, SEES)


def read(tmp_path, text: str):
    file = tmp_path / "uji.toml"
    file.write_text(text, "utf-8")
    return load_story(file, OFFICE)


def mistakes(tmp_path, text: str) -> tuple[str, ...]:
    with pytest.raises(StoryError) as told:
        read(tmp_path, text)
    return told.value.mistakes


# Reading


def test_a_story_is_named_after_its_file(tmp_path):
    story = read(tmp_path, HEAD + GOOD)

    assert (story.name, len(story.steps), story.steps[0].act) == ("uji", 1, "says")
    assert story.begins.utcoffset() == timedelta(hours=8)


WRONG_STEPS = {
    "unknown person": (
        step(CAPTION, 'who = "anna"', SAYS, SEES),
        "who: nobody is 'anna'; there are hadi, citra,",
    ),
    "unknown person sees": (
        step(CAPTION, 'who = "ana"', SAYS, 'sees = [{ who = "bud", words = "x" }]'),
        "sees[1].who: nobody is 'bud'",
    ),
    "two acts": (
        step(CAPTION, 'who = "ana"', SAYS, 'presses = "Batal"', SEES),
        "does two things: says, presses",
    ),
    "two times": (
        step(CAPTION, 'waits = "5m"', 'until_time = "08.00"'),
        "does two things: waits, until_time",
    ),
    "nobody acts": (step(CAPTION, SAYS, SEES), "who says?"),
    "nothing to see": (step(CAPTION, 'who = "ana"', SAYS), "shows nothing"),
    "missing English": (
        step('caption = { id = "Ana menyapa." }', 'who = "ana"', SAYS, SEES),
        "caption.en: is missing",
    ),
    "empty Indonesian": (
        step('caption = { id = "", en = "Hello." }', 'who = "ana"', SAYS, SEES),
        "caption.id: is empty",
    ),
    "wrong duration": (
        step(CAPTION, 'waits = "10 minutes"'),
        "waits: '10 minutes' is not a duration like",
    ),
    "no duration": (step(CAPTION, 'waits = "0m"'), "waits: '0m' is not a duration"),
    "wrong time": (
        step(CAPTION, 'until_time = "25.00"'),
        "until_time: '25.00' is not a time of day like",
    ),
    "misspelt key": (
        step(CAPTION, 'who = "ana"', 'say = "Halo"'),
        "say: is unknown; maybe misspelt",
    ),
    "sight of nothing": (
        step(CAPTION, 'who = "ana"', SAYS, 'sees = [{ who = "ana" }]'),
        "sees[1]: needs words or a button",
    ),
    "under without a press": (
        step(CAPTION, 'who = "ana"', SAYS, 'under = "x"', SEES),
        "under belongs to presses",
    ),
    "no button": (
        step(CAPTION, 'who = "ana"', "presses = []", SEES),
        "presses: is empty",
    ),
    "unknown attachment": (
        step(CAPTION, 'who = "ana"', 'attaches = { what = "gif" }', SEES),
        "attaches.what: ",
    ),
    "words under a place": (
        step(
            CAPTION,
            'who = "ana"',
            'attaches = { what = "location", caption = "x" }',
            SEES,
        ),
        "attaches: a location has no caption",
    ),
    "unknown place": (
        step(CAPTION, 'who = "ana"', 'where = "aula"', SAYS, SEES),
        "where is 'aula'? known: group, channel, hadi,",
    ),
    "place of a start": (
        step(CAPTION, 'who = "ana"', 'where = "group"', "starts = true", SEES),
        "where does not belong to starts",
    ),
}


@pytest.mark.parametrize(("wrong", "reason"), WRONG_STEPS.values(), ids=WRONG_STEPS)
def test_a_mistake_is_told_with_file_and_step(tmp_path, wrong, reason):
    [told] = mistakes(tmp_path, HEAD + GOOD + wrong)

    assert told.startswith("uji.toml: step 2: ")
    assert reason in told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (HEAD.replace("begins", "#") + GOOD, "uji.toml: begins: is missing"),
        (HEAD, "uji.toml: steps: is missing"),
        (HEAD.replace("+08:00", "") + GOOD, "uji.toml: begins: "),
        (HEAD + "[[steps", "uji.toml: "),
    ],
    ids=["no beginning", "no steps", "no offset", "no TOML"],
)
def test_a_mistake_outside_the_steps_is_told_too(tmp_path, text, told):
    assert mistakes(tmp_path, text)[0].startswith(told)


def test_all_mistakes_of_all_stories_are_told_at_once(tmp_path):
    one, other = WRONG_STEPS["two acts"][0], WRONG_STEPS["wrong time"][0]
    (tmp_path / "a.toml").write_text(HEAD + one + other, "utf-8")
    (tmp_path / "b.toml").write_text(HEAD + other, "utf-8")
    (tmp_path / "office.toml").write_text("not a story", "utf-8")

    with pytest.raises(StoryError) as told:
        load_stories(tmp_path, OFFICE)

    places = [mistake.split(": ")[:2] for mistake in told.value.mistakes]
    assert places == [["a.toml", "step 1"], ["a.toml", "step 2"], ["b.toml", "step 1"]]


# The office


def test_the_members_of_the_office_are_those_with_a_role(clock):
    members = {member.user_id: member for member in OFFICE.members(clock())}

    assert OFFICE.user_id("hadi") == 1001
    assert members[OFFICE.user_id("citra")].roles == {Role.CRISIS_LEAD, Role.ADMIN}
    assert OFFICE.user_id("tono") not in members
    assert len(members) == len(OFFICE.people) - 1


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('key = "budi"', 'key = "ana"', "two people have the key 'ana'"),
        ('front = ["ana"', 'front = ["anna"', "nobody has the key 'anna'"),
        ('roles = ["writer"]', 'roles = ["writr"]', "person 6: roles[1]: "),
        ("Asia/Makassar", "Asia/Samarinda", "no such time zone: 'Asia/Samarinda'"),
        ('name = "Budi Santoso"', 'nama = "Budi"', "person 5: name: is missing"),
    ],
)
def test_a_mistake_in_the_office_is_told(tmp_path, old, new, told):
    text = (SCENARIOS / "office.toml").read_text("utf-8")
    assert old in text
    (tmp_path / "office.toml").write_text(text.replace(old, new, 1), "utf-8")

    with pytest.raises(StoryError) as found:
        load_office(tmp_path)

    assert found.value.mistakes[0].startswith("office.toml: ")
    assert told in found.value.mistakes[0]


def test_whoever_is_not_reachable_has_not_pressed_start(telegram):
    phones = move_in(OFFICE, telegram)

    bot = telegram.bot()
    inside = {
        key
        for key, phone in phones.items()
        if bot in telegram.private_chat(bot, phone.user).bots()
    }
    assert inside == {one.key for one in OFFICE.people if one.reachable}


# Playing, without any bot behind the phones but the one that the test speaks for


async def bot_writes(telegram, key: str, text: str, *labels: str) -> None:
    rows = [[{"text": one, "callback_data": one[:64]}] for one in labels]
    await telegram.call(
        TOKEN,
        "sendMessage",
        {
            "chat_id": OFFICE.user_id(key),
            "text": text,
            **({"reply_markup": {"inline_keyboard": rows}} if rows else {}),
        },
    )


def playing(tmp_path, telegram, steps: str, answer=None, moved=None, **more) -> Player:
    """A player in a town where `answer` is all that the bot does."""
    move_in(OFFICE, telegram)

    async def until(holds) -> bool:
        if answer is not None:
            await answer()
        return holds()

    async def advance(time) -> None:
        if moved is not None:
            moved(time)

    story = read(tmp_path, HEAD + steps)
    return Player(story, OFFICE, telegram, advance=advance, until=until, **more)


async def stuck(player) -> str:
    with pytest.raises(StoryStuck) as told:
        await player.step()
    return str(told.value)


async def test_a_sight_that_does_not_come_is_told_with_what_is_there(
    tmp_path, telegram
):
    player = playing(tmp_path, telegram, GOOD)
    await bot_writes(telegram, "ana", "Selamat datang", "Batal")

    told = await stuck(player)
    assert "step 1 of 1: ana (Ana Lestari) does not see 'Halo'" in told
    assert "Ana says hello." in told
    assert "| Selamat datang" in told
    assert "[Batal]" in told


async def test_a_button_that_is_gone_stops_the_story(tmp_path, telegram):
    press = step(CAPTION, 'who = "ana"', 'presses = "Setujui"', SEES)
    player = playing(tmp_path, telegram, press)
    await bot_writes(telegram, "ana", "Naskah", "Kembalikan")

    told = await stuck(player)
    assert "ana (Ana Lestari) cannot do this: there is no button 'Setujui'" in told
    assert "[Kembalikan]" in told


async def test_a_stuck_step_can_be_asked_for_again_and_acts_once(tmp_path, telegram):
    player = playing(tmp_path, telegram, GOOD)
    await stuck(player)
    assert (player.done, player.over) == (0, False)

    await bot_writes(telegram, "ana", "Halo juga")
    await player.step()

    assert (player.done, player.over, player.current) == (1, True, None)
    said = [m for m in telegram.phone(OFFICE.user_id("ana")).chat() if m.text == "Halo"]
    assert len(said) == 1


async def test_what_was_there_before_is_no_sight(tmp_path, telegram):
    player = playing(tmp_path, telegram, GOOD + GOOD)
    await bot_writes(telegram, "ana", "Halo juga")

    await player.step()
    assert "step 2 of 2" in await stuck(player)


async def test_own_words_are_no_sight(tmp_path, telegram):
    assert "does not see 'Halo'" in await stuck(playing(tmp_path, telegram, GOOD))


async def test_what_must_not_be_seen_stops_the_story(tmp_path, telegram):
    quiet = 'not_sees = [{ who = "hadi", words = "Halo" }]'
    player = playing(tmp_path, telegram, GOOD.rstrip() + "\n" + quiet)
    await bot_writes(telegram, "ana", "Halo juga")
    await bot_writes(telegram, "hadi", "Halo, Pak")

    assert "hadi (Drs. Hadi Pranata, M.Si.) sees 'Halo'" in await stuck(player)


async def test_a_press_finds_the_newest_message_with_the_words(tmp_path, telegram):
    press = step(
        CAPTION, 'who = "ana"', 'presses = "Terima"', 'under = "isu satu"', SEES
    )
    player = playing(tmp_path, telegram, press)
    for text in ("isu satu", "isu dua"):
        await bot_writes(telegram, "ana", text, "Terima")
    await stuck(player)

    [tap] = telegram.taps.values()
    assert tap.message.text == "isu satu"


async def test_an_exact_label_is_preferred_to_a_longer_one(tmp_path, telegram):
    press = step(CAPTION, 'who = "ana"', 'presses = "Tolak"', SEES)
    player = playing(tmp_path, telegram, press)
    for label in ("Tolak", "Tolak semua"):
        await bot_writes(telegram, "ana", "Silakan", label)
    await stuck(player)

    [tap] = telegram.taps.values()
    assert tap.button.label == "Tolak"


async def test_the_second_tap_waits_for_what_the_first_one_does(tmp_path, telegram):
    press = step(CAPTION, 'who = "ana"', 'presses = ["Satu", "Dua"]', SEES)

    async def answer():
        for tap in telegram.taps.values():
            if not tap.answered:
                call = {"callback_query_id": tap.id}
                await telegram.call(TOKEN, "answerCallbackQuery", call)
                await bot_writes(telegram, "ana", "Halo", "Dua")

    player = playing(tmp_path, telegram, press, answer)
    await bot_writes(telegram, "ana", "Silakan", "Satu", "Dua")
    await player.step()

    labels = [(tap.button.label, tap.message.text) for tap in telegram.taps.values()]
    assert labels == [("Satu", "Silakan"), ("Dua", "Halo")]


async def test_a_tap_that_does_nothing_stops_the_row_of_taps(tmp_path, telegram):
    press = step(CAPTION, 'who = "ana"', 'presses = ["Satu", "Dua"]', SEES)
    player = playing(tmp_path, telegram, press)
    await bot_writes(telegram, "ana", "Silakan", "Satu", "Dua")

    assert "nothing comes of the button 'Satu'" in await stuck(player)
    assert [tap.button.label for tap in telegram.taps.values()] == ["Satu"]


async def test_an_invitation_is_opened_from_the_phone_that_shows_it(tmp_path, telegram):
    opens = step(CAPTION, 'who = "tono"', 'opens = "citra"', SEES)
    player = playing(tmp_path, telegram, opens)
    assert "no invitation stands on the phone of citra" in await stuck(player)

    for token in ("lama", "baru"):
        await bot_writes(telegram, "citra", f"https://t.me/siaga_bot?start={token}")
    await stuck(player)

    [said] = telegram.phone(OFFICE.user_id("tono")).chat()
    assert said.text == "/start baru"


async def test_samples_stand_for_what_is_attached(tmp_path, telegram):
    attaches = 'attaches = { what = "photo", caption = "Keran" }'
    steps = step(CAPTION, 'who = "ana"', attaches, SEES)
    samples = {"photo": {"content": b"picture"}}
    player = playing(tmp_path, telegram, steps, samples=samples)
    await stuck(player)

    [sent] = telegram.phone(OFFICE.user_id("ana")).chat()
    assert (sent.kind, sent.caption) == ("photo", "Keran")
    file_id = sent.content.media["photo"][-1]["file_id"]
    assert telegram.files.by_id[file_id].read() == b"picture"


async def test_a_time_that_has_passed_meanwhile_is_not_that_of_tomorrow(
    tmp_path, telegram, clock
):
    """Somebody looked at a step for an hour: the story goes on at once."""
    waited = []

    def moved(time):
        waited.append(time)
        clock.at += time

    times = [step(CAPTION, f'until_time = "{t}"') for t in ("09.30", "09.45", "09.10")]
    player = playing(tmp_path, telegram, "".join(times), moved=moved)
    await player.step()
    clock.advance(hours=1)
    await player.step()
    await player.step()

    assert waited[0] == timedelta(minutes=30)  # 09.00 WITA on the clock of these tests
    assert len(waited) == 2
    assert clock().astimezone(OFFICE.zone).strftime("%d %H.%M") == "23 09.10"


# The groups, the channel, and people among themselves


async def test_people_talk_in_groups_and_with_one_another(tmp_path, telegram):
    def talk(who, where, to):
        sees = f'sees = [{{ who = "{to}", words = "Halo" }}]'
        return step(CAPTION, f'who = "{who}"', f'where = "{where}"', SAYS, sees)

    steps = [
        talk("citra", "group", "eko"),
        talk("sari", "channel", "tono"),
        talk("ana", "budi", "budi"),
    ]
    player = playing(tmp_path, telegram, "".join(steps))
    await player.play()

    assert player.over


async def test_somebody_who_is_not_in_the_group_cannot_write_there(tmp_path, telegram):
    outside = step(CAPTION, 'who = "ana"', 'where = "group"', SAYS, SEES)

    told = await stuck(playing(tmp_path, telegram, outside))
    assert "ana (Ana Lestari) cannot do this" in told


async def test_only_its_writers_write_in_the_channel(tmp_path, telegram):
    reader = step(CAPTION, 'who = "ana"', 'where = "channel"', SAYS, SEES)

    told = await stuck(playing(tmp_path, telegram, reader))
    assert "ana (Ana Lestari) cannot do this" in told


async def test_somebody_reacts_to_the_newest_message_with_the_words(tmp_path, telegram):
    react = step(CAPTION, 'who = "ana"', 'reacts = { emoji = "👍", to = "Halo" }')
    player = playing(tmp_path, telegram, react)
    assert "nobody wrote 'Halo'" in await stuck(player)

    for text in ("Halo satu", "Halo dua"):
        await bot_writes(telegram, "ana", text)
    await player.play()

    ana = telegram.phone(OFFICE.user_id("ana"))
    assert [m.text for m in ana.chat() if m.reactions] == ["Halo dua"]


def test_the_war_room_has_its_topics_and_the_channel_its_discussion(telegram):
    move_in(OFFICE, telegram)

    room = telegram.groups[OFFICE.group.id]
    channel = telegram.groups[OFFICE.channel.id]
    assert {"Fakta", "Naskah", "Media"} <= {one.name for one in room.topics.values()}
    assert channel.linked is telegram.groups[OFFICE.channel.discussion_id]
    assert telegram.bot() not in [*room.bots(), *channel.bots()]
