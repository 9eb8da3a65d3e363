"""How the newest delivery of each source fared, as the warehouse remembers it. Telling the public is in `site`."""

from collections.abc import Collection

from pipeline.render.site_input import Delivery
from pipeline.steps.source_steps import DELIVERIES, ensure
from pipeline.warehouse import Warehouse


def deliveries(warehouse: Warehouse, sources: Collection[str]) -> list[Delivery]:
    """Return a record for each of the project's sources: was its latest delivery accepted, and what was wrong if not.

    What the warehouse still remembers of sources that are gone is left out.
    """
    ensure(warehouse)
    sql = f"""
        select source, bool_and(accepted) as accepted, bool_or(carried_forward) as carried, max(problems) as problems
        from (select *, row_number() over (partition by source, file order by accepted) as latest from {DELIVERIES})
        where latest = 1 and (rows > 0 or not accepted) group by source order by source"""
    return [
        Delivery(row["source"], row["accepted"], None, tuple(row["problems"].splitlines()), row["carried"])
        for row in warehouse.records(sql)
        if row["source"] in sources
    ]
