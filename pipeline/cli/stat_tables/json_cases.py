"""Process control charts given as a JSON list, a case each, read into the table that the `spc` statistic takes.

Columns and choices of a chart are checked in `control`; a JSON list of single rules is run in `spc_rules`.
"""

import json
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

from pipeline.cli.stat_tables.table import Row, Table

CHOICES = ("improvement_direction", "target", "rebase_date", "fix_after_n_points", "screen_outliers")
HEADER = ("case_id", "date", "value", *CHOICES)
EXAMPLE = '[{"case_id": "a", "dates": ["2017-04-01"], "values": [12.5], "improvement_direction": "decrease"}]'


def is_json(text: str) -> bool:
    """Say whether a file's text is a JSON list or object rather than CSV."""
    return text.lstrip("\ufeff \t\r\n").startswith(("[", "{"))


def read_list(text: str, place: str) -> tuple[Table, list[dict[str, Any]]]:
    """Return an empty table for what is said of the file, and the records of its list. Raises ContentProblems."""
    table = Table(place, HEADER, [])
    try:
        found = json.loads(text.removeprefix("\ufeff"))
    except ValueError as fault:
        table.refuse(getattr(fault, "lineno", 0), "", f"not JSON: {fault}", "a list of cases", EXAMPLE)
        found = []
    cases = found if isinstance(found, list) else [found]
    for number, case in enumerate(cases, 1):
        if not isinstance(case, dict):
            table.refuse(0, f"case {number}", f"found {json.dumps(case)[:40]}", "an object with names", EXAMPLE)
    table.done()
    return table, cases


def spc_cases(text: str, place: str) -> Table:
    """Return a row a point of each case: `case_id`, `dates`, `values` (null is missing) and the case's choices."""
    table, cases = read_list(text, place)
    rows = [_rows(table, case, number) for number, case in enumerate(cases, 1)]
    table.done()
    table.rows.extend(chain(*rows))
    return table


def _rows(table: Table, case: Mapping[str, Any], number: int) -> list[Row]:
    dates, values = (case.get(name) for name in ("dates", "values"))
    name = str(case.get("case_id", number))
    if not isinstance(dates, list) or not isinstance(values, list) or len(dates) != len(values):
        found = f"{_size(dates)} dates and {_size(values)} values"
        table.refuse(0, f"case {name}", found, "two lists of one length, `dates` and `values`", EXAMPLE)
        return []
    choices = {choice: _cell(case.get(choice)) for choice in CHOICES}
    points = zip(dates, values, strict=True)
    return [Row(number, {"case_id": name, "date": str(d), "value": _cell(v), **choices}) for d, v in points]


def _size(given: Any) -> str:
    return str(len(given)) if isinstance(given, Sequence) and not isinstance(given, str) else "no list of"


def _cell(given: Any) -> str:
    if given is None:
        return ""
    return ";".join(map(str, given)) if isinstance(given, list) else str(given)
