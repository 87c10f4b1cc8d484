"""The bill of materials: `make sbom` writes what requirements/base.lock pins.

CycloneDX 1.6 in JSON. The same lock gives the same file, byte for byte.
"""

import hashlib
import json
import sys
import tomllib
import uuid
from importlib import metadata
from pathlib import Path
from typing import Any

from tests.supply.locks import LOCKS, ROOT, Pin, pins

LOCK = "base.lock"
US = "siaga"

#: Some packages have the whole text of the licence where its name belongs.
LONGEST = 80

#: Serial numbers of bills are made from this name and the lock.
SPACE = uuid.uuid5(uuid.NAMESPACE_OID, "siaga.sbom")


def bill() -> dict[str, Any]:
    """Return the bill of materials of what runs in an office."""
    found = pins(LOCK)
    sha = hashlib.sha256((LOCKS / LOCK).read_bytes()).hexdigest()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(SPACE, sha)}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": US,
                "name": US,
                "version": project["version"],
                "description": project["description"],
                "licenses": [{"license": {"id": project["license"]}}],
            },
            "properties": [{"name": "siaga:lock:sha256", "value": sha}],
        },
        "components": [component(pin) for pin in found],
        "dependencies": graph(found),
    }


def component(pin: Pin) -> dict[str, Any]:
    """Return one package; its licence is said where the package itself says it."""
    made: dict[str, Any] = {
        "type": "library",
        "bom-ref": purl(pin),
        "name": pin.name,
        "version": pin.version,
        "purl": purl(pin),
    }
    if said := licences(pin):
        made["licenses"] = said
    if pin.marker:
        made["properties"] = [{"name": "siaga:only", "value": pin.marker}]
    return made


def graph(found: list[Pin]) -> list[dict[str, Any]]:
    """Return who needs whom, ourselves first."""
    wanted: dict[str, list[str]] = {US: []} | {pin.name: [] for pin in found}
    for pin in found:
        for one in pin.wanted_by:
            wanted[US if one.startswith("-r ") else one].append(purl(pin))
    named = {US: US} | {pin.name: purl(pin) for pin in found}
    return [
        {"ref": named[name], "dependsOn": sorted(needs)}
        for name, needs in wanted.items()
    ]


def purl(pin: Pin) -> str:
    """Return the package's address in the common form."""
    return f"pkg:pypi/{pin.name}@{pin.version}"


def licences(pin: Pin) -> list[dict[str, Any]]:
    """Return what an installed package says of its licence, where that is short."""
    try:
        said = metadata.metadata(pin.name)
    except metadata.PackageNotFoundError:
        return []
    if expression := said.get("License-Expression"):
        return [{"expression": expression}]
    name = said.get("License") or ""
    return [{"license": {"name": name}}] if 0 < len(name) < LONGEST else []


if __name__ == "__main__":
    to = Path(sys.argv[1])
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_text(json.dumps(bill(), indent=2) + "\n", "utf-8")
    print(f"{to}: {len(bill()['components'])} packages")
