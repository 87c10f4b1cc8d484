"""What is done in one place only, so that its rules cannot be forgotten in another."""

import ast
import re

from tests.architecture.source import sources

#: What is called, as it reads in code -> the one file that calls it.
ONLY_IN = {
    "turn.unit.documents.add": "bot/services/texts/beginning.py",
}


def test_who_somebody_is_by_their_account_is_asked_of_the_turn():
    written_out = [
        source.at(found, "turn.people() or turn.names()")
        for source in sources()
        if source.path != "bot/services/turn.py"
        for found in source.nodes(ast.DictComp)
        if re.fullmatch(r"{(\w+)\.user_id: \1(\.name)? for \1 in await turn\.team\(\)}",
                        ast.unparse(found))
    ]  # fmt: skip

    assert written_out == []


def test_what_has_one_place_is_done_there_and_nowhere_else():
    places = {
        called: {
            source.path
            for source in sources()
            for call in source.nodes(ast.Call)
            if ast.unparse(call.func) == called
        }
        for called in ONLY_IN
    }

    assert places == {called: {file} for called, file in ONLY_IN.items()}
