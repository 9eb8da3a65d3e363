"""The JSON Schema of a measure file, derived from the model, so that editors complete and check as one types."""

import json

from pipeline.catalogue.measure import Measure

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def measure_schema() -> str:
    """Return the schema as text, the same bytes for the same model."""
    schema = {"$schema": DIALECT, **Measure.model_json_schema(), "title": "Measure definition"}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
