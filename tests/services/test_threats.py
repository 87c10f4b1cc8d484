"""A threat in a text: law and lead may let it pass, and nobody where law reads nothing."""

import pytest

from bot.domain.document import Document, Form
from bot.domain.document_life import DocumentState
from bot.domain.levels import Level
from bot.domain.reaction_errors import HeldBack
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.playbook import load_playbook
from bot.services.texts.holding_back import tell_released
from tests.services.drafting_office import hand_in, open_office, refused

THREAT = "Petugas memeriksa pompa. Penyebar video akan kami laporkan ke polisi."
DEFAMED = "Petugas memeriksa pompa. Kami akan menuntut dengan UU ITE."
FACTS, LAW = "Fakta benar", "Tidak ada keberatan"


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    folder = tmp_path_factory.mktemp("full")
    (folder / "office.toml").write_text('profile = "full"\n')
    return load_playbook(folder)


@pytest.fixture
async def office():
    async with open_office() as opened:
        opened.dewi = await opened.member("Dewi", Role.WRITER)
        opened.citra = await opened.member("Citra", Role.CRISIS_LEAD)
        opened.eka = await opened.member("Eka", Role.ANALYST)
        opened.laila = await opened.member("Laila", Role.LEGAL_ADVISER)
        yield opened


async def reply(office, words, level):
    """A reply to a critic in Dewi's hands, written now; return its draft."""
    await office.issue(level)
    draft = Document(
        id="2026-0001/D1",
        issue_id="2026-0001",
        kind="reply",
        form=Form.FULL,
        state=DocumentState.DRAFT,
        author=office.dewi.id,
        created_at=office.clock.at,
        fields={"jawaban": words, "pertanyaan": "Siapa penyebarnya?"},
        locale="id",
    )
    async with office.storage.begin() as unit:
        await unit.documents.add(draft)
        await unit.commit("reply")
    await office.dewi.says("/draf 1")
    await office.dewi.presses("Lanjutkan menulis")
    return draft


async def test_law_that_is_asked_for_the_words_alone_may_let_a_threat_pass(
    office, full
):
    """At L2 the table names no lawyer for a reply: what stands in it does."""
    office.desk = replace(office.desk, playbook=full)
    await reply(office, THREAT, Level.L2)
    assert "U-10" in office.dewi.last.text
    await hand_in(office.dewi)

    assert LAW in office.laila.last.labels
    await office.laila.presses(LAW)
    await office.eka.presses(FACTS)
    await office.citra.presses("Setujui")
    assert (await office.document()).state is DocumentState.APPROVED


async def test_a_threat_in_a_reply_waits_and_then_needs_law_and_lead(office, full):
    office.desk = replace(office.desk, playbook=full)
    await reply(office, THREAT, Level.L3)
    held = await refused(HeldBack, office.dewi.presses("Ajukan"))
    assert held.facts["words"] == ["Penyebar video akan kami laporkan"]
    office.clock.advance(minutes=10)

    await hand_in(office.dewi)

    assert LAW in office.laila.last.labels
    assert (await office.document()).state is DocumentState.FACT_REVIEW


@pytest.mark.parametrize(("profile", "words"), [("small", THREAT), ("full", DEFAMED)])
async def test_a_threat_that_nobody_may_clear_is_not_offered_after_its_time_either(
    office, full, profile, words
):
    """Law reads nothing in a small office; and none may threaten with defamation."""
    if profile == "full":
        office.desk = replace(office.desk, playbook=full)
    await reply(office, words, Level.L3)
    assert "U-10" in office.dewi.last.text
    assert "Ajukan" not in office.dewi.last.labels

    office.clock.advance(minutes=11)
    await tell_released(office.desk)
    await office.deliver()
    assert not [one for one in office.dewi.texts if "Waktu tenang" in one]
