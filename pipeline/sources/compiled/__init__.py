"""A Frictionless Table Schema compiled to DuckDB SQL, for files too big to be read row by row in Python.

What a schema, a check and a report are belongs here; descriptors and layouts belong in `pipeline.sources`,
and this package opens no database: it is given a connection.
"""

from pipeline.sources.compiled.branches import in_any_order
from pipeline.sources.compiled.check import check_file
from pipeline.sources.compiled.compile import compile_schema
from pipeline.sources.compiled.delivery import Delivery
from pipeline.sources.compiled.keys import check_keys
from pipeline.sources.compiled.load import Loaded, load
from pipeline.sources.compiled.look import Looked, look
from pipeline.sources.compiled.model import CompiledField, CompiledSchema, ForeignKey, Rule
from pipeline.sources.compiled.receive import receive
from pipeline.sources.compiled.report import CAP, Finding, Report
from pipeline.sources.compiled.together import Target, Written, just_written, write_together
from pipeline.sources.compiled.values import check_values, typed_select

__all__ = [
    "CAP",
    "CompiledField",
    "CompiledSchema",
    "Delivery",
    "Finding",
    "ForeignKey",
    "Loaded",
    "Looked",
    "Report",
    "Rule",
    "Target",
    "Written",
    "check_file",
    "check_keys",
    "check_values",
    "compile_schema",
    "in_any_order",
    "just_written",
    "load",
    "look",
    "receive",
    "typed_select",
    "write_together",
]
