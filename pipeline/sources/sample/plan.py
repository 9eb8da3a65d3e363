"""The plan of a synthetic extract (`sample.yaml`) as a model: places, totals to reach, strata, and what is drawn.

The shape and its cross-checks belong here; counting is `cells`, drawing is SQL.
"""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from pipeline.errors import ContentProblems, nearest
from pipeline.strict_yaml import Document, read_document, validate
from pipeline.strict_yaml.authored import text_of

PLAN = "sample.yaml"
PLANNED = "planned"
Weights = Annotated[dict[str, int], Field(min_length=1, description="Value -> weight")]
Fault = Literal[
    "no_spell_id",
    "no_admission_date",
    "several_admission_dates",
    "duplicate_episode",
    "discharge_before_admission",
    "stay_over_two_years",
    "unfinished",
    "repeated",
]


class Part(BaseModel):
    """Frozen; unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Home(Part):
    """Small areas of residence, as codes or runs of codes (`E01000001-E01000009`), and the council around them."""

    la: str
    lsoas: list[str] = Field(min_length=1)


class Place(Part):
    """A commissioner: its code as extracts write it, practices, small areas, and the hospitals its people go to."""

    code: str
    practices: list[str] = Field(min_length=1)
    homes: list[Home] = Field(min_length=1)
    providers: Weights


class Elsewhere(Part):
    """How many of a thousand people of a place live outside it, and where."""

    per_thousand: int = Field(ge=0, lt=1000)
    homes: list[Home] = Field(min_length=1)


class Total(Part):
    """A number of records to reach exactly, by period, shared between places; `within` another total."""

    name: str
    places: dict[str, int] = Field(min_length=1, description="Place -> share")
    by: dict[str, int] = Field(min_length=1, description="Financial year or quarter -> records")
    within: str | None = None


class Stratum(Part):
    """Records drawn alike: a `share` of what its total leaves, or so many more `per_thousand` of it."""

    name: str
    of: str
    share: float | None = Field(default=None, gt=0)
    per_thousand: float | None = Field(default=None, gt=0)
    fault: Fault | None = None
    patient_class: str = "1"
    ages: str
    conditions: str | None = None
    stay: str | None = Field(default=None, description="A curve's name, or 'planned'")
    draws: dict[str, str] = Field(default_factory=dict, description="What is drawn -> the list it is drawn from")
    provider: str | None = None
    at_home: bool = Field(default=False, description="Nobody in it lives elsewhere")


class Condition(Part):
    """Diagnoses that go together, first the main one; `later` replaces them from the second episode on."""

    codes: list[str] = Field(min_length=1, max_length=3)
    weight: int = Field(gt=0)
    winter: float = Field(default=1, gt=0, description="Weight in autumn and winter, as a multiple")
    later: list[str] = Field(default_factory=list, max_length=3)
    procedures: list[str] = Field(default_factory=list, max_length=2)
    specialty: str = "300"


class Curve(Part):
    """Lengths of stay: so many in a thousand end the same day; the rest lognormal from one night on."""

    same_day: int = Field(default=0, ge=0, le=1000, description="Per thousand")
    median: float = Field(default=1, ge=1)
    spread: float = Field(default=1, gt=0, description="Standard deviation of the logarithm")


class PlannedStays(Part):
    """The truncated mean that the planned stays of these places reach in each period, in days."""

    places: list[str] = Field(min_length=1)
    drop_top: int = Field(default=10, ge=0, lt=50)
    spread: float = Field(gt=0)
    longest: int = Field(default=365, le=731)
    by: dict[str, float] = Field(min_length=1)


class SamplePlan(Part):
    """The whole plan of one source's synthetic extract."""

    kind: Literal["admissions", "attendances"]
    seed: int
    first: str
    last: str
    about: str = ""
    citations: list[str] = Field(default_factory=list)
    places: list[Place] = Field(min_length=1, max_length=9)
    elsewhere: Elsewhere
    season: list[int] = Field(min_length=4, max_length=4, description="Share of April to June, and so on")
    totals: list[Total] = Field(min_length=1)
    strata: list[Stratum] = Field(min_length=1)
    ages: dict[str, Weights]
    lists: dict[str, Weights] = Field(default_factory=dict)
    conditions: dict[str, list[Condition]] = Field(default_factory=dict)
    stays: dict[str, Curve] = Field(default_factory=dict)
    planned: list[PlannedStays] = Field(default_factory=list)

    @model_validator(mode="after")
    def _names_are_known(self) -> "SamplePlan":
        for stratum in self.strata:
            for found, known in self._references(stratum):
                if found is not None and found not in known:
                    message = f"{stratum.name}: there is no '{found}'{nearest(found, known)}"
                    raise ValueError(message)
            if (stratum.share is None) == (stratum.per_thousand is None):
                message = f"{stratum.name}: give either share or per_thousand"
                raise ValueError(message)
        return self

    def _references(self, stratum: Stratum) -> list[tuple[str | None, set[str]]]:
        lists = set(self.lists)
        return [
            (stratum.of, {total.name for total in self.totals}),
            (stratum.ages, set(self.ages)),
            (stratum.conditions, set(self.conditions)),
            (stratum.stay, {*self.stays, PLANNED}),
            *((name, lists) for name in stratum.draws.values()),
        ]


def read_plan(folder: Path) -> SamplePlan:
    """Read a source's `sample.yaml`; `places_from` takes places and elsewhere from the source of that name beside it.

    Raises ContentProblems with everything that is wrong.
    """
    document = _document(folder)
    beside = document.data.get("places_from") if isinstance(document.data, dict) else None
    if beside is not None:
        taken = _document(folder.parent / str(beside)).data
        own = {key: value for key, value in document.data.items() if key != "places_from"}
        document = Document(
            document.file, {**own, "places": taken["places"], "elsewhere": taken["elsewhere"]}, document.lines
        )
    plan, problems = validate(SamplePlan, document)
    if plan is None:
        raise ContentProblems(problems)
    return plan


def _document(folder: Path) -> Document:
    place = f"{folder.parent.name}/{folder.name}/{PLAN}"
    return read_document(text_of(folder / PLAN), place)
