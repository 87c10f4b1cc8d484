"""Members: who may do what, who hears of a change, and the refusals."""

from datetime import timedelta

import pytest
from telegram import ChatFullInfo, ChatInviteLink, ChatMember, Update

from bot.sandbox import remote
from bot.sandbox.members import change_standing
from bot.sandbox.standing import PERMISSIONS, Standing, Status, rights_in

ANA, BUDI, CITRA = 5001, 5002, 5003
GROUP = -1001000000020
BOT = 123456
KINDS = ["message", "my_chat_member", "chat_member", "chat_join_request"]
RESTRICT = "not enough rights to restrict/unrestrict chat member"


@pytest.fixture
def group(telegram, ana, bot):
    telegram.add_user(BUDI, "Budi")
    telegram.add_user(CITRA, "Citra")
    group = telegram.add_group(GROUP, "Tim", [ANA, BUDI], kind="supergroup")
    ana.adds_bot(group, as_admin=True)
    bot.updates.allow(KINDS)
    bot.updates.waiting.clear()
    return group


@pytest.fixture
def limits(telegram, group, ana):
    def limit(*rights):
        ana.promotes_bot(group, rights)
        telegram.bot().updates.waiting.clear()

    return limit


@pytest.fixture
def heard(bot):
    def read(kind):
        found = [one.json for one in bot.updates.waiting]
        assert all(Update.de_json(one, None).to_dict() for one in found)
        bot.updates.waiting.clear()
        return [one[kind] for one in found if kind in one]

    return read


async def member(result, user_id):
    shown = await result("getChatMember", chat_id=GROUP, user_id=user_id)
    assert ChatMember.de_json(shown, None).status == shown["status"]
    return shown


async def test_a_bot_promotes_with_the_rights_it_gives(group, result, heard):
    await result(
        "promoteChatMember", chat_id=GROUP, user_id=BUDI, can_pin_messages=True
    )
    await result(
        "setChatAdministratorCustomTitle",
        chat_id=GROUP,
        user_id=BUDI,
        custom_title="Juru Bicara",
    )

    shown = await member(result, BUDI)
    (first, second) = heard("chat_member")
    assert shown["status"] == "administrator"
    assert shown["custom_title"] == "Juru Bicara"
    assert shown["can_be_edited"]
    given = {one for one in rights_in("supergroup") if shown[one]}
    assert given == {"can_pin_messages", "can_manage_chat"}
    assert first["old_chat_member"]["status"] == "member"
    assert second["new_chat_member"]["custom_title"] == "Juru Bicara"


async def test_without_any_right_a_promotion_demotes(group, result):
    place = {"chat_id": GROUP, "user_id": BUDI}
    await result("promoteChatMember", **place, can_pin_messages=True)
    await result("promoteChatMember", **place)

    assert (await member(result, BUDI))["status"] == "member"


async def test_a_restriction_leaves_what_it_names_and_ends(
    telegram, group, clock, result
):
    until = int((clock.at + timedelta(hours=1)).timestamp())
    await result(
        "restrictChatMember",
        chat_id=GROUP,
        user_id=BUDI,
        permissions={"can_send_photos": True},
        until_date=until,
    )
    budi = telegram.phone(BUDI)
    shown = await member(result, BUDI)

    assert shown["status"] == "restricted"
    assert shown["until_date"] == until
    assert shown["is_member"]
    assert shown["can_send_photos"]
    assert shown["can_send_messages"]
    assert not shown["can_send_videos"]
    assert budi.sends_photo(in_chat=GROUP)
    with pytest.raises(LookupError):
        budi.sends_video(in_chat=GROUP)
    clock.advance(hours=1)
    assert budi.sends_video(in_chat=GROUP)
    assert (await member(result, BUDI))["status"] == "member"


async def test_independent_permissions_imply_nothing(group, result):
    await result(
        "restrictChatMember",
        chat_id=GROUP,
        user_id=BUDI,
        permissions={"can_send_polls": True},
        use_independent_chat_permissions=True,
    )

    shown = await member(result, BUDI)

    assert {one for one in PERMISSIONS if shown[one]} == {"can_send_polls"}


