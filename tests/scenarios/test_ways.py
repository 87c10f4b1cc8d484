"""What goes over the wire in every run is still there."""

from tests.architecture.source import ROOT
from tests.scenarios.conftest import CARRIED


def test_the_scenarios_that_always_go_over_the_wire_are_there():
    texts = [file.read_text() for file in (ROOT / "tests/scenarios").glob("test_*.py")]
    missing = {
        name
        for name in CARRIED
        if not any(f"async def {name}(" in one for one in texts)
    }
    assert missing == set()
