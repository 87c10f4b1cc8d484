"""What is done in one place only, so that its rules cannot be forgotten in another."""

import ast

from tests.architecture.source import sources

#: What is called, as it reads in code -> the one file that calls it.
ONLY_IN = {
    "turn.unit.documents.add": "bot/services/texts/beginning.py",
}


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
