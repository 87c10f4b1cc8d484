"""What scenarios ask of phones and of the house, besides what a phone hears."""

from typing import Any

from bot.domain.roles import Role
from bot.sandbox.events import Kind
from tests.harness.crisis import Crisis, Phone


async def small_office(crisis: Crisis) -> tuple[Phone, Phone, Phone]:
    """Ana reports, Budi is on duty, Citra leads."""
    return (
        await crisis.member("Ana"),
        await crisis.member("Budi", Role.DUTY_OFFICER),
        await crisis.member("Citra", Role.CRISIS_LEAD, phone="0800 000 001"),
    )


def everybody_read(crisis: Crisis) -> None:
    """Whatever is on the screens was not what the scenario is about."""
    for phone in crisis.phones.values():
        phone.ignores()


def new_messages(phone: Phone) -> list[Any]:
    """Read everything; return what came as a message of its own."""
    events = phone.inbox()
    phone.ignores()
    return [event.message for event in events if event.kind is Kind.MESSAGE]


def labels(message: Any) -> list[str]:
    return [button.label for row in message.buttons for button in row]


def shown(phone: Phone) -> list[str]:
    """Return what stands in the chat now, the bot's side."""
    return [
        one.text
        for one in phone.phone.chat()
        if one.sender is not phone.phone.user and not one.deleted
    ]


def kinds_received(phone: Phone) -> list[str]:
    """Return the kinds of everything that the bot sent besides texts."""
    return [
        one.kind
        for one in phone.phone.chat()
        if one.sender is not phone.phone.user and one.kind != "text"
    ]


async def issue(crisis: Crisis, number: int = 1) -> Any:
    async with crisis.house.storage.begin() as unit:
        return await unit.issues.find(f"2026-{number:04d}")


async def reports(crisis: Crisis, number: int = 1) -> Any:
    async with crisis.house.storage.begin() as unit:
        return await unit.reports.of_issue(f"2026-{number:04d}")


async def how_many_issues(crisis: Crisis) -> int:
    async with crisis.house.storage.begin() as unit:
        return await unit.issues.count_open()


async def update(crisis: Crisis, phone: Phone, raw: dict[str, Any]) -> None:
    """Let a raw update arrive."""
    phone.phone.raw(raw)
    await crisis.settle()


def message(phone: Phone, number: int = 900, **fields: Any) -> dict[str, Any]:
    """A raw message as Telegram would tell it."""
    person = {"id": phone.id, "is_bot": False, "first_name": "X"}
    chat = {"id": phone.id, "type": "private", "first_name": "X"}
    body = {"message_id": number, "date": 1773270300, "chat": chat, "from": person}
    return {"message": body | fields}
