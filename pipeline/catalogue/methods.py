"""How a measure's values come out of a source: one model per method kind, told apart by `kind`.

Only the shape of a method stands here; its SQL and its arithmetic belong in `compute`.
"""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from pipeline.catalogue.base import Content, MeasureId, Slug, Text

SqlExpression = Annotated[
    Text,
    Field(description="One SQL expression over the columns of the clean table", examples=["value"]),
]
SqlCondition = Annotated[
    Text,
    Field(description="One SQL condition over the columns of the source's clean table", examples=["age >= 65"]),
]


RecordPeriod = Literal[
    "financial_quarter", "financial_year", "calendar_quarter", "calendar_year", "month", "rolling_year"
]


BESIDE = "Said when the figure goes with the value and is not the value itself"
"""What each of these is, and is counted in, stands in `statistics`."""


class Method(Content):
    """What every method may say: which rows count, and which table of a source with several."""

    where: SqlCondition | None = None
    table: Slug | None = Field(
        default=None, description="The resource or clean table, for a source that has several", examples=["spells"]
    )


class RecordMethod(Method):
    """What a method on records says: which date puts a record into a period, which code into an area."""

    date: Slug | None = Field(default=None, description="Column of the date, for records", examples=["discharge_date"])
    area: Slug | None = Field(default=None, description="Column of the area's code, for records", examples=["ccg"])
    periods: list[RecordPeriod] | None = Field(default=None, description="The kinds of period that are asked")

    @model_validator(mode="after")
    def all_or_none(self) -> "RecordMethod":
        """Date, area and periods go together: rows that name their area and period need none of them."""
        if len({self.date is None, self.area is None, not self.periods}) > 1:
            msg = "a method on records says date, area and periods, all three"
            raise ValueError(msg)
        return self


class Published(Method):
    """The source already gives the value; numerator, denominator and limits come along where it has them."""

    kind: Literal["published"]
    value: SqlExpression = "value"


class Count(RecordMethod):
    """How many rows there are (or how many distinct values of `of`)."""

    kind: Literal["count"]
    of: SqlExpression | None = Field(default=None, description="Count its different values instead of rows")
    statistic: Literal["count"] | None = Field(default=None, description=BESIDE)


class Sum(Method):
    """The sum of a column's counts over the rows of an area and period."""

    kind: Literal["sum"]
    value: SqlExpression = "value"


class Proportion(RecordMethod):
    """Rows (or sums) that meet the numerator out of those that meet the denominator."""

    kind: Literal["proportion"]
    numerator: SqlExpression
    denominator: SqlExpression


class PopulationMethod(RecordMethod):
    """What both kinds of rate say: the events, and the source that holds the population."""

    numerator: SqlExpression | None = Field(default=None, description="Left out: the number of rows")
    population: Slug = Field(description="The source that holds the population", examples=["population"])
    population_where: SqlCondition | None = None
    statistic: Literal["rate"] | None = Field(default=None, description=BESIDE)


class Rate(PopulationMethod):
    """Events for each so many of a population, as they come."""

    kind: Literal["rate"]
    a_day: bool = Field(
        default=False, description="The events are days that people spent: divided by the days of the period as well"
    )


class DirectlyStandardisedRate(PopulationMethod):
    """A rate as it would be if the area had the age mix of the standard population."""

    kind: Literal["directly_standardised_rate"]
    bands: Slug = Field(default="age_band", description="The column that holds the age band", examples=["age_band"])
    standard: Literal["esp2013"] = "esp2013"
    person: Slug | None = Field(
        default=None, description="Column of the person, who may count twice", examples=["person_id"]
    )


class Mean(RecordMethod):
    """The mean of a column over the rows."""

    kind: Literal["mean"]
    value: SqlExpression


class TruncatedMean(RecordMethod):
    """The mean after leaving out the highest values: `drop_top` in 100 of them, rounded down."""

    kind: Literal["truncated_mean"]
    value: SqlExpression
    drop_top: int = Field(ge=1, lt=50, description="Whole percent left out at the top", examples=[10])
    cohort: Text = Field(description="The named, dated configuration of which stays count", examples=["stays_2017"])


class Ratio(Method):
    """One measure over another, or the sum of several over the sum of several, in the measure's unit."""

    kind: Literal["ratio"]
    numerator: list[MeasureId] = Field(min_length=1, description="Measures that are added up above the line")
    denominator: list[MeasureId] = Field(min_length=1, description="Measures that are added up below the line")


class Gap(Method):
    """The gap between the most and least deprived group; positive: worse for the most deprived.

    `by: area` compares two areas instead; `most` and `least` are their codes then.
    """

    kind: Literal["gap"]
    of: MeasureId = Field(description="The measure whose groups are compared")
    by: Slug = Field(default="deprivation", description="The breakdown, or area", examples=["deprivation"])
    most: Text = Field(default="1", description="The category of the most deprived", examples=["1"])
    least: Text = Field(default="5", description="The category of the least deprived", examples=["5"])


class Bundle(Method):
    """How many of several measures meet the national standard that each says; one without a figure is missing."""

    kind: Literal["bundle"]
    of: list[MeasureId] = Field(min_length=2, description="Measures, each with a target of status national_standard")


DERIVED_KINDS = (Gap, Ratio, Bundle)
DERIVED = "derived"
"""What stands for the source where a figure is worked out from other measures."""


AnyMethod = Annotated[
    Published
    | Count
    | Sum
    | Proportion
    | Rate
    | DirectlyStandardisedRate
    | Mean
    | TruncatedMean
    | Ratio
    | Gap
    | Bundle,
    Field(discriminator="kind"),
]
