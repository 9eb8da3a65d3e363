"""A measure's own file joined to what it leaves to `defaults.yaml`, with the place that each value came from.

Own values go before those of its domain, these before those of its first source, these before those for all. A value is
taken over whole, and only of the keys that `defaults` lists.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from pipeline.catalogue.defaults import DEFAULTED, Said
from pipeline.errors import Problem, nearest
from pipeline.strict_yaml import Document, Origin

WORDED = ("caveats", "lifecycle_note", "polarity_reason", "no_data", "breaks", "sources")
"""The keys below which a sentence may be named that several measures say."""
TEXT = "text"
Path = tuple[str | int, ...]


def lean(document: Document, domain: str, said: Said) -> tuple[Document, list[Problem]]:
    """Return the whole definition of a measure of a domain, and a problem for each sentence that there is not."""
    if not isinstance(document.data, Mapping):
        return document, []
    data, origins = dict[str, Any](), dict[Path, Origin]()
    source = _first_source(document.data)
    for path, words in _levels(domain, source):
        for key in (key for key in DEFAULTED if key in said.at(*path)):
            data[key] = said.at(*path)[key]
            origins[(key,)] = Origin(said.document, (*path, key), words)
    origins = {path: origin for path, origin in origins.items() if path[0] not in document.data}
    whole = replace(document, data={**data, **document.data}, origins={**origins, **document.origins})
    return _worded(_grouped(whole, source, said), said)


def said_for(domain: str, source: str, said: Said) -> dict[str, Any]:
    """Return what a measure of a domain and a first source may leave out, because it is said for it, with its value."""
    return {
        key: said.at(*path)[key] for path, _ in _levels(domain, source) for key in DEFAULTED if key in said.at(*path)
    }


def taken_over(document: Document) -> list[tuple[str, str, int, str]]:
    """Return each value of a definition that is said elsewhere: its key, file, line, and for which measures."""
    return [
        (".".join(str(part + 1) if isinstance(part, int) else part for part in path), *document.place_of(path), words)
        for path, words in sorted((path, origin.said_for) for path, origin in document.origins.items())
        if words
    ]


def _levels(domain: str, source: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """The places of defaults, the weakest first."""
    yield ("all",), "every measure"
    yield ("sources", source), f"the source {source}"
    yield ("domains", domain), f"the domain {domain}"


def _first_source(data: Mapping[str, Any]) -> str:
    entries = data.get("sources")
    first = entries[0] if isinstance(entries, list) and entries else None
    return str(first.get("source", "")) if isinstance(first, Mapping) else ""


def _grouped(document: Document, source: str, said: Said) -> Document:
    """Write out breakdowns that are named by one word, with what the source's defaults say of them."""
    listed = document.data.get("breakdowns")
    if not isinstance(listed, list) or not any(isinstance(one, str) for one in listed):
        return document
    groups = said.at("sources", source, "groups")
    made, origins = [], dict(document.origins)
    for number, one in enumerate(listed):
        group = groups.get(one) if isinstance(one, str) else None
        made.append({"by": one, **(group or {})} if isinstance(one, str) else one)
        for key in group or {}:
            path = ("sources", source, "groups", str(one), key)
            origins["breakdowns", number, key] = Origin(said.document, path, f"the source {source}")
    return replace(document, data={**document.data, "breakdowns": made}, origins=origins)


def _worded(document: Document, said: Said) -> tuple[Document, list[Problem]]:
    """Put in each sentence that is named; one that there is not is left as a text, so that it is told once."""
    texts, problems, origins = said.at("texts"), list[Problem](), dict(document.origins)

    def put_in(value: Any, path: Path) -> Any:
        if _names_a_text(value):
            name = value[TEXT]
            if name not in texts:
                found, field = f"there is no text '{name}'{nearest(name, texts)}", ".".join(_keys(path))
                allowed = "a key under texts in measures/defaults.yaml"
                problems.append(Problem(*document.place_of(path), field, found, allowed, rule="unknown-text"))
                return name
            origins[path] = Origin(said.document, ("texts", name), "measures that name it")
            return texts[name]
        if isinstance(value, Mapping):
            return {key: put_in(inner, (*path, key)) for key, inner in value.items()}
        return [put_in(inner, (*path, n)) for n, inner in enumerate(value)] if isinstance(value, list) else value

    data = {key: put_in(value, (key,)) if key in WORDED else value for key, value in document.data.items()}
    return replace(document, data=data, origins=origins), problems


def _names_a_text(value: Any) -> bool:
    return isinstance(value, Mapping) and set(value) == {TEXT} and isinstance(value[TEXT], str)


def _keys(path: Path) -> list[str]:
    return [part for part in path if isinstance(part, str)]
