"""The process of its own in which texts are tried: nothing of the bot's is in it."""

import asyncio
import json
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]

#: The process may take so many seconds by the clock; of the processor it has two.
PATIENCE = 30

LimitsByPath = Mapping[str, Mapping[str, int]]
Found = list[tuple[str, int, str]]

_SPENT = "takes more time or memory than a text may"


async def tried(texts: Mapping[str, str], limits: LimitsByPath) -> Found:
    """Return path, line and reason of what is wrong; the event loop goes on."""
    if not texts:
        return []
    asked = {path: [source, limits[path]] for path, source in texts.items()}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot.rendering.proving"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    told = b""
    try:
        asking = process.communicate(json.dumps(asked).encode())
        told, _ = await asyncio.wait_for(asking, PATIENCE)
    except TimeoutError:
        pass
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return _read(told, list(texts), fine=process.returncode == 0)


def _read(told: bytes, paths: list[str], *, fine: bool) -> Found:
    """Read the lines that came; if the process died, the last text is blamed."""
    lines = [json.loads(line) for line in told.splitlines() if line.endswith(b"]")]
    begun = [line[1] for line in lines if line[0] == "at"]
    found = [(line[0], line[1], line[2]) for line in lines if line[0] != "at"]
    blamed = begun[-1] if begun else paths[0]
    return found if fine else [*found, (blamed, 1, _SPENT)]
