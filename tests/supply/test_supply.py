"""Supply: the bill of materials is the lock is what is installed, and nothing is bad."""

import json
import re
import tomllib
from importlib import metadata

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.supply import audit, sbom
from tests.supply.locks import LOCKS, pins

BAD = tomllib.loads((LOCKS / "known-bad.toml").read_text("utf-8"))["bad"]


def installed() -> dict[str, str]:
    return {
        canonicalize_name(one.metadata["Name"]): one.version
        for one in metadata.distributions()
    }


def test_the_bill_names_every_pin_and_nothing_else():
    made = sbom.bill()

    named = {(one["name"], one["version"]) for one in made["components"]}
    assert named == {(pin.name, pin.version) for pin in pins("base.lock")}
    assert len(named) == len(made["components"]) > 20


def test_what_the_bill_names_is_installed_in_that_version():
    here = installed()
    differs = {
        pin.name: (pin.version, here.get(pin.name))
        for pin in pins("base.lock")
        if pin.is_for_here and here.get(pin.name) != pin.version
    }

    assert differs == {}


def needed(name: str, extras: frozenset[str], seen: set[str]) -> set[str]:
    """Everything that an installed package says that it needs, here and now."""
    for line in metadata.requires(name) or []:
        one = Requirement(line)
        asked = extras or {""}
        if one.marker and not any(one.marker.evaluate({"extra": e}) for e in asked):
            continue
        if canonicalize_name(one.name) not in seen:
            seen.add(canonicalize_name(one.name))
            needed(one.name, frozenset(one.extras), seen)
    return seen


def test_all_that_runs_is_in_the_bill_and_nothing_in_it_is_idle():
    """Asked of the packages themselves, not of the lock."""
    project = tomllib.loads((LOCKS.parent / "pyproject.toml").read_text("utf-8"))
    asked = [Requirement(line) for line in project["project"]["dependencies"]]
    runs = {canonicalize_name(one.name) for one in asked}
    for one in asked:
        needed(one.name, frozenset(one.extras), runs)

    named = {pin.name for pin in pins("base.lock") if pin.is_for_here}
    assert runs == named - {"setuptools"}, "make lock, then make sbom"


def test_the_bill_is_the_same_each_time_and_has_the_form_of_cyclonedx():
    made = sbom.bill()

    assert json.dumps(made) == json.dumps(sbom.bill())
    assert (made["bomFormat"], made["specVersion"]) == ("CycloneDX", "1.6")
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", made["serialNumber"])  # fmt: skip
    refs = [one["bom-ref"] for one in made["components"]]
    assert len(set(refs)) == len(refs)
    assert all(re.fullmatch(r"pkg:pypi/[a-z0-9-]+@[\w.]+", ref) for ref in refs)


def test_the_bill_says_who_needs_whom():
    needs = {one["ref"]: one["dependsOn"] for one in sbom.bill()["dependencies"]}
    by_name = {ref.split("/")[-1].split("@")[0]: ref for ref in needs}

    assert by_name["aiohttp"] in needs["siaga"]
    assert by_name["markupsafe"] in needs[by_name["jinja2"]]
    everywhere = {ref for refs in needs.values() for ref in refs}
    assert everywhere == needs.keys() - {"siaga"}, "somebody is needed by nobody"


@pytest.mark.parametrize("lock", ["base.lock", "dev.lock"])
def test_no_lock_holds_a_version_that_is_known_to_be_bad(lock):
    pinned = {pin.name: pin.version for pin in pins(lock)}

    assert bad_among(pinned) == []


def test_nothing_bad_is_installed():
    assert bad_among(installed()) == []


def bad_among(versions: dict[str, str]) -> list[str]:
    return [
        f"{one['name']} {versions[one['name']]}: {one['why']}"
        for one in BAD
        if one["name"] in versions
        and Version(versions[one["name"]]) < Version(one["below"])
    ]


def test_a_bad_version_would_be_seen():
    assert len(bad_among({"jinja2": "3.1.5", "aiohttp": "3.14.0"})) == 1


def test_every_row_of_the_list_can_be_read_and_says_why():
    names = [one["name"] for one in BAD]

    assert names == sorted(set(names))
    for one in BAD:
        assert one["name"] == canonicalize_name(one["name"])
        assert Version(one["below"])
        assert re.search(r"CVE-\d{4}-\d+|GHSA-", one["why"])


FINE = {"name": "a", "version": "1", "vulns": []}


@pytest.mark.parametrize(
    ("said", "code", "text"),
    [
        ("", audit.NOT_AUDITED, "cannot be reached"),
        ("ERROR: no route", audit.NOT_AUDITED, "cannot be reached"),
        ('{"dependencies": []}', audit.NOT_AUDITED, "1 of 1 packages"),
        (
            json.dumps({"dependencies": [{"name": "a", "skip_reason": "no route"}]}),
            audit.NOT_AUDITED,
            "1 of 1 packages",
        ),
        (json.dumps({"dependencies": [FINE]}), audit.CLEAN, "audited: 1 packages"),
        (
            json.dumps({"dependencies": [FINE | {"vulns": [{"id": "CVE-2026-1"}]}]}),
            audit.FOUND,
            "a 1: CVE-2026-1",
        ),
    ],
)
def test_what_was_not_audited_is_never_called_clean(said, code, text):
    found, told = audit.verdict(said, {"a"})

    assert found == code
    assert text in told
