"""`siaga verify`: tells whether journal, database and invariants are whole."""

import argparse
import sys

from bot.cli.asking import ask
from bot.settings import load_settings

HELP = "check the journal's chain, the database and every invariant"
EXAMPLE = "siaga verify"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take no arguments."""


def run(chosen: argparse.Namespace) -> int:
    """Print what is broken; 0 when nothing is."""
    answer = ask(load_settings(), {"ask": "verify"})
    if "error" in answer:
        print(answer["error"], file=sys.stderr)
        return 1
    broken = answer["broken"]
    for code in broken:
        print(f"broken: {code}")
    if not broken:
        print("The journal's chain is whole, the database sound, every invariant kept.")
    return 1 if broken else 0
