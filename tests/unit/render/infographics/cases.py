"""Invented standings and big invented frameworks for tests of infographics."""

from dataclasses import replace

from pipeline.areas import Area, Areas
from pipeline.catalogue.framework import Framework
from pipeline.compute.series import PublishedSeries
from pipeline.compute.standing.result import Change, Direction, Standing
from pipeline.periods import parse
from pipeline.render.infographics import room
from pipeline.render.infographics.choosing import Candidate
from pipeline.render.infographics.domain import domain_sheet
from pipeline.render.infographics.look import look_of
from pipeline.render.infographics.overview import framework_sheet
from pipeline.render.infographics.pages import Infographic, infographics
from pipeline.render.infographics.press import Printed, printed
from pipeline.render.infographics.quarter import quarter_sheet
from pipeline.render.pages.context import make_context
from pipeline.render.site_input import SiteInput
from pipeline.render.typesetting import MemoryPapers
from tests.support.site_samples import (
    HOME_AREA,
    NATION,
    PART,
    edition,
    framework,
    measure,
    sample_site,
    series,
    standing,
    values,
)

PAPERS = MemoryPapers()
YEAR, BEFORE = parse("2016/17"), parse("2015/16")


def change(direction: Direction, *, headline: bool = False) -> Change:
    """A change from 40 to 44, tested."""
    return Change(BEFORE, 40.0, 4.0, 1.0, 7.0, direction, "By rule", headline)


def candidate(id_: str, domain: int, rank: int, told: Change | None = None, **more: object) -> Candidate:
    """A measure with a current figure."""
    base = standing(id_, PublishedSeries(id_, tuple(values(id_, HOME_AREA, [40.0, 44.0]))), "no_clear_change")
    own = {key: more.pop(key) for key in ("state", "synthetic", "value") if key in more}
    nothing = Change(None, None, None, None, None, "not_comparable", "")
    stands: Standing = replace(base, previous=told or nothing, year_ago=nothing, **own)  # type: ignore[arg-type]
    return Candidate(id_, domain, rank, stands, **more)  # type: ignore[arg-type]


def big_site(domains: int, name: str, *, each: int = 6, direction: Direction = "no_clear_change") -> SiteInput:
    """A partnership of so many domains with long names, large numbers and `each` measures in every domain."""
    whole = framework().model_dump()
    whole |= {
        "domains": [_domain(n, name) for n in range(1, domains + 1)],
        "title": name * 2,
        "citation": "Cited " * 80,
    }
    found = {f"m{n}_{k}": (n, k) for n in range(1, domains + 1) for k in range(each)}
    unit = {"kind": "count", "decimals": 0, "noun": "admissions of people to hospital"}
    measures = {
        id_: measure(f"d{n}_g{k % 4}_o0_i", k + 1, plain_title=f"{name} {n} {k}", unit=unit)
        for id_, (n, k) in found.items()
    }
    known = {
        id_: PublishedSeries(id_, tuple(values(id_, HOME_AREA, [123456789.0, 2, 3, 4, 5e9 + k])))
        for id_, (_, k) in found.items()
    }
    stands = {id_: _clear(standing(id_, known[id_], direction)) for id_ in found}
    one = replace(edition(series()), series=known, standings=stands)
    areas = Areas(
        (
            Area(NATION, name, "Nation", "country"),
            Area(HOME_AREA, f"{name} area", "Vale", "partnership", (PART,)),
            Area(PART, "North Vale", "North", "part"),
        )
    )
    return sample_site(
        framework=Framework.model_validate(whole),
        measures=measures,
        series=known,
        standings=stands,
        editions=(one,),
        areas=areas,
    )


def made(site: SiteInput) -> list[Infographic]:
    """Every infographic of a site."""
    return infographics(make_context(site, site.series, site.standings, site.yearly), PAPERS)


def one_of_each(site: SiteInput) -> list[Printed]:
    """The framework's sheet, the edition's and its first domain's, printed."""
    one, look = site.editions[0], look_of(site.settings.brand)
    context = make_context(site, one.series, one.standings, one.yearly)
    return [
        printed(lambda size: framework_sheet(context, size), room.FRAMEWORK, look, PAPERS),
        printed(lambda size: quarter_sheet(context, one, size), room.QUARTER, look, PAPERS),
        printed(lambda size: domain_sheet(context, one, context.domains[0], size), room.DOMAIN, look, PAPERS),
    ]


def pdfs(several: list[Infographic]) -> list[bytes]:
    """The PDF of each infographic."""
    return [content for one in several for path, content in one.files.items() if path.endswith(".pdf")]


def _clear(one: Standing) -> Standing:
    judged = one.previous.direction in ("improving", "worsening")
    return replace(one, previous=replace(one.previous, lower=1.0, upper=2.0, headline=judged))


def _domain(number: int, name: str) -> dict[str, object]:
    key = f"d{number}"
    goals = [
        {
            "key": f"{key}_g{g}",
            "title": f"We want {name} {g}",
            "parts": [
                {
                    "key": f"{key}_g{g}_o{o}",
                    "title": f"People have {name} {o}",
                    "parts": [{"key": f"{key}_g{g}_o{o}_i", "title": "The number"}],
                }
                for o in range(5)
            ],
        }
        for g in range(4)
    ]
    icon = "material/heart-pulse" if number % 2 else None
    return {"key": key, "title": f"{name} {number}", "introduction": "About it. " * 60, "icon": icon, "parts": goals}
