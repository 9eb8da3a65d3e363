"""The files of a frozen edition without a figure that was taken back: tables, series, facts, pages, pictures, papers.

Values in, values out. Writing them, and the log, are in `withdrawing`.
"""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pipeline.catalogue.exception_note import ACTIONS
from pipeline.catalogue.withdrawal import Cell
from pipeline.compute.withdrawn import NOTE
from pipeline.publish.open_data.csv_file import rows_csv
from pipeline.publish.open_data.json_text import json_bytes
from pipeline.render.withdrawn import mentions, notice, notice_file, page_without, without_sizes
from pipeline.steps.frozen_files import DOCS, FACTS

NUMBERS = ("value", "lower_95", "upper_95", "numerator", "denominator")
EARLIER = ("previous_period", "year_ago_period", "baseline_period")


def files_without(files: Mapping[str, bytes], cells: Sequence[Cell], when: date) -> dict[str, bytes]:
    """Return every file of a frozen edition without these figures; the same files where it never had them."""
    facts = json.loads(files[FACTS])["measures"]
    made = dict(files)
    for cell in cells:
        if cell.measure in facts:
            gone = (cell, _titles(facts[cell.measure]), when)
            made = {p: _without(p, c, made, gone) for p, c in made.items() if not _quoting_note(p, c, cell)}
    replaced = [path for path, content in made.items() if _is_file(path) and content != files[path]]
    names = tuple(path.rpartition("/")[2] for path in replaced)
    return {p: without_sizes(c.decode("utf-8"), names).encode("utf-8") if _is_page(p) else c for p, c in made.items()}


def _is_page(path: str) -> bool:
    return path.startswith(DOCS) and path.endswith(".md")


def _is_file(path: str) -> bool:
    return path.startswith(DOCS) and not path.endswith(".md")


def _titles(measure: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what a measure may be called in the report: its title then, and those it had before."""
    names = [measure, *(measure.get("former_names") or ())]
    return tuple(dict.fromkeys(str(one[key]) for one in names for key in ("plain_title", "title") if one.get(key)))


def _quoting_note(path: str, content: bytes, cell: Cell) -> bool:
    """A note about the measure that quotes figures may quote this one."""
    return path == f"{ACTIONS}/{cell.measure}.md" and b"quoted:" in content


def _without(path: str, content: bytes, files: Mapping[str, bytes], gone: tuple[Cell, tuple[str, ...], date]) -> bytes:
    cell, titles, when = gone
    if path == FACTS:
        return _facts(content, cell)
    if path.endswith(".csv"):
        return _table(content, cell)
    address = cell.measure.replace("_", "-")
    if path.endswith(".md"):
        text = content.decode("utf-8")
        return (page_without(text, address, titles, when) if path.startswith(DOCS) else text).encode("utf-8")
    page = _page_of(path, files)
    if page is not None and not mentions(page, address, titles):
        return content
    return notice_file(path, notice(titles[0], when), when)


def _page_of(path: str, files: Mapping[str, bytes]) -> str | None:
    """Return the page that a picture or paper stands beside; None where there is none, so that it may hold anything."""
    page = files.get(f"{path.rpartition('/')[0]}/index.md")
    return page.decode("utf-8") if page is not None else None


def _table(content: bytes, cell: Cell) -> bytes:
    """Empty the figure's rows; leave out each row of standings in which it may be told."""
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8"))))
    if not rows or not {"measure", "area", "period"} <= rows[0].keys():
        return content
    if EARLIER[0] in rows[0]:
        kept = [row for row in rows if not _stands_on(row, cell)]
    else:
        kept = [_emptied(row) if _is(row, cell) else row for row in rows]
    return rows_csv(rows[0], (row.values() for row in kept)).encode("utf-8")


def _is(row: Mapping[str, str], cell: Cell) -> bool:
    return Cell(*(row.get(name) or "all" for name in Cell._fields)) == cell


def _emptied(row: Mapping[str, str]) -> dict[str, str]:
    emptied = {**row, **{name: "" for name in NUMBERS if name in row}, "note": NOTE}
    marks = {*filter(None, row.get("markers", "").split(";")), "c"} - {"p", "r", "e", "q"}
    return {name: ";".join(sorted(marks)) if name == "markers" else emptied[name] for name in row}


def _stands_on(row: Mapping[str, str], cell: Cell) -> bool:
    """A standing tells its own area's figures and that of its comparator in the same period."""
    if row["measure"] != cell.measure or cell.area not in (row["area"], row.get("comparator", "")):
        return False
    return cell.period in (row["period"], *(row.get(name, "") for name in EARLIER))


def _facts(content: bytes, cell: Cell) -> bytes:
    facts = json.loads(content)
    measure = facts.get("measures", {}).get(cell.measure)
    if measure is not None:
        measure["known_values"] = [
            known
            for known in measure.get("known_values") or []
            if (known.get("area"), known.get("period")) != (cell.area, cell.period)
        ]
        baseline = measure.get("baseline") or {}
        if (baseline.get("area") or measure.get("areas", [""])[0], baseline.get("period")) == (cell.area, cell.period):
            baseline["value"] = None
    return json_bytes(facts)
