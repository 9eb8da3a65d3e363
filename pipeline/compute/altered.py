"""What a change would alter among published figures and verdicts: figures that come, go or differ, ratings that flip.

Pure comparison of two whole sets, each from behind the disclosure door. Revisions between editions, which have
reasons that people gave, are in `revisions`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.compute.series import PublishedSeries, Value
from pipeline.compute.standing.result import Standing

Key = tuple[str, ...]
VERDICTS = ("state", "rating", "previous", "year_ago", "baseline", "against_comparator", "trend", "quality")
"""What of a standing is a verdict, in the order in which it is told; of the three changes it is their direction."""


@dataclass(frozen=True)
class AlteredFigure:
    """One figure before and after, in the measure's unit; None on a side that does not have it."""

    before: Value | None
    after: Value | None

    @property
    def one(self) -> Value:
        """The side that there is, the newer one first."""
        made = self.after or self.before
        assert made is not None
        return made

    @property
    def difference(self) -> float | None:
        """After less before, in the measure's unit; None where one of the two shows no number."""
        if self.before is None or self.after is None or self.before.value is None or self.after.value is None:
            return None
        return self.after.value - self.before.value


@dataclass(frozen=True)
class AlteredVerdict:
    """One verdict about a measure, area and edition, before and after; empty on a side that does not have it."""

    measure: str
    area: str
    edition: str
    verdict: str
    before: str
    after: str


def altered_figures(
    before: Mapping[str, PublishedSeries], after: Mapping[str, PublishedSeries]
) -> Iterator[AlteredFigure]:
    """Give each public figure whose number or marks differ, in the order of measures, the newer side's first."""
    for name in dict.fromkeys([*after, *before]):
        old, new = (_public(side[name]) if name in side else {} for side in (before, after))
        for key in dict.fromkeys([*new, *old]):
            if _shown(old.get(key)) != _shown(new.get(key)):
                yield AlteredFigure(old.get(key), new.get(key))


def altered_verdicts(before: Sequence[Standing], after: Sequence[Standing]) -> Iterator[AlteredVerdict]:
    """Give each verdict that differs, in the order of the newer standings; those that only one side has come too."""
    old, new = ({_which(one): one for one in side} for side in (before, after))
    for which in dict.fromkeys([*new, *old]):
        was, now = (_verdicts(side.get(which)) for side in (old, new))
        for verdict in VERDICTS:
            if was[verdict] != now[verdict]:
                yield AlteredVerdict(*which, verdict, was[verdict], now[verdict])


def _public(series: PublishedSeries) -> dict[Key, Value]:
    shown = (v for v in series.values if v.preferred and v.origin != "synthetic" and v.statistic == "value")
    return {(v.breakdown, v.category, v.area, v.period.label): v for v in shown}


def _shown(value: Value | None) -> tuple[float | None, frozenset[str]] | None:
    return None if value is None else (value.value, value.markers)


def _which(standing: Standing) -> tuple[str, str, str]:
    return standing.measure, standing.area, standing.edition


def _verdicts(standing: Standing | None) -> dict[str, str]:
    if standing is None:
        return dict.fromkeys(VERDICTS, "")
    told = {name: getattr(standing, name) for name in VERDICTS}
    changes = {name: getattr(standing, name).direction for name in ("previous", "year_ago", "baseline")}
    return {**told, **changes}
