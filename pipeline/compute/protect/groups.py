"""Which counts add up to which: parts of an area, of a stretch of time, of a breakdown, and populations that overlap.

Names only: a group is a whole and its parts by key, whether or not each of them is in a table.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Literal

from pipeline.compute.protect.describe import Protection, Slice, is_whole
from pipeline.compute.protect.parts import Key
from pipeline.compute.series import ALL

Rest = Literal["never", "if_left", "always", "either"]
STEPS = (1, 3, 12)
Ways = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Group:
    """A whole and its parts. `rest`: people in the whole and in no part, who are a group to protect as well.

    `never`: there are none (a group that does not add up is no group); `if_left`: where the parts come to less than
    the whole; `always`: a reader must allow for them; `either`: there may be people in a part and not in the whole
    instead, and the difference of the two is the group to protect.
    """

    whole: Key
    parts: tuple[Key, ...]
    rest: Rest = "never"

    @property
    def keys(self) -> tuple[Key, ...]:
        """The whole first, then its parts."""
        return (self.whole, *self.parts)


def groups_of(keys: Iterable[Key], protection: Protection, ways: Ways, everywhere: Iterable[Key] = ()) -> list[Group]:
    """Return every group among these keys, in a fixed order; counts that no table shows are in them too.

    A total that is not shown can still be had in two ways, by adding up areas and by adding up quarters.
    `everywhere`: the keys of all tables. A table that shows women alone is not one of a world without men.
    """
    there = _completed(keys, protection, everywhere)
    makers = (_area_groups, _breakdown_groups, _complements, _overlap_groups)
    found = [group for make in makers for group in make(there, protection, ways)]
    return [*found, *_period_groups(there, ways)]


def _completed(keys: Iterable[Key], protection: Protection, everywhere: Iterable[Key]) -> list[Key]:
    """Return the keys of each count in every area, time and category in which any of them is."""
    counts: dict[tuple[str, str], list[Key]] = defaultdict(list)
    for key in sorted(set(keys)):
        counts[key.counted, key.source].append(key)
    made: list[Key] = []
    linked = _linked(protection)
    known: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for key in everywhere:
        known[key.counted, key.source, key.breakdown].add(key.category)
    for (counted, source), some in counts.items():
        areas = {key.area for key in some}
        areas |= {whole for whole, parts in protection.areas.items() if areas.intersection(parts)}
        beside = [key for count in sorted(linked.get(counted, {counted})) for key in counts.get((count, source), ())]
        categories = {(key.breakdown, key.category) for key in beside} | {(ALL, ALL)}
        splits = {(key.counted, key.breakdown) for key in beside if key.breakdown != ALL}
        categories |= {(split, name) for count, split in splits for name in known[count, source, split]}
        spans = {(key.start, key.months) for key in beside}
        every = product(sorted(categories), sorted(areas), sorted(spans))
        made += [Key(counted, source, *category, area, *span) for category, area, span in every]
    return made


def _linked(protection: Protection) -> Mapping[str, set[str]]:
    """Return which counts overlap with which: what one has for a year, the other may have for its quarters."""
    linked: dict[str, set[str]] = {}
    for overlap in (one for one in protection.overlaps if not one.holds):
        names = {one.count for one in (overlap.whole, overlap.part, *overlap.also) if one.count}
        joined = names.union(*(linked.get(name, set()) for name in names))
        linked.update(dict.fromkeys(joined, joined))
    return linked


def _adds(ways: Ways, key: Key, way: str) -> bool:
    return way in ways.get(key.counted, frozenset())


def _area_groups(keys: list[Key], protection: Protection, ways: Ways) -> Iterator[Group]:
    have = set(keys)
    for key in keys:
        members = protection.areas.get(key.area, ())
        parts = tuple(key._replace(area=member) for member in members)
        if _adds(ways, key, "area") and have.intersection(parts):
            yield Group(key, parts, "if_left")


def _breakdown_groups(keys: list[Key], protection: Protection, ways: Ways) -> Iterator[Group]:
    categories: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    have = set(keys)
    for kind, category in sorted({((k.counted, k.source, k.breakdown), k.category) for k in keys}):
        categories[kind].append(category)
    for (count, source, breakdown), names in categories.items():
        if breakdown == ALL or breakdown in protection.loose:
            continue
        for key in keys:
            same = (key.counted, key.source) == (count, source) and is_whole(key.breakdown, key.category)
            if not same or not _adds(ways, key, "breakdown"):
                continue
            parts = tuple(key._replace(breakdown=breakdown, category=name) for name in names)
            if have.intersection(parts):
                yield Group(key, parts, "if_left" if len(names) > 1 else "always")


def _complements(keys: list[Key], protection: Protection, _: Ways) -> Iterator[Group]:
    have = set(keys)
    for top, bottom in sorted({(c.of, c.out_of) for c in protection.counted.values() if c.out_of}):
        for key in keys:
            part = key._replace(counted=top)
            if key.counted == bottom and part in have and _looks_at_complements(key, protection):
                yield Group(key, (part,), "always")


def _looks_at_complements(key: Key, protection: Protection) -> bool:
    return protection.rule(key.source).complement


def _overlap_groups(keys: list[Key], protection: Protection, _: Ways) -> Iterator[Group]:
    have = set(keys)
    for overlap in protection.overlaps:
        whole = _chosen(overlap.whole)
        for key in keys:
            if any(getattr(key, name) != chosen for name, chosen in whole.items()):
                continue
            within = (key._replace(**_chosen(part)) for part in (overlap.part, *overlap.also))
            parts = tuple(part for part in within if part in have and part != key)
            if parts:
                yield Group(key, parts, "always" if overlap.holds else "either")


def _chosen(chosen: Slice) -> dict[str, str]:
    """Return what a slice says of a key: nothing of what may be any."""
    said = {
        "counted": chosen.count,
        "area": chosen.area,
        "breakdown": chosen.breakdown,
        "category": chosen.category,
    }
    return {name: text for name, text in said.items() if text}


def _period_groups(keys: list[Key], ways: Ways) -> Iterator[Group]:
    families: dict[Key, set[tuple[int, int]]] = defaultdict(set)
    for key in keys:
        if key.months and _adds(ways, key, "period"):
            families[key._replace(start=0, months=0)].add((key.start, key.months))
    for family, spans in families.items():
        for whole, tiles in _tilings(spans):
            start, months = whole
            parts = tuple(family._replace(start=first, months=length) for first, length in tiles)
            yield Group(family._replace(start=start, months=months), parts)


def _tilings(spans: set[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], list[tuple[int, int]]]]:
    """Cut each stretch into months, quarters and years, and the parts that are missing into smaller ones in turn."""
    waiting = sorted(spans, key=lambda span: (-span[1], span[0]))
    seen = set(waiting)
    while waiting:
        start, months = waiting.pop(0)
        for step in STEPS:
            tiles = [(first, step) for first in range(start, start + months, step)]
            if months > step and months % step == 0 and spans.intersection(tiles):
                yield (start, months), tiles
                fresh = sorted(set(tiles) - seen)
                seen.update(fresh)
                waiting += fresh
