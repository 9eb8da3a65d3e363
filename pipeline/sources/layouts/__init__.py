"""Layout readers: each turns files of one family into labels and records, all text.

A reader finds its header by the labels it expects and stops when it is not sure; it never types or judges a cell.
"""

from collections.abc import Callable, Sequence

from pipeline.sources.descriptor import Resource, Source
from pipeline.sources.files import DeliveredFile
from pipeline.sources.layouts.tidy import read_tidy
from pipeline.sources.records import RawTable

Reader = Callable[[Source, Resource, Sequence[DeliveredFile]], RawTable]
READERS: dict[str, Reader] = {"tidy": read_tidy}