async def test_a_ban_throws_out_and_can_be_lifted(telegram, group, result):
    place = {"chat_id": GROUP, "user_id": BUDI}
    budi = telegram.phone(BUDI)

    await result("banChatMember", **place)
    banned = await member(result, BUDI)
    with pytest.raises(LookupError, match="banned"):
        budi.joins(group)
    await result("unbanChatMember", **place, only_if_banned=True)
    budi.joins(group)
    await result("unbanChatMember", **place, only_if_banned=True)

    assert (banned["status"], banned["until_date"]) == ("kicked", 0)
    assert (await member(result, BUDI))["status"] == "member"
    await result("unbanChatMember", **place)
    assert (await member(result, BUDI))["status"] == "left"


@pytest.mark.parametrize(("seconds", "lasts"), [(29, True), (30, False)])
async def test_a_very_short_ban_never_ends(clock, group, result, seconds, lasts):
    until = int((clock.at + timedelta(seconds=seconds)).timestamp())
    await result("banChatMember", chat_id=GROUP, user_id=BUDI, until_date=until)
    clock.advance(minutes=1)

    assert ((await member(result, BUDI))["status"] == "kicked") is lasts


async def test_the_group_permissions_bind_members_and_bots_that_lead_not(
    telegram, group, result, refusal, heard
):
    nothing = dict.fromkeys(PERMISSIONS, False)
    await result("setChatPermissions", chat_id=GROUP, permissions=nothing)
    again = await refusal("setChatPermissions", chat_id=GROUP, permissions=nothing)

    with pytest.raises(LookupError):
        telegram.phone(BUDI).sends("x", in_chat=GROUP)
    shown = await result("getChat", chat_id=GROUP)
    assert not any(shown["permissions"].values())
    assert again == (400, "Bad Request: CHAT_NOT_MODIFIED")
    assert await result("sendMessage", chat_id=GROUP, text="x")


SENDS = {
    "sendMessage": ({"text": "x"}, "text messages"),
    "sendLocation": ({"latitude": 1, "longitude": 2}, "locations"),
    "sendDice": ({}, "dice"),
    "sendPoll": ({"question": "?", "options": [{"text": "a"}]}, "polls"),
}


@pytest.mark.parametrize("method", SENDS)
async def test_a_restricted_bot_hears_what_it_may_not_send(
    telegram, group, ana, refusal, method
):
    standing = Standing(Status.RESTRICTED)
    change_standing(telegram, group, telegram.bot(), standing, ana.user)
    params, name = SENDS[method]

    actual = await refusal(method, chat_id=GROUP, **params)

    assert actual == (400, f"Bad Request: not enough rights to send {name} to the chat")


NEEDS_RIGHT = {
    "promoteChatMember": (
        {"user_id": BUDI, "can_pin_messages": True},
        "not enough rights",
    ),
    "restrictChatMember": ({"user_id": BUDI, "permissions": {}}, RESTRICT),
    "banChatMember": ({"user_id": BUDI}, RESTRICT),
    "unbanChatMember": ({"user_id": BUDI}, RESTRICT),
    "setChatPermissions": (
        {"permissions": {}},
        "not enough rights to change chat permissions",
    ),
    "setChatTitle": ({"title": "x"}, "not enough rights to change chat title"),
    "setChatDescription": (
        {"description": "x"},
        "not enough rights to set chat description",
    ),
    "setChatPhoto": (
        {"files": {"photo": ("a.jpg", b"x", None)}},
        "not enough rights to change chat photo",
    ),
    "deleteChatPhoto": ({}, "not enough rights to change chat photo"),
    "createChatInviteLink": ({}, "not enough rights to manage chat invite link"),
    "editChatInviteLink": (
        {"invite_link": "x"},
        "not enough rights to manage chat invite link",
    ),
    "revokeChatInviteLink": (
        {"invite_link": "x"},
        "not enough rights to manage chat invite link",
    ),
    "exportChatInviteLink": ({}, "not enough rights to manage chat invite link"),
    "approveChatJoinRequest": (
        {"user_id": BUDI},
        "not enough rights to manage chat join requests",
    ),
    "declineChatJoinRequest": (
        {"user_id": BUDI},
        "not enough rights to manage chat join requests",
    ),
    "pinChatMessage": (
        {"message_id": 1},
        "not enough rights to manage pinned messages in the chat",
    ),
    "deleteMessage": ({"message_id": 1}, "message can't be deleted"),
}


