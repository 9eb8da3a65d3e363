"""A file counts as arrived only when it stood still over two looks; a copy under way is not seen at all."""

import os

import pytest

from pipeline.sources.watching import Watch, from_cursor, glance, is_unfinished, looked, to_cursor, younger


@pytest.fixture
def folders(tmp_path):
    (tmp_path / "data_raw" / "returns").mkdir(parents=True)
    return {"data_raw": tmp_path / "data_raw"}


def write(folders, text, name="figures.csv", moment=1_000):
    file = folders["data_raw"] / "returns" / name
    file.write_text(text, "utf-8")
    os.utime(file, (moment, moment))
    return file


def test_a_file_has_arrived_when_it_stood_still_over_two_looks(folders):
    write(folders, "one")
    watch, moving = looked(Watch(), glance(folders))
    assert moving == ["data_raw/returns/figures.csv"]
    watch, moving = looked(watch, glance(folders))
    assert (moving, watch.changed) == ([], ["data_raw/returns/figures.csv"])
    assert watch.begun().changed == []


@pytest.mark.parametrize(("text", "moment"), [("longer", 1_000), ("one", 1_001)])
def test_a_file_that_grows_or_is_written_again_has_not_arrived(folders, text, moment):
    write(folders, "one")
    watch, _ = looked(Watch(), glance(folders))
    write(folders, text, moment=moment)
    watch, moving = looked(watch, glance(folders))
    assert moving, "between the two looks it changed"
    assert looked(watch, glance(folders))[1] == []


def test_a_copy_under_way_is_not_seen_until_its_temporary_name_is_gone(folders):
    part = write(folders, "half", "figures.csv.part")
    assert glance(folders) == {}
    part.rename(part.with_name("figures.csv"))
    assert list(glance(folders)) == ["data_raw/returns/figures.csv"]


def test_a_file_that_vanishes_is_a_change(folders):
    file = write(folders, "one")
    watch = Watch(glance(folders)).begun()
    file.unlink()
    watch, moving = looked(watch, glance(folders))
    assert moving
    watch, moving = looked(watch, glance(folders))
    assert (moving, watch.changed) == ([], ["data_raw/returns/figures.csv"])


def test_the_cursor_holds_names_sizes_and_times_and_no_content(folders):
    write(folders, "person 123")
    watch, _ = looked(Watch(), glance(folders))
    assert from_cursor(to_cursor(watch)) == watch
    assert "123" not in to_cursor(watch)
    assert from_cursor(None) == Watch()


def test_files_written_after_a_moment_may_be_unfinished(folders):
    write(folders, "old", "a.csv", moment=1_000)
    write(folders, "new", "b.csv", moment=2_000)
    assert younger(folders, 1_500) == ["data_raw/returns/b.csv"]


@pytest.mark.parametrize("name", ["a.csv.part", "a.csv.PART", ".a.csv", "~$a.xlsx", "a.csv.crdownload", "a.csv.tmp"])
def test_names_of_files_that_are_still_being_written(name):
    assert is_unfinished(name)
    assert not is_unfinished("sus_apc_2017-18-q1_rxc.csv.gz")
