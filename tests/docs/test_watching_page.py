"""docs/watching.md explains every finding of the audit and every number."""

import re

from bot.ports.signs import ALIVE
from bot.services.house.auditing import FINDINGS
from bot.web.gauges import Gauges
from bot.web.meters import Meters
from tests.docs.pages import documents, section

PAGE = "docs/watching.md"


def first_column(title):
    page = section(documents()[PAGE], title)
    return re.findall(r"^\| `([^`]+)` \|", page, re.MULTILINE)


def test_every_finding_is_explained_in_its_order():
    assert first_column("The audit") == list(FINDINGS)


def test_every_number_is_explained():
    meters = Meters()
    Gauges(meters.registry)
    ours = [
        f"{family.name}_total" if family.type == "counter" else family.name
        for family in meters.registry.collect()
        if family.name.startswith("siaga_")
    ]

    assert sorted(first_column("The numbers")) == sorted(ours)


def test_every_loop_is_named():
    numbers = section(documents()[PAGE], "The numbers")

    assert [loop for loop in (*ALIVE, "auditor") if loop not in numbers] == []


def test_every_path_is_explained():
    assert first_column("The listener") == ["/healthz", "/readyz", "/metrics"]