@pytest.mark.parametrize("method", NEEDS_RIGHT)
async def test_each_method_checks_its_right(group, limits, refusal, method):
    params, reason = NEEDS_RIGHT[method]
    limits()

    actual = await refusal(method, chat_id=GROUP, **params)

    assert actual == (400, f"Bad Request: {reason}")


WRONG = {
    "self": ("banChatMember", {"user_id": BOT}, "can't restrict self"),
    "owner": ("banChatMember", {"user_id": ANA}, "can't remove chat owner"),
    "nobody": ("banChatMember", {"user_id": 77}, "PARTICIPANT_ID_INVALID"),
    "leader": (
        "restrictChatMember",
        {"user_id": CITRA, "permissions": {}},
        "user is an administrator of the chat",
    ),
    "promote self": ("promoteChatMember", {"user_id": BOT}, "can't promote self"),
    "promote the owner": (
        "promoteChatMember",
        {"user_id": ANA},
        "can't remove chat owner",
    ),
    "another's administrator": (
        "promoteChatMember",
        {"user_id": CITRA},
        "CHAT_ADMIN_REQUIRED",
    ),
    "title of a member": (
        "setChatAdministratorCustomTitle",
        {"user_id": BUDI, "custom_title": "x"},
        "user is not an administrator",
    ),
    "title of another's": (
        "setChatAdministratorCustomTitle",
        {"user_id": CITRA, "custom_title": "x"},
        "not enough rights to change custom title of the user",
    ),
    "no title": ("setChatTitle", {"title": " "}, "title must be non-empty"),
    "same title": ("setChatTitle", {"title": "Tim"}, "chat title is not modified"),
    "same description": ("setChatDescription", {}, "chat description is not modified"),
    "long description": (
        "setChatDescription",
        {"description": "x" * 256},
        "CHAT_ABOUT_TOO_LONG",
    ),
    "no photo": ("deleteChatPhoto", {}, "CHAT_NOT_MODIFIED"),
    "strange link": (
        "revokeChatInviteLink",
        {"invite_link": "x"},
        "INVITE_HASH_EXPIRED",
    ),
    "limited request": (
        "createChatInviteLink",
        {"creates_join_request": True, "member_limit": 3},
        "member limit can't be specified for links requiring administrator approval",
    ),
    "no request": (
        "approveChatJoinRequest",
        {"user_id": 77},
        "HIDE_REQUESTER_MISSING",
    ),
    "request of a member": (
        "approveChatJoinRequest",
        {"user_id": BUDI},
        "USER_ALREADY_PARTICIPANT",
    ),
}


@pytest.mark.parametrize(("method", "params", "reason"), WRONG.values(), ids=WRONG)
async def test_a_wrong_call_is_refused(
    telegram, group, ana, refusal, method, params, reason
):
    telegram.phone(CITRA).joins(group)
    ana.promotes(group, CITRA, ["can_pin_messages"])

    actual = await refusal(method, chat_id=GROUP, **params)

    assert actual == (400, f"Bad Request: {reason}")


TITLES = {
    "16 letters": ("x" * 16, None),
    "17 letters": ("x" * 17, "ADMIN_RANK_INVALID"),
    "an emoji": ("Ketua 👑", "ADMIN_RANK_EMOJI_NOT_ALLOWED"),
}


@pytest.mark.parametrize(("title", "reason"), TITLES.values(), ids=TITLES)
async def test_a_title_has_16_letters(group, api, result, title, reason):
    place = {"chat_id": GROUP, "user_id": BUDI}
    await result("promoteChatMember", **place, can_pin_messages=True)

    answer = await api("setChatAdministratorCustomTitle", **place, custom_title=title)

    assert answer.body.get("description") == (reason and f"Bad Request: {reason}")


