"""One HTML page read for checking, once: ids, references, headings, charts, tables, and what a browser would run.

What is right and wrong about these is decided in `page_checks`, `references` and `running`.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pipeline.publish.verify.running import RUN_NAMES, RUN_TAGS, first_ones, runs_in
from pipeline.publish.verify.start_tags import having, start_tags

LOADED = {"src", "srcset", "poster"}
LOADING_RELATIONS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon"}
NAMED_IDS = {"aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "for", "headers"}
ADDRESS = {"href", "xlink:href", "action", "formaction"}
REDIRECT = re.compile(r"\s*\d+\s*;\s*url\s*=\s*['\"]?([^'\"]+)", re.IGNORECASE)

TOLD = having(RUN_TAGS | {"h1", "table", "svg", "meta"}, RUN_NAMES | {"id"} | LOADED | NAMED_IDS | ADDRESS)


class Reference(NamedTuple):
    """One address in a page. `loaded` says that the browser fetches it by itself."""

    address: str
    line: int
    loaded: bool


@dataclass
class PageFacts:
    """What was found in a page."""

    ids: Counter[str] = field(default_factory=Counter)
    references: list[Reference] = field(default_factory=list)
    named: list[tuple[str, int]] = field(default_factory=list)
    headings: int = 0
    charts: int = 0
    tables: int = 0
    redirect: bool = False
    runs: list[tuple[str, int]] = field(default_factory=list)


def read_page(html: str) -> PageFacts:
    """Return what a page holds; `charts` counts `<svg role="img">`, `headings` counts `<h1>`."""
    facts = PageFacts()
    for tag, given, line in start_tags(html, TOLD):
        _read(facts, tag, first_ones(given), line)
        facts.runs += [(found, line) for found in runs_in(tag, given)]
    return facts


def facts_as_plain(html: str) -> list[Any]:
    """Return what `read_page` returns in lists and plain values, to be kept."""
    facts = read_page(html)
    counts = [facts.headings, facts.charts, facts.tables, facts.redirect]
    return [list(facts.ids.items()), facts.references, facts.named, counts, facts.runs]


def facts_of(plain: list[Any]) -> PageFacts:
    """Return the facts of a page that were written as plain values."""
    ids, references, named, counts, runs = plain
    return PageFacts(
        Counter(dict(ids)),
        [Reference(*one) for one in references],
        [(name, line) for name, line in named],
        *counts,
        runs=[(told, line) for told, line in runs],
    )


def _read(facts: PageFacts, tag: str, given: Mapping[str, str], line: int) -> None:
    facts.headings += tag == "h1"
    facts.tables += tag == "table"
    facts.charts += tag == "svg" and given.get("role") == "img"
    if "id" in given:
        facts.ids[given["id"]] += 1
    for name, value in given.items():
        if name in NAMED_IDS:
            facts.named += [(one, line) for one in value.split()]
        elif name in LOADED:
            facts.references += [Reference(one, line, loaded=True) for one in _addresses(name, value)]
        elif name in ADDRESS:
            facts.references.append(Reference(value.strip(), line, _is_loaded(tag, given)))
    if tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
        _redirect(facts, given.get("content", ""), line)


def _redirect(facts: PageFacts, content: str, line: int) -> None:
    found = REDIRECT.match(content)
    if found:
        facts.redirect = True
        facts.references.append(Reference(found[1].strip(), line, loaded=False))


def _addresses(name: str, value: str) -> list[str]:
    if name != "srcset":
        return [value.strip()]
    return [part.split()[0] for part in value.split(",") if part.split()]


def _is_loaded(tag: str, given: Mapping[str, str]) -> bool:
    if tag == "link":
        return bool(LOADING_RELATIONS & set(given.get("rel", "").lower().split()))
    return tag in {"use", "image"}
