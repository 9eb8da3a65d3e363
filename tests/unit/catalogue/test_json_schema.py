"""The schema that editors read is the model's, and is on disk as it is derived."""

from pipeline.catalogue.json_schema import measure_schema
from tests.support.project import REPOSITORY


def test_the_schema_on_disk_is_the_model():
    assert (REPOSITORY / "measures/measure.schema.json").read_text("utf-8") == measure_schema()
