"""Lets `python -m bot` be the `siaga` command."""

from bot.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
