"""The framework as a tree: named levels, and the parts of each level in reading order.

The level names and depth are content, so that another partnership can have others; measures hang on the last level.
"""

from collections.abc import Iterator

from pydantic import Field, model_validator

from pipeline.catalogue.base import Content, Slug, Text
from pipeline.catalogue.loose_numbers import loose_numbers
from pipeline.catalogue.targets import Expected


class Level(Content):
    """What this partnership calls one level of its framework."""

    key: Slug = Field(examples=["domain"])
    singular: Text = Field(examples=["domain"])
    plural: Text = Field(examples=["domains"])


class Part(Content):
    """One part of the framework: a domain, a goal, an outcome or a key indicator, with the parts under it."""

    key: Slug
    title: Text
    plain_title: str | None = Field(default=None, description="For the public; left out: the title")
    introduction: str | None = None
    icon: str | None = Field(default=None, description="A bundled icon", examples=["material/heart-pulse"])
    parts: list["Part"] = Field(default_factory=list)

    @property
    def name(self) -> str:
        """Return the words for the public."""
        return self.plain_title or self.title


class Words(Content):
    """What this partnership calls its reports and itself; left out: the plainest words."""

    report: tuple[Text, Text] = Field(default=("report", "reports"), description="One, and several")
    report_title: Text = Field(default="Highlight report", description="Above the title of each report")
    reports_title: Text = Field(default="Quarterly reports", description="Heads the list of reports")
    meeting: Text = Field(default="Board meets", description="In the calendar, on the day of an edition's meeting")


Path = tuple[Part, ...]


class Framework(Content):
    """The whole framework: its words, its years, its levels and its parts. The first level's keys are folders."""

    title: Text
    introduction: list[Text] = Field(min_length=1, description="For the public, a paragraph each")
    citation: Text
    first_year: Text
    last_year: Text
    headline_area: Text
    levels: list[Level] = Field(min_length=1)
    measure_words: tuple[Text, Text] = ("measure", "measures")
    national_frameworks: dict[str, Text] = Field(
        default_factory=dict,
        description="National frameworks that measures' official codes name: the letters in the codes, then the name",
        examples=[{"ASCOF": "Adult social care (ASCOF)"}],
    )
    words: Words = Words()
    expected: list[Expected] = Field(
        default_factory=list, description="When what measures still lack is expected, where a measure does not say so"
    )
    domains: list[Part] = Field(min_length=1)

    @model_validator(mode="after")
    def every_leaf_on_the_last_level(self) -> "Framework":
        """Every branch goes down to the last level, and each key of the last level stands once."""
        for path in self.paths():
            if len(path) != len(self.levels):
                msg = f"'{path[-1].key}' ends at level {len(path)} of {len(self.levels)}"
                raise ValueError(msg)
        keys = [path[-1].key for path in self.paths()]
        doubled = sorted({key for key in keys if keys.count(key) > 1})
        if doubled:
            msg = f"keys of the last level stand twice: {', '.join(doubled)}"
            raise ValueError(msg)
        return self

    @model_validator(mode="after")
    def types_no_figure(self) -> "Framework":
        """The introductions have no figure: what is measured is told where it is kept up to date."""
        written = [*self.introduction, *(d.introduction or "" for d in self.domains)]
        typed = [number for text in written for number in loose_numbers(text)]
        if typed:
            msg = f"an introduction has figures typed by hand ({', '.join(typed)}): leave them to the measures' pages"
            raise ValueError(msg)
        return self

    def paths(self) -> list[Path]:
        """Return the path to every part of the last level, in reading order."""
        return [path for domain in self.domains for path in _paths(domain, ())]

    def path_to(self) -> dict[str, Path]:
        """Return each last-level key with the path of parts that leads to it."""
        return {path[-1].key: path for path in self.paths()}


def _paths(part: Part, above: Path) -> Iterator[Path]:
    here = (*above, part)
    if not part.parts:
        yield here
    for child in part.parts:
        yield from _paths(child, here)