async def test_a_bot_gives_no_right_it_has_not_got(group, limits, refusal):
    limits("can_promote_members")

    actual = await refusal(
        "promoteChatMember", chat_id=GROUP, user_id=BUDI, can_pin_messages=True
    )

    assert actual == (400, "Bad Request: RIGHT_FORBIDDEN")


async def test_only_a_supergroup_restricts(telegram, ana, refusal):
    small = telegram.add_group(-4001, "Kecil", [ANA])
    ana.adds_bot(small, as_admin=True)

    actual = await refusal(
        "restrictChatMember", chat_id=-4001, user_id=ANA, permissions={}
    )

    assert actual == (400, "Bad Request: method is available only for supergroups")


async def test_a_bot_hears_of_its_own_rights(group, ana, heard):
    ana.promotes_bot(group, ["can_pin_messages"])
    ana.demotes_bot(group)

    limited, demoted = heard("my_chat_member")

    assert limited["new_chat_member"]["can_pin_messages"]
    assert not limited["new_chat_member"]["can_delete_messages"]
    assert not limited["new_chat_member"]["can_be_edited"]
    assert demoted["new_chat_member"]["status"] == "member"


async def test_of_others_only_an_administrator_hears(telegram, group, ana, heard):
    ana.promotes(group, BUDI, ["can_pin_messages"])
    led = heard("chat_member")
    ana.demotes_bot(group)
    ana.restricts(group, BUDI)

    assert led[0]["new_chat_member"]["status"] == "administrator"
    assert heard("chat_member") == []


async def test_the_list_of_leaders_has_no_other_bot(telegram, group, ana, result):
    telegram.add_bot("777:lain", "lain_bot")
    ana.with_bot("lain_bot").adds_bot(group, as_admin=True)

    leaders = await result("getChatAdministrators", chat_id=GROUP)

    assert {one["user"]["id"] for one in leaders} == {ANA, BOT}


async def test_the_screens_follow_what_no_update_tells(telegram, group, ana, result):
    ana.permits(group, ["can_send_messages"])
    await result("setChatDescription", chat_id=GROUP, description="Siaga")

    shown = [one.action for one in telegram.events.events[-2:]]

    assert shown == ["permissions", "profile"]


def test_a_member_deletes_only_what_is_its_own(telegram, group, ana):
    budi = telegram.phone(BUDI)
    own, other = budi.sends("x", in_chat=GROUP), ana.sends("y", in_chat=GROUP)

    budi.deletes(own)
    with pytest.raises(LookupError, match="can_delete_messages"):
        budi.deletes(other)
    ana.promotes(group, BUDI, ["can_delete_messages"])
    budi.deletes(other)

    assert own.deleted
    assert other.deleted


async def test_an_administrator_can_hide_behind_the_group(
    telegram, group, ana, heard, result
):
    ana.hides_in(group)
    message = ana.sends("Pengumuman", in_chat=GROUP)

    shown = heard("message")[-1]
    assert shown["from"]["id"] == 1087968824
    assert shown["sender_chat"]["id"] == GROUP
    assert message.author == "Tim"
    assert (await member(result, ANA))["is_anonymous"]
    ana.hides_in(group, hidden=False)
    ana.sends("Saya", in_chat=GROUP)
    assert heard("message")[-1]["from"]["id"] == ANA
    with pytest.raises(LookupError):
        telegram.phone(BUDI).hides_in(group)


async def test_title_description_and_photo_change(group, result, heard):
    photo = {"photo": ("a.jpg", b"isi", None)}
    await result("setChatTitle", chat_id=GROUP, title="Tim Krisis")
    await result("setChatDescription", chat_id=GROUP, description="Siaga")
    await result("setChatPhoto", chat_id=GROUP, files=photo)
    shown = await result("getChat", chat_id=GROUP)
    await result("deleteChatPhoto", chat_id=GROUP)

    notes = heard("message")
    assert [notes[0]["new_chat_title"], notes[2]["delete_chat_photo"]] == [
        "Tim Krisis",
        True,
    ]
    assert notes[1]["new_chat_photo"]
    assert shown["title"] == "Tim Krisis"
    assert shown["description"] == "Siaga"
    assert ChatFullInfo.de_json(shown, None).photo.big_file_id
    assert group.photo is None


