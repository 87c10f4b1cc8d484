"""roles.toml: an office's own roles work, are renamed everywhere, and mistakes are named."""

import pytest

from bot.domain.levels import Level
from bot.domain.raci import Part
from bot.domain.roles import Role
from bot.playbook import load_playbook
from bot.playbook.mistakes import PlaybookError


def roles_of(tmp_path, text, profile="small"):
    (tmp_path / "office.toml").write_text(f'profile = "{profile}"\n')
    (tmp_path / "roles.toml").write_text(text)
    return load_playbook(tmp_path).roles


def test_an_office_renames_adds_and_drops_roles(tmp_path):
    rules = roles_of(
        tmp_path,
        """
        [roles.writer]
        names = { id = "Perancang Naskah" }
        [roles.media_monitor]
        used = false
        [roles.photographer]
        names = { id = "Juru Foto", en = "Photographer" }
        held_by = ["penulis", "media_liaison"]
        [templates.L3]
        roles = ["crisis_lead", "photographer"]
        """,
    )

    assert rules.name("writer", "id") == "Perancang Naskah"
    assert rules.find("writer").duties["id"]  # what was not changed is lent
    assert not rules.has(Role.MEDIA_MONITOR)
    assert rules.raci.part("monitor", "media_monitor", Level.L4) == frozenset()
    assert rules.may_hold("photographer", {Role.WRITER})
    assert not rules.may_hold("photographer", {Role.ANALYST})
    assert rules.templates[Level.L3].of(()) == ("crisis_lead", "photographer")
    assert rules.templates[Level.L4].of(()) == ("crisis_lead", "spokesperson", "writer")


def test_the_table_of_the_doctrine_is_read_with_its_levels(tmp_path):
    raci = roles_of(tmp_path, "", "full").raci

    assert raci.part("triage", "head_of_agency", Level.L3) == frozenset()
    assert raci.part("triage", "head_of_agency", Level.L4) == {Part.TOLD}
    assert raci.part("correct", "head_of_agency", Level.L4) == {Part.TOLD, Part.ANSWERS}
    assert raci.part("meet", "crisis_lead", None) == {Part.DOES, Part.ANSWERS}


def test_an_admin_does_not_approve_from_l3_on_in_the_full_office(tmp_path):
    rules, approving = roles_of(tmp_path, "", "full"), {"crisis_lead", "head_of_agency"}

    assert rules.clash("crisis_lead", ["admin"], Level.L3, approving) == "admin"
    assert rules.clash("crisis_lead", ["admin"], Level.L2, approving) is None
    assert rules.clash("writer", ["admin"], Level.L4, approving) is None
    assert rules.clash("admin", ["head_of_agency"], Level.L4, approving) is not None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[roles.photographer]\nused = true", "give it names and held_by"),
        ("[roles.crisis_lead]\nused = false", "Siaga needs these roles: crisis_lead"),
        ("[roles.Juru]\nused = true", "must be small letters"),
        ('[templates.L3]\nroles = ["dancer"]', "templates.L3 names 'dancer'"),
        ('[raci.sitrep]\ndoes = ["dancer"]', "raci.sitrep names 'dancer'"),
        ("[raci.sitrep]\nanswers = []", "nobody answers at every level for: sitrep"),
        ("[raci.dance]\nused = 1", "roles.toml: raci.dance.used"),
        ("forbidden = []", "is always in force: approver and writer"),
        ('[offers.wait]\nL3 = "soon"', "roles.toml: offers.wait.L3"),
        ("[roles\n", "at line 1"),
    ],
)
def test_a_mistake_names_file_and_place(tmp_path, text, said):
    with pytest.raises(PlaybookError) as refused:
        roles_of(tmp_path, text)

    assert said in str(refused.value)
    assert "roles.toml" in str(refused.value)
