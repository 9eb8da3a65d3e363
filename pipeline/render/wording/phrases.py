"""Small pieces of sentences: a place, a time, a sentence short enough. Which facts are told is decided elsewhere."""

from collections.abc import Iterable, Sequence

from pipeline.areas import Areas
from pipeline.periods import Period, PeriodKind

MOST_WORDS = 15
TAKE_THE = ("area", "partnership", "county")


def place(areas: Areas, code: str) -> str:
    """Name an area inside a sentence: `England`, `the Two Rivers area`."""
    name = areas.get(code).name
    return f"the {name}" if name.split()[-1].casefold() in TAKE_THE and not name.startswith("The ") else name


def when(period: Period) -> str:
    """Say when: `in April to June 2017`, `on 29 September 2017`."""
    return f"{'on' if period.kind is PeriodKind.SNAPSHOT else 'in'} {period.public}"


def words(sentence: str, names: Iterable[str] = ()) -> int:
    """Count the words of a sentence; a name of a place counts as one."""
    for name in sorted(names, key=len, reverse=True):
        sentence = sentence.replace(name, "here")
    return len(sentence.split())


def short_enough(candidates: Sequence[str], names: Iterable[str] = ()) -> str:
    """Choose the first of several ways to say it that has at most 15 words; else the shortest."""
    known = tuple(names)
    fitting = [one for one in candidates if words(one, known) <= MOST_WORDS]
    return fitting[0] if fitting else min(candidates, key=lambda one: words(one, known))


def capital(sentence: str) -> str:
    """Start with a capital letter."""
    return sentence[:1].upper() + sentence[1:]
