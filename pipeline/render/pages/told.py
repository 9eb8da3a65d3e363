"""What a report says of one measure in full: the figure, then its sentences, as the measure's own page has them."""

from dataclasses import dataclass

from pipeline.render.pages.context import Context
from pipeline.render.pages.summary import Known, Summary, headline, mark_words
from pipeline.render.wording.sentences import beside_the_figure, tell


@dataclass(frozen=True)
class Told:
    """A measure in words: its name and address, the figure with time and place, the sentences."""

    title: str
    url: str
    figure: str
    sentences: str


def told_of_measure(summary: Summary, context: Context) -> Told:
    """Return what is said of a measure that has a figure."""
    known = context.known(summary.id)
    figure = f"{summary.figure} {mark_words(headline(known))}".strip()
    measure, standing = known.measure, known.standing
    said = [*beside_the_figure(measure, standing), *tell(measure, standing, context.site.areas)] if standing else []
    sentences = " ".join([*said, *_whole_year(known, context)])
    return Told(summary.title, summary.url, f"{figure}, {summary.period}, {summary.area}.", sentences)


def _whole_year(known: Known, context: Context) -> list[str]:
    """Return what is said of the last whole year, where the latest figure is of a part of a year."""
    year = known.yearly
    if year is None or year.value is None or year.period is None:
        return []
    told = tell(known.measure, year, context.site.areas)
    return [f"The last whole year: {year.period.public}. {' '.join(told)}"]
