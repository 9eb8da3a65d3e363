"""Whoever has the frozen files after a figure was taken back cannot tell two worlds apart that differ in it alone.

Compared byte for byte: pages, drawings, pictures, papers, tables. So no coordinate, no words of a change, no text for
screen readers and no properties of a file can tell the figure, whatever form it has there.
"""

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from pipeline.catalogue.measure_parts import FormerName
from pipeline.catalogue.withdrawal import Cell
from pipeline.compute.series import PublishedSeries
from pipeline.publish.open_data.json_text import json_bytes
from pipeline.render.site import build_docs
from pipeline.steps.frozen_files import DOCS, FACTS
from pipeline.steps.frozen_values import series_csv
from pipeline.steps.frozen_without import files_without
from tests.support.pages import CHARTS, PAPERS
from tests.support.site_samples import HOME_AREA, edition, measures, sample_site, series

WHEN, NAME = date(2018, 1, 9), "2017-18-q1"
FORMER = {"infections_all": [FormerName(title="Bugs", plain_title="Bugs caught", until=date(2099, 1, 1))]}
CHANGED = {
    ("babies_fed", "2016/17"): 44.65,
    ("babies_fed", "2015/16"): 41.35,
    ("early_deaths", "2016/17"): 161.5,
    ("infections_all", "2016/17"): 127.0,
}


def world(*cell: str) -> dict[str, PublishedSeries]:
    """The invented figures, with one of them another one."""
    known = series()
    if cell:
        name, period = cell
        changed = [
            replace(v, value=CHANGED[name, period]) if (v.area, v.period.label) == (HOME_AREA, period) else v
            for v in known[name].values
        ]
        known[name] = replace(known[name], values=tuple(changed))
    return known


@cache
def frozen(*cell: str) -> dict[str, bytes]:
    """What freezing the edition would keep of such a world: its pages and files, its series and the definitions."""
    known = world(*cell)
    named = {n: m.model_copy(update={"former_names": FORMER.get(n, [])}) for n, m in measures().items()}
    docs = build_docs(sample_site(editions=(edition(known),), measures=named), CHARTS, PAPERS)
    own = {p: c.encode() if isinstance(c, str) else c for p, c in docs.items() if p.startswith(f"editions/{NAME}/")}
    facts = {name: one.model_dump(mode="json") for name, one in named.items()}
    return {
        **{f"{DOCS}{path}": content for path, content in own.items()},
        "series.csv": series_csv(known),
        FACTS: json_bytes({"measures": facts}),
    }


@pytest.mark.parametrize(("name", "period"), list(CHANGED))
def test_both_worlds_leave_the_same_files(name: str, period: str):
    before, other = frozen(), frozen(name, period)
    told = [path for path in before if before[path] != other[path]]
    assert {path.rpartition(".")[2] for path in told} >= {"csv", "md", "pdf", "docx"}, "it stands in every kind of file"
    one, two = (files_without(files, [Cell(name, HOME_AREA, period)], WHEN) for files in (before, other))
    assert [path for path in one if one[path] != two.get(path)] == []
    assert one.keys() == two.keys()


def test_the_name_of_the_day_is_looked_for_too():
    after = files_without(frozen(), [Cell("infections_all", HOME_AREA, "2016/17")], WHEN)
    assert any(b"Bugs caught" in content for path, content in frozen().items() if path.endswith(".md"))
    pages = [path for path, content in after.items() if path.startswith(DOCS) and b"Bugs caught" in content]
    assert all(b"was taken out of this" in after[path] for path in pages)
