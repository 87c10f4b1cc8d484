"""Groups: members, privacy mode, leaving, and the change of id."""

import pytest

ANA = 5001
GROUP = -4001


@pytest.fixture
def group(telegram, ana):
    telegram.add_user(5002, "Budi")
    group = telegram.add_group(GROUP, "Tim Krisis", [ANA, 5002])
    ana.adds_bot(group)
    telegram.bot().updates.waiting.clear()
    return group


@pytest.fixture
def heard(bot):
    def read():
        found = [one.json["message"] for one in bot.updates.waiting]
        bot.updates.waiting.clear()
        return found

    return read


async def test_a_group_message_reaches_all_members(telegram, group, ana, result):
    sent = await result("sendMessage", chat_id=GROUP, text="Rapat sekarang")

    budi = telegram.phone(5002)

    assert sent["chat"] == {"id": GROUP, "type": "group", "title": "Tim Krisis"}
    assert ana.unread()[-1].message is budi.unread()[-1].message
    assert [one.text for one in budi.chat(GROUP)][-1] == "Rapat sekarang"


async def test_privacy_mode_lets_commands_replies_and_service_through(
    telegram, group, ana, heard, result
):
    await result("sendMessage", chat_id=GROUP, text="Siapa?")
    question = ana.chat(GROUP)[-1]

    ana.sends("obrolan biasa", in_chat=GROUP)
    ana.sends("/lapor", in_chat=GROUP)
    ana.sends("/lapor@siaga_bot", in_chat=GROUP)
    ana.sends("/lapor@lain_bot", in_chat=GROUP)
    ana.replies(question, "Saya")
    telegram.phone(5002).leaves(group)

    assert [one.get("text") for one in heard()] == [
        "/lapor",
        "/lapor@siaga_bot",
        "Saya",
        None,
    ]


async def test_an_administrator_hears_everything(group, ana, heard):
    ana.promotes_bot(group)
    heard_change = group.leads(ana.bot.id)
    ana.bot.updates.waiting.clear()
    ana.sends("obrolan biasa", in_chat=GROUP)

    assert heard_change
    assert [one["text"] for one in heard()] == ["obrolan biasa"]


async def test_a_bot_without_privacy_mode_hears_everything(telegram, group, ana):
    other = telegram.add_bot("777:lain", "lain_bot", reads_all=True)
    ana.with_bot("lain_bot").adds_bot(group)
    other.updates.waiting.clear()

    ana.sends("obrolan biasa", in_chat=GROUP)

    assert len(other.updates.waiting) == 1


async def test_adding_the_bot_tells_it_twice(telegram, ana, bot):
    group = telegram.add_group(-4002, "Lain", [ANA])

    ana.adds_bot(group)

    kinds = [set(one.json) - {"update_id"} for one in bot.updates.waiting]
    assert kinds == [{"my_chat_member"}, {"message"}]


async def test_a_bot_that_was_thrown_out_may_not_write(group, ana, refusal):
    ana.removes_bot(group)

    actual = await refusal("sendMessage", chat_id=GROUP, text="x")

    assert actual == (403, "Forbidden: bot was kicked from the group chat")


async def test_a_bot_that_left_may_not_write(group, result, refusal):
    await result("leaveChat", chat_id=GROUP)

    actual = await refusal("sendMessage", chat_id=GROUP, text="x")

    assert actual == (403, "Forbidden: bot is not a member of the group chat")


async def test_a_bot_that_goes_hears_of_it(telegram, group, ana, bot, result):
    await result("leaveChat", chat_id=GROUP)
    ana.adds_bot(group)
    ana.removes_bot(group)

    notes = [one.json.get("message", {}) for one in bot.updates.waiting]
    gone = [one["left_chat_member"] for one in notes if "left_chat_member" in one]
    assert gone == [bot.json(), bot.json()]


async def test_a_group_the_bot_never_saw_is_not_found(telegram, ana, refusal):
    telegram.add_group(-4003, "Rahasia", [ANA])

    actual = await refusal("sendMessage", chat_id=-4003, text="x")

    assert actual == (400, "Bad Request: chat not found")


