"""A small invented partnership as the input of a website: two domains, every state a measure can be in.

Only for tests of pages: nothing here is a real figure, place or organisation.
"""

from datetime import date

from pipeline.areas import Area, Areas
from pipeline.catalogue.edition import Edition
from pipeline.catalogue.framework import Framework
from pipeline.catalogue.measure import Measure
from pipeline.compute.series import PublishedSeries, Value
from pipeline.compute.standing.result import Change, Direction, Standing
from pipeline.periods import parse
from pipeline.render.site_input import Delivery, EditionInput, SiteInput, SourceFacts
from pipeline.settings import Brand, ProjectFile

HOME_AREA, PART, NATION = "VALE", "NORTH", "NATION"
NOBODY = Change(None, None, None, None, None, "too_few_to_say", "There is no earlier figure")
AREAS = Areas(
    (
        Area(NATION, "Nation", "Nation", "country"),
        Area(HOME_AREA, "Green Vale", "Vale", "partnership", (PART,)),
        Area(PART, "North Vale", "North", "part"),
    )
)
NASTY_TITLE = "People <script>alert(1)</script> with *stars* & [brackets](x) `ticks`"
HELP = "Someone to Talk To: call 01234 567891, free."
YEARS = ("2012/13", "2013/14", "2014/15", "2015/16", "2016/17")


def framework() -> Framework:
    """Two domains of one goal, outcome and indicator each; the first has two indicators."""
    return Framework.model_validate(
        {
            "title": "Green Vale framework",
            "introduction": ["We check how health and care are doing.", "We show it in the open."],
            "citation": "Green Vale Board, 2 October 2017",
            "first_year": "2016/17",
            "last_year": "2020/21",
            "headline_area": HOME_AREA,
            "levels": [
                {"key": "domain", "singular": "domain", "plural": "domains"},
                {"key": "goal", "singular": "goal", "plural": "goals"},
                {"key": "outcome", "singular": "outcome", "plural": "outcomes"},
                {"key": "indicator", "singular": "key indicator", "plural": "key indicators"},
            ],
            "domains": [
                _domain("good_health", "Good health", "material/heart-pulse", ["babies", "harm"]),
                _domain("safe_care", "Safe care", None, ["infections"]),
            ],
        }
    )


def _domain(key: str, title: str, icon: str | None, indicators: list[str]) -> dict[str, object]:
    leaves = [{"key": leaf, "title": f"The number of {leaf}"} for leaf in indicators]
    outcome = {"key": f"{key}_outcome", "title": f"People have {title.lower()}", "parts": leaves}
    goal = {"key": f"{key}_goal", "title": f"We want {title.lower()}", "parts": [outcome]}
    return {"key": key, "title": title, "introduction": f"About {title.lower()}.", "icon": icon, "parts": [goal]}


def measure(indicator: str, order: int, **more: object) -> Measure:
    """A measure with everything that must be there; `more` overrides."""
    plain = {
        "title": f"Increase in {indicator}",
        "plain_title": f"Measure {order} of {indicator}",
        "question": f"Is {indicator} {order} getting better?",
        "indicator": indicator,
        "order": order,
        "definition": "What is counted, in words.",
        "lifecycle": "pilot",
        "polarity": "higher",
        "unit": {"kind": "percent", "decimals": 1},
        "frequency": "annual",
        "lag_days": 60,
        "areas": [HOME_AREA, PART],
        "comparator": NATION,
        "sources": [{"source": "board_paper", "method": {"kind": "published"}, "fit": "exact"}],
        "owner": "Green Vale Council",
        "author": "Analyst",
        "checker": "Second analyst",
        "review": {"last": date(2017, 9, 1), "next": date(2018, 9, 1)},
    }
    return Measure.model_validate(plain | more)


def values(id_: str, area: str, figures: list[float | None], **more: object) -> list[Value]:
    """A preferred value a year, from 2012/13 on."""
    pairs = zip(YEARS, figures, strict=False)
    return [Value(id_, area, parse(y), "board_paper", f, preferred=True, **more) for y, f in pairs]  # type: ignore[arg-type]


def standing(id_: str, series: PublishedSeries | None, direction: Direction, **more: object) -> Standing:
    """How a measure stands at its last figure, against the one before."""
    known = [v for v in series.of(HOME_AREA) if v.value is not None] if series else []
    last, before = (known[-1], known[-2]) if len(known) > 1 else (known[-1] if known else None, None)
    change = _change(last, before, direction)
    given: dict[str, object] = {
        "state": "current" if last else "awaiting",
        "rating": "no_target" if last else "no_data",
        "target": None,
        "planned": None,
        "comparator_value": None,
        "against_comparator": "not_compared",
    }
    return Standing(
        measure=id_,
        area=HOME_AREA,
        edition="latest",
        period=last.period if last else None,
        value=last.value if last else None,
        previous=change,
        year_ago=NOBODY,
        baseline=NOBODY,
        target_by=None,
        target_status="",
        gap=None,
        rule="",
        comparator=NATION,
        trend="",
        spc_variation="",
        spc_assurance="",
        quality="good",
        quality_reason="All figures are as published.",
        **(given | more),  # type: ignore[arg-type]
    )


