"""What all pages look up: measures in reading order, their place in the framework, names of areas, summaries.

Made once from the input of the site (or once for an edition); says nothing itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.catalogue.framework import Part, Path
from pipeline.catalogue.framework_history import measures_on
from pipeline.catalogue.measure import Measure
from pipeline.compute.series import PublishedSeries
from pipeline.compute.standing.result import InArea, Standing
from pipeline.render.pages.navigation import HOME
from pipeline.render.pages.parts import Link
from pipeline.render.pages.said import Said, said_of
from pipeline.render.pages.summary import Known, Summary, summarise
from pipeline.render.site_input import EditionInput, SiteInput

COUNTED = ("pilot", "developmental")
NOWHERE: Mapping[str, Sequence[InArea]] = {}


@dataclass(frozen=True)
class Context:
    """The site's input with the lookups that pages share. `summaries` is in reading order.

    `historical` says that the latest figures of a demonstration are shown: a past that is over.
    `drawn` keeps what each measure's chart shows, which several pages ask for; `chart_view` works it out.
    """

    site: SiteInput
    places: Mapping[str, Path]
    series: Mapping[str, PublishedSeries]
    standings: Mapping[str, Standing]
    yearly: Mapping[str, Standing]
    summaries: Mapping[str, Summary]
    historical: bool = False
    drawn: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def said(self) -> Said:
        """What this project calls a measure, a domain, a report."""
        return said_of(self.site.framework)

    @property
    def domains(self) -> tuple[Part, ...]:
        """The domains in reading order."""
        return tuple(self.site.framework.domains)

    def domain_of(self, measure: str) -> Part:
        """The domain that a measure stands in."""
        return self.places[measure][0]

    def under(self, part: Part) -> tuple[Summary, ...]:
        """The measures under a part of any level, in reading order."""
        return tuple(s for id_, s in self.summaries.items() if any(step is part for step in self.places[id_]))

    def known(self, id_: str) -> Known:
        """What is known of a measure: its definition, series and standings."""
        series, standing = self.series.get(id_), self.standings.get(id_)
        return Known(id_, self.site.measures[id_], series, standing, self.yearly.get(id_), self.historical)

    def area(self, code: str) -> str:
        """The name of an area for readers."""
        return area_name(self.site, code)


def make_context(
    site: SiteInput,
    series: Mapping[str, PublishedSeries],
    standings: Mapping[str, Standing],
    yearly: Mapping[str, Standing],
    elsewhere: Mapping[str, Sequence[InArea]] = NOWHERE,
) -> Context:
    """Gather the lookups for one set of series and standings: the latest, or an edition's."""
    places = _places(site)
    historical = site.settings.site_status == "demonstration" and standings is site.standings
    summaries = {
        id_: summarise(
            Known(id_, site.measures[id_], series.get(id_), standings.get(id_), yearly.get(id_), historical),
            elsewhere.get(id_, ()),
            lambda code: area_name(site, code),
        )
        for id_ in places
    }
    return Context(site, places, series, standings, yearly, summaries, historical)


def edition_context(site: SiteInput, one: EditionInput) -> Context:
    """Gather the lookups for an edition: its figures, and the framework of its day."""
    then = replace(site, measures=measures_on(site.measures, one.edition.cut_off))
    return make_context(then, one.series, one.standings, one.yearly, one.elsewhere)


def area_name(site: SiteInput, code: str) -> str:
    """Return the name of an area; the code itself where the list of areas does not have it."""
    found = site.areas.find(code)
    return found.name if found else code


def slug(key: str) -> str:
    """Return the part of an address for a key: hyphens for underscores."""
    return key.replace("_", "-")


def domain_link(part: Part) -> Link:
    """Return the link to a domain's page."""
    return Link(part.name, f"domains/{slug(part.key)}/")


def reports_link(site: SiteInput) -> Link:
    """Return the link to the list of reports, by this project's name for it."""
    return Link(site.framework.words.reports_title, "editions/")


def trail(*links: Link) -> tuple[Link, ...]:
    """Return the way from the home page."""
    return (HOME, *links)


def counted(summary: Summary) -> bool:
    """Say whether a measure counts among those of the framework: proposed and retired ones do not."""
    return summary.lifecycle in COUNTED


def _places(site: SiteInput) -> dict[str, Path]:
    paths = site.framework.path_to()
    rank = {key: number for number, key in enumerate(paths)}

    def place(item: tuple[str, Measure]) -> tuple[int, int, str]:
        return (rank[item[1].indicator], item[1].order, item[0])

    known = [(id_, m) for id_, m in site.measures.items() if m.indicator in rank]
    return {id_: paths[measure.indicator] for id_, measure in sorted(known, key=place)}
