"""No shipped report holds a value that was published after its cut-off, and no annual report one of a later year."""

from collections.abc import Iterator

import pytest

from pipeline.catalogue.annual import PREFIX, read_annual
from pipeline.compute.series import Value
from pipeline.compute.standing.year_end import belongs
from pipeline.compute.table import fetch_published
from pipeline.steps.workspace import read_editions
from pipeline.warehouse import Warehouse, open_warehouse
from tests.support.built_site import BuiltSite
from tests.support.project import REPOSITORY

EDITIONS = read_editions(REPOSITORY / "site" / "editions")[0]
YEARS = read_annual(REPOSITORY / "site")[0]
CUT_OFFS = {slug: one.cut_off for slug, one in EDITIONS.items()}
CUT_OFFS |= {f"{PREFIX}{year}": one.cut_off for year, one in YEARS.items()}
MOST = 5_000_000
pytestmark = pytest.mark.xdist_group("site")


@pytest.fixture(scope="module")
def warehouse(built_site: BuiltSite) -> Iterator[Warehouse]:
    """The warehouse that the shipped site was built from."""
    with open_warehouse(built_site.root / "build" / "warehouse.duckdb", wait=60) as opened:
        yield opened


def published(warehouse: Warehouse, name: str) -> list[Value]:
    """Every value of a report that there is a figure of."""
    measures = [row[0] for row in warehouse.rows(f'select distinct measure from protected."{name}"')]
    series = fetch_published(warehouse, f"protected.{name}", measures)
    return [value for one in series.values() for value in one.values if value.value is not None]


def test_there_are_quarters_and_years():
    assert len(EDITIONS) >= 3
    assert sorted(YEARS) == ["2016-17", "2020-21"]


@pytest.mark.parametrize("name", sorted(CUT_OFFS))
def test_nothing_was_published_later(warehouse: Warehouse, name: str):
    values = published(warehouse, name)
    assert values
    late = [v for v in values if v.published_on is None or v.published_on > CUT_OFFS[name]]
    assert late == []
    assert {v.origin for v in values if v.preferred} <= {"official", "local"}


@pytest.mark.parametrize("year", sorted(YEARS))
def test_nothing_is_of_a_later_year(warehouse: Warehouse, year: str):
    values = published(warehouse, f"{PREFIX}{year}")
    assert [v for v in values if not belongs(v.period, YEARS[year].year)] == []
    assert any(v.period == YEARS[year].year for v in values)


def test_every_paper_is_small_and_lies_beside_its_page(built_site: BuiltSite):
    papers = sorted(p for kind in ("pdf", "docx") for p in built_site.public.rglob(f"*.{kind}"))
    names = {path.name for path in papers}
    assert {f"{slug}-report.docx" for slug in EDITIONS} | {f"{year}-annual-report.pdf" for year in YEARS} <= names
    assert all((path.parent / "index.html").exists() for path in papers)
    assert max(path.stat().st_size for path in papers) < MOST
