"""`siaga verify`: whether all is whole; `siaga verify FILE`: which text a file is."""

import argparse
import hashlib
import sys
from pathlib import Path
from typing import Any

from bot.cli.asking import ask
from bot.settings import load_settings

HELP = "check the journal and every invariant; with FILE: which approved text it is"
EXAMPLE = "siaga verify ISU-2026-0001-D1-v2.pdf"

#: What is said of the words of a file, and whether they stand as they are in it.
STANDINGS = {
    "approved": (True, "it stands as approved"),
    "oral": (True, "approved orally, and not confirmed yet"),
    "corrected": (False, "corrected meanwhile by {by}"),
    "voided": (False, "its approval is void"),
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take a file, or none."""
    parser.add_argument(
        "file", metavar="FILE", type=Path, nargs="?", help="a PDF, DOCX, text or ZIP"
    )


def run(chosen: argparse.Namespace) -> int:
    """Print what is broken, or what the file is; 0 when all is as it must be."""
    if chosen.file is not None:
        return _verify_file(chosen.file)
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


def _verify_file(file: Path) -> int:
    """Ask by the hash of the bytes: the file itself goes nowhere."""
    try:
        with file.open("rb") as content:
            sha = hashlib.file_digest(content, "sha256").hexdigest()
    except OSError as error:
        print(f"{file.name}: {error.strerror}", file=sys.stderr)
        return 1
    answer = ask(load_settings(), {"ask": "verify_file", "sha": sha})
    if "error" in answer:
        print(answer["error"], file=sys.stderr)
        return 1
    if not answer["found"]:
        print(f"{file.name}: none. No approved text was exported with these bytes.")
        return 1
    return max(_say(file.name, one) for one in answer["found"])


def _say(name: str, found: dict[str, Any]) -> int:
    """Print what a file is; 1 where its words stand no longer."""
    stands, words = STANDINGS[found["standing"]]
    newer = f"; {found['by']} stands" if found["standing"] == "voided" else ""
    letter = f", number {found['letter']}" if found["letter"] else ""
    said = words.format(by=found["by"]) + (newer if found["by"] else "")
    print(
        f"{name}: {found['number']} v{found['version']} ({found['kind']}){letter}, "
        f"approved {found['approved_at']}, exported {found['made_at']}: {said}"
    )
    return 0 if stands else 1