async def test_a_link_lets_in_until_it_is_full(telegram, group, result, heard):
    link = await result(
        "createChatInviteLink", chat_id=GROUP, name="Relawan", member_limit=1
    )
    citra = telegram.phone(CITRA)

    citra.opens(link["invite_link"])

    assert ChatInviteLink.de_json(link, None).member_limit == 1
    assert heard("chat_member")[0]["invite_link"]["name"] == "Relawan"
    telegram.add_user(5004, "Dewi")
    with pytest.raises(LookupError, match="nowhere"):
        telegram.phone(5004).opens(link["invite_link"])


async def test_a_link_is_edited_revoked_and_ends(
    telegram, clock, group, result, refusal
):
    link = (await result("createChatInviteLink", chat_id=GROUP))["invite_link"]
    place = {"chat_id": GROUP, "invite_link": link}
    end = int((clock.at + timedelta(hours=1)).timestamp())
    edited = await result("editChatInviteLink", **place, name="x", expire_date=end)

    clock.advance(hours=1)
    with pytest.raises(LookupError):
        telegram.phone(CITRA).opens(link)
    revoked = await result("revokeChatInviteLink", **place)

    assert (edited["name"], edited["expire_date"]) == ("x", end)
    assert revoked["is_revoked"]
    assert await refusal("editChatInviteLink", **place) == (
        400,
        "Bad Request: INVITE_HASH_EXPIRED",
    )


async def test_an_exported_link_replaces_the_last(telegram, group, result):
    first = await result("exportChatInviteLink", chat_id=GROUP)
    second = await result("exportChatInviteLink", chat_id=GROUP)

    assert group.links[first].revoked
    assert (await result("getChat", chat_id=GROUP))["invite_link"] == second
    telegram.phone(CITRA).opens(second)
    assert group.has(CITRA)


async def test_who_asks_to_come_in_waits_for_the_answer(telegram, group, result, heard):
    link = await result(
        "createChatInviteLink", chat_id=GROUP, creates_join_request=True
    )
    citra = telegram.phone(CITRA)

    citra.opens(link["invite_link"])
    (asked,) = heard("chat_join_request")
    await result("declineChatJoinRequest", chat_id=GROUP, user_id=CITRA)
    outside = group.has(CITRA)
    citra.opens(link["invite_link"])
    await result("approveChatJoinRequest", chat_id=GROUP, user_id=CITRA)

    assert asked["from"]["id"] == CITRA
    assert asked["invite_link"]["creates_join_request"]
    assert not outside
    assert group.has(CITRA)
    assert heard("chat_member")[0]["via_join_request"]


def test_members_are_led_from_far_away(telegram, group):
    def act(user, action, **given):
        return remote.act(telegram, user, action, {"chat": GROUP, **given})

    url = act(ANA, "creates_link", by_request=True)
    remote.act(telegram, CITRA, "opens", {"url": url})
    act(ANA, "admits", user_id=CITRA)
    act(ANA, "promotes", user_id=CITRA, rights=["can_restrict_members"], title="Wakil")
    act(CITRA, "restricts", user_id=BUDI, permissions=["can_send_messages"])
    act(ANA, "permits", permissions=["can_send_messages"])
    act(CITRA, "bans", user_id=BUDI)
    act(ANA, "promotes_bot", rights=["can_pin_messages"])
    shown = remote.act(telegram, CITRA, "opens", {"url": url})

    people = {one["name"]: one for one in shown["members"]}
    assert people.keys() == {"Ana", "Citra", "Siaga"}
    assert people["Citra"]["title"] == "Wakil"
    assert "can_pin_messages" in people["Siaga"]["rights"]
    assert "can_delete_messages" not in people["Siaga"]["rights"]
    assert shown["permissions"] == ["can_send_messages"]
    with pytest.raises(LookupError):
        act(CITRA, "promotes", user_id=BUDI)