async def test_a_deleted_group_says_so(group, ana, refusal):
    ana.deletes_group(group)

    actual = await refusal("sendMessage", chat_id=GROUP, text="x")

    assert actual == (403, "Forbidden: the group chat was deleted")


async def test_an_upgraded_group_tells_its_new_id(group, ana, api, heard, result):
    new = ana.upgrades(group)

    answer = await api("sendMessage", chat_id=GROUP, text="x")

    assert answer.body == {
        "ok": False,
        "error_code": 400,
        "description": ("Bad Request: group chat was upgraded to a supergroup chat"),
        "parameters": {"migrate_to_chat_id": new.id},
    }
    notes = heard()
    assert notes[0]["migrate_to_chat_id"] == new.id
    assert notes[1]["migrate_from_chat_id"] == GROUP
    assert (await result("sendMessage", chat_id=new.id, text="x"))["chat"]["type"] == (
        "supergroup"
    )


async def test_members_can_be_asked_for(group, result):
    member = await result("getChatMember", chat_id=GROUP, user_id=5002)
    owner = await result("getChatMember", chat_id=GROUP, user_id=ANA)
    leaders = await result("getChatAdministrators", chat_id=GROUP)

    assert member["status"] == "member"
    assert owner["status"] == "creator"
    assert [one["user"]["id"] for one in leaders] == [ANA]
    assert await result("getChatMemberCount", chat_id=GROUP) == 3
    assert (await result("getChat", chat_id=GROUP))["title"] == "Tim Krisis"


async def test_only_an_administrator_pins(group, ana, result, refusal):
    sent = await result("sendMessage", chat_id=GROUP, text="x")
    place = {"chat_id": GROUP, "message_id": sent["message_id"]}

    refused = await refusal("pinChatMessage", **place)
    ana.promotes_bot(group)

    assert refused == (
        400,
        "Bad Request: not enough rights to manage pinned messages in the chat",
    )
    assert await result("pinChatMessage", **place)


async def test_a_stranger_cannot_write_in_a_group(telegram, group):
    with pytest.raises(LookupError):
        telegram.add_user(5009, "Tamu").sends("halo", in_chat=GROUP)


async def test_who_joins_is_announced(telegram, group, heard):
    dewi = telegram.add_user(5003, "Dewi")

    dewi.joins(group)

    assert heard()[0]["new_chat_members"][0]["first_name"] == "Dewi"
    dewi.sends("/halo", in_chat=GROUP)
    assert heard()[0]["text"] == "/halo"


async def test_buttons_in_a_group_work_for_every_member(telegram, group, result):
    keyboard = {"inline_keyboard": [[{"text": "Hadir", "callback_data": "x"}]]}
    await result("sendMessage", chat_id=GROUP, text="Rapat", reply_markup=keyboard)
    budi = telegram.phone(5002)

    tap = budi.presses("Hadir", in_chat=GROUP)
    await result("answerCallbackQuery", callback_query_id=tap.id, text="Dicatat")

    assert tap.text == "Dicatat"
    assert "answer" not in [event.kind for event in telegram.phone(ANA).unread()]


async def test_a_new_name_reaches_the_bot_as_a_service_message(group, ana, heard):
    ana.renames_group(group, "Ruang krisis")

    assert [one["new_chat_title"] for one in heard()] == ["Ruang krisis"]


async def test_topics_and_the_history_of_a_supergroup_are_seen_when_asked_for(
    telegram, ana, heard, result
):
    group = telegram.add_group(-1_004_001, "Tim", [ANA], "supergroup")
    ana.adds_bot(group, as_admin=True)
    plain = await result("getChat", chat_id=group.id)
    ana.shows_history(group)
    shown = await result("getChat", chat_id=group.id)
    ana.turns_topics(group)
    forum = await result("getChat", chat_id=group.id)
    made = await result("createForumTopic", chat_id=group.id, name="Air")
    ana.turns_topics(group, on=False)

    assert "has_visible_history" not in plain
    assert shown["has_visible_history"] is True
    assert forum["is_forum"] is True
    assert made["message_thread_id"] not in group.topics
    assert "is_forum" not in await result("getChat", chat_id=group.id)
    with pytest.raises(LookupError, match="is no supergroup"):
        ana.turns_topics(telegram.add_group(-4009, "Kecil", [ANA]))
