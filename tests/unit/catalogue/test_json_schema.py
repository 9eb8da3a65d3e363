"""The schema that editors read is the model's, and is on disk as it is derived."""

import pytest

from pipeline.catalogue.json_schema import SCHEMAS
from tests.support.project import REPOSITORY


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_on_disk_is_the_models(name):
    assert (REPOSITORY / "measures" / name).read_text("utf-8") == SCHEMAS[name](), "run: outcomes schema"
