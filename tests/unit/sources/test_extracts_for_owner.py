"""Files of records that others on the machine may read are named; synthetic ones and private ones are not."""

import os

import pytest

from pipeline.sources.extracts import open_to_others
from tests.support.small_records import deliver, small_source, stay

NAME = "stays_2017-18-q1_abc.csv"


@pytest.mark.skipif(os.name != "posix", reason="only there do files say who may read them")
def test_a_file_that_others_may_read_is_named(tmp_path):
    path = deliver(tmp_path, NAME, stay("1"))
    path.chmod(0o640)
    assert open_to_others(small_source(tmp_path)) == [f"stays/{NAME}"]
    path.chmod(0o600)
    assert open_to_others(small_source(tmp_path)) == []


def test_the_sample_is_nobodys(tmp_path):
    deliver(tmp_path, NAME, stay("1"), folder="sample")
    assert open_to_others(small_source(tmp_path, sample=True)) == []
