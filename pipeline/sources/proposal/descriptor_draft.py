"""The whole descriptor of a source as a plain mapping, with marks where only a person knows the answer.

What each table is comes from `fields`; the text of the file is made in `writing`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.sources.proposal.doubt import TODO
from pipeline.sources.proposal.fields import Fields
from pipeline.sources.proposal.shape import Shape


@dataclass(frozen=True)
class Drafted:
    """One table of the draft: its name, how it is read, its fields and its key."""

    resource: str
    shape: Shape
    fields: Fields
    key: tuple[str, ...]


PASSABLE = {"disclosure": "none", "period": "2016/17", "pseudonymised": True}
"""What stands for a marked place while the rest of a draft is tried; any other place takes a dash."""


def descriptor(name: str, title: str, tables: Sequence[Drafted]) -> dict[str, Any]:
    """Return the descriptor of a source of official figures."""
    return {
        "name": name,
        "title": title,
        "licenses": [{"name": f"{TODO}the licence's short name, such as OGL-UK-3.0"}],
        "outcomes": {
            "publisher": f"{TODO}who publishes the file, such as NHS England",
            "publication": f"{TODO}the publication's own title, as printed",
            "published_on": f"{TODO}the day on which it was published, such as 2017-06-30",
            "origin": "official",
            "frequency": "none",
            "disclosure": "none",
            "layout": tables[0].shape.layout,
        },
        "resources": [_resource(table, tables) for table in tables],
    }


def _resource(table: Drafted, tables: Sequence[Drafted]) -> dict[str, Any]:
    others = {one.name for other in tables if other.shape.files != table.shape.files for one in other.shape.files}
    names = [looked.name for looked in table.shape.files]
    schema: dict[str, Any] = {"fields": list(table.fields.described)}
    schema |= {"primaryKey": list(table.key)} if table.key else {}
    options = _options(table)
    return {
        "name": table.resource,
        "path": path_of(names, others),
        "encoding": table.shape.files[0].encoding,
        **({"outcomes": {"options": options}} if options else {}),
        "schema": {**schema, "missingValues": [""]},
    }


def _options(table: Drafted) -> dict[str, Any]:
    options: dict[str, Any] = dict(table.shape.options)
    area = table.fields.area
    if area and area.unknown:
        options["only"] = {area.column: sorted(area.known)}
    return options


def path_of(names: Sequence[str], others: set[str]) -> str | list[str]:
    """Return one name, or a pattern that fits these names and no others, or the names."""
    if len(names) == 1:
        return _plain(names[0])
    start, end = _shared(names), _shared([name[::-1] for name in names])[::-1]
    short = min(map(len, names))
    if (
        len(start) + len(end) < short
        and end.count(".")
        and not any(o.startswith(start) and o.endswith(end) for o in others)
    ):
        return f"{_plain(start)}*{_plain(end)}"
    return [_plain(name) for name in names]


def _plain(name: str) -> str:
    """Signs that a pattern would read as more than themselves are set in brackets."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in name)


def _shared(names: Sequence[str]) -> str:
    shared = ""
    for signs in zip(*names, strict=False):
        if len(set(signs)) > 1:
            break
        shared += signs[0]
    return shared


def settled(draft: Mapping[str, Any]) -> dict[str, Any]:
    """Return a draft with something harmless where a person's answer is missing, to try it out."""

    def without(value: Any, key: str = "") -> Any:
        if isinstance(value, Mapping):
            return {k: without(v, k) for k, v in value.items() if not (k == "published_on" and _marked(v))}
        if isinstance(value, list):
            return [without(one) for one in value]
        return PASSABLE.get(key, "-") if _marked(value) else value

    return without(draft)


def _marked(value: Any) -> bool:
    return isinstance(value, str) and value.startswith(TODO)
