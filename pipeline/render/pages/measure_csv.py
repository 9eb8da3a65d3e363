"""The figures of one measure as a CSV file to download from its page. The whole data set is made by `publish`."""

import csv
import io

from pipeline.render.pages.context import Context
from pipeline.render.pages.words import unit_words

COLUMNS = (
    "measure",
    "breakdown",
    "category",
    "area",
    "area_name",
    "period",
    "period_start",
    "period_end",
    "statistic",
    "value",
    "lower_95",
    "upper_95",
    "numerator",
    "denominator",
    "unit",
    "markers",
    "note",
    "source",
    "preferred",
    "origin",
    "published_on",
)


def measure_csv(id_: str, context: Context) -> str:
    """Return the published values of a measure: one header row, empty cells where nothing is shown.

    Period starts and ends are ISO dates, so that a spreadsheet cannot mistake the label for a date.
    """
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    unit = unit_words(context.site.measures[id_].unit)
    series = context.series.get(id_)
    for v in series.values if series else ():
        given = {name: getattr(v, name) for name in COLUMNS if hasattr(v, name)}
        own = {
            "area_name": context.area(v.area),
            "period": v.period.label,
            "period_start": v.period.start.isoformat(),
            "period_end": v.period.end.isoformat(),
            "unit": unit,
            "markers": ";".join(sorted(v.markers)),
            "preferred": str(v.preferred).lower(),
        }
        writer.writerow(_text({**given, **own}[name]) for name in COLUMNS)
    return made.getvalue()


def size_words(text: str) -> str:
    """Return the size of a file in words: `2 KB`."""
    return f"{max(1, round(len(text.encode('utf-8')) / 1024)):,} KB"


def _text(value: object) -> str:
    if value is None:
        return ""
    return repr(value) if isinstance(value, float) else str(value)
