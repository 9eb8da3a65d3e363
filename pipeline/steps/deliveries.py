"""How the newest delivery of each source fared, as the warehouse remembers it. Telling the public is in `site`."""

from pipeline.render.site_input import Delivery
from pipeline.steps.source_steps import DELIVERIES, ensure
from pipeline.warehouse import Warehouse


def deliveries(warehouse: Warehouse) -> list[Delivery]:
    """Return a record a source: whether its latest delivery was accepted, and what was wrong where it was not."""
    ensure(warehouse)
    sql = f"""
        select source, bool_and(accepted) as accepted, bool_or(carried_forward) as carried, max(problems) as problems
        from (select *, row_number() over (partition by source, file order by accepted) as latest from {DELIVERIES})
        where latest = 1 and (rows > 0 or not accepted) group by source order by source"""
    return [
        Delivery(row["source"], row["accepted"], None, tuple(row["problems"].splitlines()), row["carried"])
        for row in warehouse.records(sql)
    ]
