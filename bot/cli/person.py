"""`siaga person list|export|erase`: the rights of a person, from the machine."""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

from bot.cli.asking import ask
from bot.settings import Settings, load_settings

HELP = "list people by number; export or erase what is stored about one"
EXAMPLE = "siaga person export 12 --out person-12.json"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take what to do, for whom, and where to."""
    parser.add_argument("what", choices=("list", "export", "erase"), help="what to do")
    parser.add_argument(
        "number", metavar="NUMBER", type=int, nargs="?", help="as `list` shows it"
    )
    parser.add_argument(
        "--out",
        metavar="FILE",
        type=Path,
        help="a file to be made, for its owner alone",
    )


def run(chosen: argparse.Namespace) -> int:
    """Do it; 1 when it was refused, 2 for a question that is not complete."""
    if chosen.what == "list":
        return _list(load_settings())
    if chosen.number is None:
        print(f"siaga person {chosen.what}: say the NUMBER (see list)", file=sys.stderr)
        return 2
    if chosen.what == "erase":
        return _erase(load_settings(), chosen.number)
    if chosen.out is None:
        print("siaga person export: say where to, with --out FILE", file=sys.stderr)
        return 2
    return _export(load_settings(), chosen.number, chosen.out)


def _list(settings: Settings) -> int:
    answer = ask(settings, {"ask": "persons"})
    for who in answer.get("persons", []):
        state = f"  ({who['state']})" if who["state"] else ""
        print(f"{who['number']:>4}  {who['name']}  [{who['roles']}]{state}")
    return _refused(answer) if "error" in answer else 0


def _export(settings: Settings, number: int, out: Path) -> int:
    if out.exists():
        print(f"{out.name} is there already: name a new file", file=sys.stderr)
        return 1
    answer = ask(settings, {"ask": "person_export", "number": number})
    if "error" in answer:
        return _refused(answer)
    _write(out, answer["export"])
    print(f"{out.name}: everything about person {number}, for their eyes alone")
    for section, rows in answer["export"].items():
        if rows:
            print(f"{len(rows):>7}  {section}")
    return 0


def _write(out: Path, found: Any) -> None:
    handle = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(handle, "w", encoding="utf-8") as file:
        json.dump(found, file, ensure_ascii=False, indent=2)
        file.write("\n")


def _erase(settings: Settings, number: int) -> int:
    answer = ask(settings, {"ask": "person_erase", "number": number})
    if "error" in answer:
        return _refused(answer)
    print(f"person {answer['number']} is masked for everybody from now on")
    if answer["open"]:
        print(f"erased when these are closed: {', '.join(answer['open'])}")
    else:
        print("erased as soon as the last letter to them has left, within the hour")
    print("gone from the copies when their term is over: docs/privacy.md")
    return 0


def _refused(answer: dict[str, Any]) -> int:
    print(answer["error"], file=sys.stderr)
    return 1
