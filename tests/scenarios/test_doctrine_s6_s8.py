"""S6 and S8 of the doctrine, played from their files: every ✔ that the registers cover.

What a ✔ of doctrine.md section 6 says, and where it is shown (the story plays it, and
`sees` is checked by test_stories.py, too):

S8  every state in SOP order          here, and each "→" in air-keruh-2
    F2 lifts to L3                    here; air-keruh, air-keruh-2 (07.50)
    promise clock of 12.00            here; air-keruh-2 (11.58)
    rumour 56, still L3; 0 cases      here; air-keruh-2 (12.10 to 13.35)
    lab numbers as facts              here; air-keruh-2 (15.40)
    partial restore is not T14        here (the full team's rule at 18.05)
    aspirations (tank trucks)         here; air-keruh-2 (14.10)
    review with "SMS siaga", +9 days  here; air-keruh-2 (its end)
    deputy fallback                   later: the team's duties
    internal message, publishing      later: documents
S6  30 = L2, then 36, still L2        here; biaya-paspor-2 (09.14, 11.20)
    "sudah membayar" A1, F none       here; biaya-paspor-2 (14.15)
    police and service ticket         here; biaya-paspor-2 (a task)
    number with its regulation        here; biaya-paspor-2 (09.50)
    never HOAKS while undetermined    here; biaya-paspor-2 (09.30)
    victims' numbers masked           here; biaya-paspor-2 (09.10, 14.10)
    headline fact first (KH-01)       biaya-paspor; its lint later: documents
    hak koreksi, not hak jawab        a task here; HJ-01 in test_doctrine_words.py
"""

from datetime import timedelta

from bot.domain.steps import missing
from bot.playbook.loading import load_playbook
from bot.services.life.gathering import dossier_of
from bot.services.turn import clock_turn
from tests.scenarios.talk import issue
from tests.scenarios.test_stories import OFFICE, STORIES, living_office, player_of

ONE = "2026-0001"


async def play_until(player, *, after: str) -> None:
    """Play up to and with the next step that says or presses *after*."""
    while True:
        step = await player.step()
        if after in (step.says or "") or after in (step.presses or ()):
            return


async def of(crisis, register: str) -> list:
    async with crisis.house.storage.begin() as unit:
        return list(await getattr(unit, register).of_issue(ONE))


async def score(crisis) -> tuple[str, int | None]:
    one = await issue(crisis)
    return one.level.name, one.score


async def lacks(crisis, code: str, rules) -> set[str]:
    """List what a step asks for and the issue does not have."""
    async with clock_turn(crisis.house.desk, f"look:{crisis.clock.at}") as turn:
        turn.idle = True
        found = await dossier_of(turn, await turn.unit.issues.find(ONE))
    return {str(need) for need in missing(rules, code, found)}


async def next_word_in(crisis) -> timedelta | None:
    """Return how long the public may wait after its last word; None: for ever."""
    async with crisis.house.storage.begin() as unit:
        clocks = {clock.name: clock for clock in await unit.issues.clocks(ONE)}
    update = clocks["public_update"]
    return None if update.met_at else update.due_at - update.counted_from


def bot_said(crisis, name: str) -> str:
    """Everything that the bot ever wrote on somebody's phone."""
    chat = crisis.telegram.phone(OFFICE.user_id(name)).chat()
    return "\n".join(m.content.text for m in chat if m.sender.id not in crisis.phones)


async def test_s8_cloudy_tap_water_goes_through_every_state_to_its_review(tmp_path):
    story = STORIES["air-keruh-2"]
    office = tmp_path / "full"
    office.mkdir()
    (office / "office.toml").write_text('profile = "full"\n')
    rules = load_playbook(office).life
    async with living_office(tmp_path, story) as crisis:
        player = player_of(story, crisis)
        await play_until(player, after="Tetapkan L2")
        assert await score(crisis) == ("L2", 34)
        await play_until(player, after="Pompa pengambil")
        assert (await score(crisis))[0] == "L3"  # F2

        await play_until(player, after="putusan:")
        five = await of(crisis, "tasks")
        assert len(five) == 5
        assert all(task.owner and task.due_at for task in five)

        await play_until(player, after="Belum ada perkembangan")
        [kept, waits] = await of(crisis, "promises")
        assert kept.ended_at < kept.due_at, "the word of 12.00 was late"
        assert (kept.state, waits.state) == ("kept", "made")

        await play_until(player, after="Tetapkan L3")
        assert await score(crisis) == ("L3", 56)
        await play_until(player, after="situs resmi")
        [rumour] = await of(crisis, "rumours")
        told = (rumour.state, rumour.label, rumour.fact)
        assert told == ("clarified", "undetermined", f"{ONE}/F1")

        await play_until(player, after="Situs resmi: kekeruhan")
        assert await next_word_in(crisis) == timedelta(hours=4)
        lab = (await of(crisis, "facts"))[1]
        assert (lab.value, lab.unit, lab.state) == (18, "NTU", "verified")

        await play_until(player, after="Belum stabil")  # two of three are clear
        partly = await lacks(crisis, "T14", rules)
        assert {"service_restored", "sitreps_stable"} <= partly
        assert "rumours_settled" not in partly

        await play_until(player, after="Tidak ada perubahan")
        assert "sitreps_stable" not in await lacks(crisis, "T14", rules)
        assert {str(task.state) for task in await of(crisis, "tasks")} == {"done"}
        [asked] = await of(crisis, "citizen_inputs")
        assert "mobil tangki" in asked.words
        assert asked.answer

        await play_until(player, after="Nyatakan terkendali")
        await play_until(player, after="Sudah ditepati")
        assert await next_word_in(crisis) == timedelta(days=1)  # contained: once a day
        await play_until(player, after="Mulai evaluasi")
        assert await next_word_in(crisis) is None

        await player.play()
        async with crisis.house.storage.begin() as unit:
            changes = await unit.lives.changes(ONE)
            notes = [note.text for note in await unit.lives.notes(ONE)]
        states = "triage analysis coordination responding contained review closed"
        assert [change.new for change in changes] == states.split()
        assert any("SMS siaga" in note for note in notes)
        days = (changes[-1].at - story.begins) / timedelta(days=1)
        assert 8.9 <= days < 10


async def test_s6_the_fee_hoax_stays_l2_and_nobody_is_called_a_liar(tmp_path):
    story = STORIES["biaya-paspor-2"]
    async with living_office(tmp_path, story) as crisis:
        player = player_of(story, crisis)
        scores = []
        for _ in range(3):
            await play_until(player, after="Tetapkan L2")
            scores.append(await score(crisis))
        assert scores == [("L2", 30), ("L2", 36), ("L2", 39)]
        assert not (await issue(crisis)).floors

        await player.play()
        [rumour] = await of(crisis, "rumours")
        assert (rumour.state, rumour.label) == ("clarified", "undetermined")
        [fact] = await of(crisis, "facts")
        assert fact.state == "verified"
        assert "Peraturan Contoh 12/2024" in fact.text
        assert [str(source.kind) for source in fact.sources] == ["data_owner"]
        texts = [task.what for task in await of(crisis, "tasks")]
        assert "hak koreksi" in texts[0]
        assert "polisi" in texts[1]
        assert "tiket layanan" in texts[1]
        [clipping] = await of(crisis, "clippings")
        assert clipping.link == "https://portal.example/biaya-paspor-naik"
        for name in ("budi", "citra", "dewi", "maya", "eko", "rahma", "ana"):
            said = bot_said(crisis, name)
            assert "0812-3456-7890" not in said, name
            assert "0813-1111-2222" not in said, name
            assert "hoaks" not in said.lower(), name
