"""Layout readers: each turns files of one family into labels and records, all text.

A reader finds its header by the labels it expects and stops when it is not sure; it never types or judges a cell.
"""

from collections.abc import Callable, Sequence

from pipeline.errors import nearest
from pipeline.sources.descriptor import Resource, Source
from pipeline.sources.files import DeliveredFile
from pipeline.sources.layouts.ccg_outcomes import read_ccg_outcomes
from pipeline.sources.layouts.councils import read_columns_to_rows
from pipeline.sources.layouts.dtoc import read_delayed_transfers
from pipeline.sources.layouts.emergency import read_emergency_monthly
from pipeline.sources.layouts.faults import some, stop
from pipeline.sources.layouts.fingertips import read_fingertips
from pipeline.sources.layouts.hcai import read_hcai_monthly
from pipeline.sources.layouts.listing import read_table
from pipeline.sources.layouts.options import descriptor_fault
from pipeline.sources.layouts.pivoting import read_ascof, read_rows_to_columns
from pipeline.sources.layouts.population import read_mid_year_estimates
from pipeline.sources.layouts.rtt import read_referral_to_treatment
from pipeline.sources.layouts.tidy import read_tidy
from pipeline.sources.records import RawTable

Reader = Callable[[Source, Resource, Sequence[DeliveredFile]], RawTable]
READERS: dict[str, Reader] = {
    "tidy": read_tidy,
    "table": read_table,
    "rows_to_columns": read_rows_to_columns,
    "columns_to_rows": read_columns_to_rows,
    "ascof": read_ascof,
    "fingertips": read_fingertips,
    "hcai_monthly": read_hcai_monthly,
    "delayed_transfers": read_delayed_transfers,
    "referral_to_treatment": read_referral_to_treatment,
    "emergency_monthly": read_emergency_monthly,
    "ccg_outcomes": read_ccg_outcomes,
    "mid_year_estimates": read_mid_year_estimates,
}


def read(source: Source, resource: Resource, files: Sequence[DeliveredFile]) -> RawTable:
    """Read a resource by the layout that its source names. Raises ContentProblems, also for a layout there is not."""
    layout = source.package.outcomes.layout
    if layout not in READERS:
        allowed = f"one of {some(READERS, len(READERS))}{nearest(layout, READERS)}"
        raise stop(descriptor_fault(source, "outcomes.layout", f"there is no layout '{layout}'", allowed))
    return READERS[layout](source, resource, files)