def _change(last: Value | None, before: Value | None, direction: Direction) -> Change:
    if last is None or before is None or last.value is None or before.value is None:
        return NOBODY
    moved = last.value - before.value
    clear = direction in ("improving", "worsening")
    return Change(before.period, before.value, moved, moved - 1, moved + 1, direction, "By rule 1", headline=clear)


def measures() -> dict[str, Measure]:
    """One measure of each sort: better, worse and about deaths, without data, withheld, doubted, proposed."""
    none = {"sources": [], "no_data": {"state": "never_collected", "reason": "Nobody counts it.", "needs": "A survey."}}
    count = {"unit": {"kind": "count", "decimals": 0, "noun": "infections"}, "polarity": "lower"}
    return {
        "babies_fed": measure("babies", 1, plain_title="Babies who are breastfed"),
        "nasty_title": measure("babies", 2, plain_title=NASTY_TITLE, question=NASTY_TITLE, **none),
        "early_deaths": measure("harm", 3, plain_title="Early deaths", polarity="lower", support=[{"topic": "deaths"}]),
        "hidden_harm": measure("harm", 4, plain_title="Hidden harm", lifecycle="developmental"),
        "infections_all": measure("infections", 5, plain_title="Infections from care", **count),
        "later_idea": measure("infections", 6, plain_title="An idea for later", lifecycle="proposed", **none),
    }


def series() -> dict[str, PublishedSeries]:
    """The invented figures."""
    fed = [
        *values("babies_fed", HOME_AREA, [46.0, 45.2, 43.1, 41.0, 44.25]),
        *values("babies_fed", NATION, [47.0, 46.2, 45.1, 44.0, 44.3]),
        *values("babies_fed", PART, [40.0, None, 39.0, 38.0, 41.0], markers=frozenset({"p"})),
    ]
    doubted = values(
        "infections_all", HOME_AREA, [400, 424, 440, 431, 118], markers=frozenset({"q"}), note="Parts do not fit."
    )
    hidden = values("hidden_harm", HOME_AREA, [None], markers=frozenset({"c"}), note="Too small to show.")
    deaths = values("early_deaths", HOME_AREA, [150.0, 151.0, 152.0, 153.0, 160.0])
    return {
        "babies_fed": PublishedSeries("babies_fed", tuple(fed)),
        "early_deaths": PublishedSeries("early_deaths", tuple(deaths)),
        "hidden_harm": PublishedSeries("hidden_harm", tuple(hidden)),
        "infections_all": PublishedSeries("infections_all", tuple(doubted)),
    }


def standings(known: dict[str, PublishedSeries]) -> dict[str, Standing]:
    """How each measure stands."""
    return {
        "babies_fed": standing(
            "babies_fed", known["babies_fed"], "improving", rating="on_track", target=50.0, planned=44.0
        ),
        "nasty_title": standing("nasty_title", None, "too_few_to_say", state="never_collected"),
        "early_deaths": standing("early_deaths", known["early_deaths"], "worsening"),
        "hidden_harm": standing("hidden_harm", known["hidden_harm"], "too_few_to_say", state="withheld"),
        "infections_all": standing("infections_all", known["infections_all"], "no_clear_change"),
        "later_idea": standing("later_idea", None, "too_few_to_say", state="never_collected"),
    }


def edition(known: dict[str, PublishedSeries]) -> EditionInput:
    """One edition with everything a front sheet holds."""
    made = Edition.model_validate(
        {
            "title": "April to June 2017",
            "period": "2017/18 Q1",
            "cut_off": date(2017, 10, 2),
            "meeting": date(2017, 10, 2),
            "reconstructed_on": date(2026, 11, 22),
            "front_sheet": {
                "report_to": "Green Vale Board",
                "by": ["The Director"],
                "title": "How we are doing",
                "purpose": "To tell the Board",
                "recommendations": ["Note the figures"],
            },
        }
    )
    return EditionInput("2017-18-q1", made, known, standings(known))


def sample_site(**more: object) -> SiteInput:
    """The whole input; `more` overrides parts of it."""
    known = series()
    given: dict[str, object] = {
        "settings": ProjectFile(
            title="Green Vale outcomes",
            brand=Brand(name="Green Vale", contacts=["Call 01234 567890"]),
            support={"deaths": [HELP]},
        ),
        "framework": framework(),
        "measures": measures(),
        "areas": AREAS,
        "series": known,
        "standings": standings(known),
        "as_of": date(2026, 11, 22),
        "editions": (edition(known),),
        "sources": (_source(),),
        "deliveries": (
            Delivery("board_paper", accepted=True, received_on=date(2017, 10, 2)),
            Delivery(
                "survey",
                accepted=False,
                received_on=date(2017, 10, 3),
                problems=("row 3: no area",),
                carried_forward=True,
            ),
        ),
        "pages": {
            "about": "---\ntitle: About\ndescription: About us\nsection: about\n---\nWe report on {{ coverage }}.\n"
        },
        "queries": {"babies_fed": "select value\n  from board_paper"},
    }
    return SiteInput(**(given | more))  # type: ignore[arg-type]


def _source() -> SourceFacts:
    return SourceFacts(
        "board_paper",
        "Board paper",
        "Green Vale",
        "Board paper of 2 October 2017",
        "Open Government Licence v3.0",
        "figures.csv",
        "ab" * 32,
        date(2017, 10, 2),
        date(2026, 11, 22),
        "official",
        40,
    )
