"""Which counts add up to which: parts of an area, of a stretch of time, of a breakdown, and populations that overlap.

Names only: a group is a whole and its parts by key, whether or not each of them is in a table.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Literal

from pipeline.compute.protect.describe import Overlap, Protection, Slice, is_whole
from pipeline.compute.protect.parts import Key
from pipeline.compute.series import ALL

Rest = Literal["never", "if_left", "always"]
STEPS = (1, 3, 12)
Ways = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Group:
    """A whole and its parts. `rest`: people in the whole and in no part, who are a group to protect as well.

    `never`: there are none (a group that does not add up is no group); `if_left`: where the parts come to less than
    the whole; `always`: a reader must allow for them.
    """

    whole: Key
    parts: tuple[Key, ...]
    rest: Rest = "never"

    @property
    def keys(self) -> tuple[Key, ...]:
        """The whole first, then its parts."""
        return (self.whole, *self.parts)


def groups_of(keys: Iterable[Key], protection: Protection, ways: Ways) -> list[Group]:
    """Return every group among these keys, in a fixed order; counts that no table shows are in them too.

    A total that is not shown can still be had in two ways, by adding up areas and by adding up quarters.
    """
    there = _completed(keys, protection)
    makers = (_area_groups, _breakdown_groups, _complements, _overlap_groups)
    found = [group for make in makers for group in make(there, protection, ways)]
    return [*found, *_period_groups(there, ways)]


def _completed(keys: Iterable[Key], protection: Protection) -> list[Key]:
    """Return the keys of each count in every area, time and category in which any of them is."""
    counts: dict[tuple[str, str], list[Key]] = defaultdict(list)
    for key in sorted(set(keys)):
        counts[key.counted, key.source].append(key)
    made: list[Key] = []
    for (counted, source), some in counts.items():
        areas = {key.area for key in some}
        areas |= {whole for whole, parts in protection.areas.items() if areas.intersection(parts)}
        categories = {(key.breakdown, key.category) for key in some} | {(ALL, ALL)}
        spans = {(key.start, key.months) for key in some}
        every = product(sorted(categories), sorted(areas), sorted(spans))
        made += [Key(counted, source, *category, area, *span) for category, area, span in every]
    return made


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
                yield Group(key, parts, "if_left")


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
        for key in keys:
            part = _within(key, overlap)
            if part is not None and part in have and part != key:
                yield Group(key, (part,), "always")


def _within(key: Key, overlap: Overlap) -> Key | None:
    """Return the key of the part of this whole; None where the overlap does not speak of it."""
    names = ("counted", "area", "breakdown", "category")
    whole, part = _chosen(overlap.whole), _chosen(overlap.part)
    if any(getattr(key, name) != whole[name] for name in names if whole[name]):
        return None
    return key._replace(**{name: part[name] for name in names if part[name]})


def _chosen(chosen: Slice) -> dict[str, str]:
    return {
        "counted": chosen.count,
        "area": chosen.area,
        "breakdown": chosen.breakdown,
        "category": chosen.category,
    }


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
