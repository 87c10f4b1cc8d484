"""`siaga invite ROLE`: a one-time link, for the first admin and in an emergency."""

import argparse
import sys

from bot.cli.asking import ask
from bot.domain.roles import Role, parse_role
from bot.settings import load_settings

HELP = "print a one-time link that lets one person join with a role"
EXAMPLE = "siaga invite admin --for 123456789"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the role, and maybe for whom."""
    roles = ", ".join(Role)
    parser.add_argument("role", metavar="ROLE", help=f"one of: {roles}")
    parser.add_argument(
        "--for", dest="for_user", type=int, metavar="USER_ID", help="only this person"
    )


def run(chosen: argparse.Namespace) -> int:
    """Print the link; 2 for a role that does not exist."""
    if parse_role(chosen.role) is None:
        print(
            f"siaga invite: no such role; use one of: {', '.join(Role)}",
            file=sys.stderr,
        )
        return 2
    question = {"ask": "invite", "role": chosen.role, "for_user": chosen.for_user}
    answer = ask(load_settings(), question)
    print(answer.get("link") or answer["error"])
    return 0 if "link" in answer else 1
