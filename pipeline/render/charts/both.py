"""A finished chart in both widths, whatever kind of drawing it is. What is drawn is said by each kind."""

from collections.abc import Callable
from functools import partial
from typing import Protocol, TypeVar

from pipeline.render.charts.data import Chart, ChartStore
from pipeline.render.charts.engine import drawing_of
from pipeline.render.charts.picture import Picture
from pipeline.render.charts.style import NARROW, WIDE, Size
from pipeline.render.charts.svg import named


class Drawn(Protocol):
    """What a chart of any kind is made from has a name and words."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def subtitle(self) -> str: ...


D = TypeVar("D", bound=Drawn)


def both_widths(data: D, told: str, picture: Callable[[D, Size], Picture], store: ChartStore | None) -> Chart:
    """Draw a chart wide and narrow, from the store where it is there already; `told` describes it."""
    wide, narrow = (
        named(drawing_of((data, size), partial(picture, data, size), store), f"{data.id}-{size.name}", data.title, told)
        for size in (WIDE, NARROW)
    )
    return Chart(data.title, data.subtitle, told, wide, narrow)
