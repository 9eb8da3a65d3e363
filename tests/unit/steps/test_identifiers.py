"""Numbers of records and people that the raw tables hold are told from other words, by the descriptor's columns."""

from types import SimpleNamespace

from pipeline.sources.records_delivery import receive_records
from pipeline.steps.identifiers import held_identifiers, identifier_columns
from pipeline.warehouse import open_memory
from tests.support.small_records import DESCRIPTOR, deliver, small_source, stay


def test_only_words_that_stand_in_a_column_of_identifiers_are_told(tmp_path):
    source = small_source(tmp_path)
    deliver(tmp_path, "stays_2017-18-q1_abc.csv", stay("record-0001"), stay("record-0002"))
    with open_memory(receiving=True) as warehouse:
        receive_records(warehouse, source)
        workspace = SimpleNamespace(sources={"stays": source})
        told = held_identifiers(warehouse, workspace, {"record-0001", "record-0009", "2017-05-02", "C"})  # type: ignore[arg-type]
    assert told == {"record-0001"}


def test_nothing_received_holds_nothing(tmp_path):
    with open_memory(receiving=True) as warehouse:
        workspace = SimpleNamespace(sources={"stays": small_source(tmp_path)})
        assert held_identifiers(warehouse, workspace, {"record-0001"}) == frozenset()  # type: ignore[arg-type]


def test_a_descriptor_lists_its_columns_of_identifiers(tmp_path, monkeypatch):
    listed = DESCRIPTOR.replace("options: {", "options: {identifiers: [record, person], ")
    monkeypatch.setattr("tests.support.small_records.DESCRIPTOR", listed)
    source = small_source(tmp_path)
    assert identifier_columns(source, source.package.resources[0]) == ["record", "person"]
