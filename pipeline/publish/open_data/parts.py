"""What the files of one measure, and what all tables together, are made from; and the key of each.

The files of a measure are made from its own part alone, so that its key holds all that they can depend on.
"""

from dataclasses import replace
from importlib.metadata import version

from pipeline.digests import digest, value_digest
from pipeline.publish.open_data.inputs import DataTables, standing_key

WRITERS = ("pyarrow", "pandas", "gptables", "xlsxwriter")
NO_OTHERS = {"revisions": (), "corrections": (), "deliveries": (), "kept_standings": (), "tags": {}}
"""What the files of a measure do not tell of; and below, what each measure has of its own."""
NO_MEASURE = {"measures": {}, "series": {}, "standings": (), "sentences": {}, "queries": {}}


def of_measure(given: DataTables, measure: str) -> DataTables:
    """Return the input with nothing of other measures. Rows that were worked out already are handed on."""
    standings = given.standings_of.get(measure, ())
    keys = [standing_key(one) for one in standings]
    part = replace(
        given,
        **NO_OTHERS,
        measures={measure: given.measures[measure]},
        series={name: one for name, one in given.series.items() if name == measure},
        standings=standings,
        sentences={key: given.sentences[key] for key in keys if key in given.sentences},
        queries={name: sql for name, sql in given.queries.items() if name == measure},
    )
    part.written.update({name: rows for name, rows in given.written.items() if name == measure})
    return part


class Keys:
    """The keys of one input: the part of each measure is looked at once."""

    def __init__(self, given: DataTables) -> None:
        shared = replace(given, **NO_OTHERS, **NO_MEASURE)
        self._shared = value_digest(shared)
        self._of = {name: self._key(of_measure(given, name)) for name in given.measures}
        strange = {name: one for name, one in given.series.items() if name not in given.measures}
        self._others = value_digest([strange, *(getattr(given, name) for name in NO_OTHERS)])

    def _key(self, part: DataTables) -> str:
        own = [getattr(part, name) for name in NO_MEASURE if name != "sentences"]
        return digest([self._shared, value_digest([*own, list(part.sentences.items())])])

    def measure(self, name: str) -> str:
        """Return the key of the files of a measure."""
        return self._of[name]

    def tables(self) -> str:
        """Return the key of all tables together, with the libraries that write them."""
        libraries = [version(name) for name in WRITERS]
        return digest(["tables", self._others, *libraries, *(part for pair in self._of.items() for part in pair)])
