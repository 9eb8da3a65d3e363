"""A first look at a delivery: whether its bytes and its heading let the quick reader take it.

Only this judgement belongs here; reading is in `quick`, `together` and `load`.
"""

from dataclasses import dataclass

from pipeline.sources.compiled.delivery import Delivery
from pipeline.sources.compiled.load import heading
from pipeline.sources.compiled.model import CompiledSchema
from pipeline.sources.compiled.quick import trusted
from pipeline.sources.compiled.scan import DAMAGE, Bytes, scan


@dataclass(frozen=True)
class Looked:
    """A delivery that the quick reader may take, and the facts about its bytes."""

    delivery: Delivery
    facts: Bytes


def look(schema: CompiledSchema, delivery: Delivery) -> Looked | None:
    """Look at all bytes and the heading of a CSV file; None where it must be read the long way."""
    if not delivery.path.name.lower().endswith((".csv", ".csv.gz")):
        return None
    try:
        facts = scan(delivery.path, delivery.delimiter)
        if facts.empty or not trusted(facts, delivery) or heading(schema, delivery):
            return None
    except DAMAGE:
        return None
    return Looked(delivery, facts)
