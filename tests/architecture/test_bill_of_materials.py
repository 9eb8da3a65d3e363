"""The bill of materials and the list of licences are those of the lock, and name no index."""

import json

from tests.architecture import rules
from tools.bill_of_materials import BILL, LICENCES, LOCK, licences, pinned

AGAIN = "out of date: run `python -m tools.bill_of_materials`"


def bill() -> dict:
    return json.loads(BILL.read_text("utf-8"))


def test_every_package_of_the_lock_is_in_it_with_its_version_and_no_other() -> None:
    found = {one["name"].lower(): one["version"] for one in bill()["components"]}
    assert found == {name.lower(): version for name, version in pinned(LOCK.read_text("utf-8")).items()}, AGAIN


def test_every_fingerprint_is_one_that_the_lock_allows() -> None:
    lock = LOCK.read_text("utf-8")
    told = [found["content"] for one in bill()["components"] for found in one["hashes"]]
    assert len(told) == lock.count("--hash=sha256:"), AGAIN
    assert [one for one in told if one not in lock] == []


def test_every_package_declares_a_licence_and_the_page_lists_it() -> None:
    assert "not declared" not in LICENCES.read_text("utf-8")
    assert LICENCES.read_text("utf-8") == licences(bill()), AGAIN


def test_neither_file_names_an_index() -> None:
    for file in (BILL, LICENCES):
        assert rules.lines_with(rules.INDEX, file.read_text("utf-8")) == []


def test_it_is_a_bill_of_its_standard() -> None:
    made = bill()
    assert (made["bomFormat"], made["version"]) == ("CycloneDX", 1)
    refs = [one["bom-ref"] for one in made["components"]]
    assert len(refs) == len(set(refs))
    assert all(one["purl"].startswith("pkg:pypi/") for one in made["components"])
