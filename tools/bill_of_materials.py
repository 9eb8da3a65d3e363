"""Writes the software bill of materials and the list of licences from the lock: `python -m tools.bill_of_materials`.

`docs/evidence/sbom.json` is CycloneDX, made by its own tool from the lock; licences are those that each
package declares in its own metadata. No address of an index gets in. A test fails when either file is out of date.
"""

import json
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements" / "runtime.txt"
BILL, LICENCES = ROOT / "docs" / "evidence" / "sbom.json", ROOT / "docs" / "licences.md"
NOT_HERE = "needed on other systems only, so not looked up"
CLASSIFIER = "License :: "
TOP = """\
# Licences of the packages that the software runs with

<!-- Made by `python -m tools.bill_of_materials` from the lock. Do not edit it by hand. -->

As each package declares it. The same list with fingerprints is a bill of materials (CycloneDX) in
[evidence/sbom.json](evidence/sbom.json). The software's own licence is in `LICENSE`, that of its data in
`LICENSE-DATA.md`.

| package | version | licence |
|---|---|---|
"""


def bill() -> dict[str, Any]:
    """Return the bill of materials of the lock: each package with version, fingerprints and licence, by name."""
    made = json.loads(_cyclonedx())
    components = sorted((_component(one) for one in made["components"]), key=lambda one: one["bom-ref"])
    kept = {key: made[key] for key in ("$schema", "bomFormat", "specVersion", "version")}
    return {**kept, "metadata": {"component": _self()}, "components": components}


def licences(made: dict[str, Any]) -> str:
    """Return the page of licences."""
    rows = [f"| {one['name']} | {one['version']} | {licence_of(one)} |" for one in made["components"]]
    return TOP + "\n".join(rows) + "\n"


def licence_of(component: dict[str, Any]) -> str:
    """Return the licence of a component as it stands in the bill."""
    (one,) = component["licenses"]
    return str(one["license"]["name"]) if "license" in one else str(one["expression"])


def pinned(lock: str) -> dict[str, str]:
    """Return name -> version of everything that a lock pins."""
    return dict(re.findall(r"^([a-z0-9._-]+)==([^\s;\\]+)", lock, flags=re.MULTILINE | re.IGNORECASE))


def text(made: dict[str, Any]) -> str:
    """Return the bill as the text of its file, a package a line."""
    lines = [json.dumps(one, sort_keys=True, ensure_ascii=False) for one in made["components"]]
    rest = json.dumps({**made, "components": []}, indent=1, sort_keys=True, ensure_ascii=False)
    return rest.replace('"components": []', '"components": [\n' + ",\n".join(lines) + "\n ]") + "\n"


def _cyclonedx() -> str:
    tool = Path(sys.executable).with_name("cyclonedx-py")
    command = [str(tool), "requirements", str(LOCK), "--output-reproducible", "--output-format", "JSON", "-o", "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _component(one: dict[str, Any]) -> dict[str, Any]:
    """Keep what does not name an index; every fingerprint that the lock allows is kept."""
    hashes = [found for reference in one.get("externalReferences", ()) for found in reference.get("hashes", ())]
    return {
        "type": one["type"],
        "bom-ref": one["purl"],
        "purl": one["purl"],
        "name": one["name"],
        "version": one["version"],
        "hashes": sorted(hashes, key=lambda found: found["content"]),
        "licenses": [_licence(one["name"])],
    }


def _licence(name: str) -> dict[str, Any]:
    try:
        told = metadata(name)
    except PackageNotFoundError:
        return {"license": {"name": NOT_HERE}}
    declared = {key: str(told[key]) for key in ("License-Expression", "License") if key in told}
    if "License-Expression" in declared:
        return {"expression": declared["License-Expression"]}
    classified = [c.rpartition(" :: ")[2] for c in told.get_all("Classifier", []) if c.startswith(CLASSIFIER)]
    short = declared.get("License", "").strip().partition("\n")[0]
    return {"license": {"name": ", ".join(sorted(classified)) or short[:80] or "not declared"}}


def _self() -> dict[str, str]:
    return {"type": "application", "name": "outcomes", "bom-ref": "outcomes"}


if __name__ == "__main__":
    found = bill()
    BILL.write_text(text(found), "utf-8")
    LICENCES.write_text(licences(found), "utf-8")
