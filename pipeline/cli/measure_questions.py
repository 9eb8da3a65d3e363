"""What `outcomes new measure` asks, in order: the same questions are its flags.

Indicator and source come first: what `defaults.yaml` says for them need not be asked.
What becomes of the answers is decided in `catalogue.draft`. Kept free of heavy imports, for the command's start.
"""

from dataclasses import dataclass

FREQUENCIES = (
    "monthly",
    "quarterly",
    "annual",
    "school_year",
    "two_yearly",
    "three_year_pooled",
    "rolling_year",
    "ad_hoc",
)
UNITS = ("percent", "count", "days", "rate_per", "score", "index", "ratio", "money", "points")
POLARITIES = ("higher", "lower", "towards_zero", "no_judgement")
LIFECYCLES = ("pilot", "developmental", "proposed")
METHODS = ("published", "count", "sum", "proportion", "rate", "directly_standardised_rate", "mean", "truncated_mean")
FITS = ("exact", "close", "context")


@dataclass(frozen=True)
class Question:
    """One question: its key, what is asked, what may be answered, and whether a draft can do without."""

    key: str
    help: str
    choices: tuple[str, ...] = ()
    required: bool = False
    asked: bool = True
    names: str = ""

    @property
    def shown(self) -> str:
        """How the answer is shown in the help."""
        return "|".join(self.choices) if self.choices else self.key.rsplit("_", maxsplit=1)[-1].upper()


QUESTIONS: tuple[Question, ...] = (
    Question("id", "id: small letters, digits and underscores; the file's name", required=True),
    Question("title", "title, as in the framework's document", required=True),
    Question("indicator", "key of its indicator in framework.yaml", required=True, names="indicators"),
    Question("domain", "the domain, where it should be checked against the indicator", asked=False),
    Question(
        "source", "the source of its figures: a folder of data_raw; none if there are no figures yet", names="sources"
    ),
    Question("plain_title", "name for the public, in plain words (may wait)"),
    Question("question", "what the reader wants to know (may wait)"),
    Question("definition", "what is counted, of whom (may wait)"),
    Question("polarity", "which way is better; there is no default", POLARITIES, required=True),
    Question("polarity_reason", "why no direction is better", asked=False),
    Question("unit", "what kind of figure it is", UNITS, required=True),
    Question("decimals", "decimal places that are shown", asked=False),
    Question("per", "for rate_per: for each so many (100000)", asked=False),
    Question("noun", "what is counted, in the plural, such as: admissions", asked=False),
    Question("frequency", "how often there is a figure", FREQUENCIES, required=True),
    Question("lag_days", "days after a period until its figure is due (may wait)"),
    Question("areas", "codes of its areas, the headline area first, parted by commas", required=True, names="areas"),
    Question("comparator", "code of the area to compare with, such as that of the nation", asked=False),
    Question("fit", "how well the source fits the definition", FITS, asked=False),
    Question("difference", "how the source differs from the definition", asked=False),
    Question("method", "how the figure comes out of the source", METHODS, asked=False),
    Question("table", "which table, of a source with several", asked=False),
    Question("value", "column or expression of the value", asked=False),
    Question("where", "which rows count, as one condition", asked=False),
    Question("numerator", "for proportion and rate: what counts, as one condition or expression", asked=False),
    Question("denominator", "for proportion: out of what", asked=False),
    Question("population", "for rates: the source of the population", asked=False),
    Question("drop_top", "for truncated_mean: percent left out at the top", asked=False),
    Question("cohort", "for truncated_mean: which stays count", asked=False),
    Question("date", "for records: the column of the day", asked=False),
    Question("area_column", "for records: the column of the area's code", asked=False),
    Question("periods", "for records: kinds of period, such as: financial_quarter,financial_year", asked=False),
    Question("lifecycle", "how far the measure is", LIFECYCLES, asked=False),
    Question("order", "its place in the framework's document (the next free one)", asked=False),
    Question("owner", "who answers for the figure (may wait)"),
    Question("author", "who wrote the definition (may wait)"),
    Question("checker", "who checked it (may wait)"),
)
