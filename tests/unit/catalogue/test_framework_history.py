"""The framework on a day: what came later is not in it, what left since is, under the name of that day."""

from datetime import date

from pipeline.catalogue.framework_history import events, measures_on, read_versions
from tests.support.site_samples import measure

OLD, LATER = date(2017, 10, 2), date(2021, 1, 1)
CAME = measure("babies", 1, plain_title="Came", added_on=date(2020, 4, 1))
LEFT = measure(
    "babies", 2, plain_title="Left", lifecycle="retired", retired={"on": date(2020, 4, 1), "reason": "Dropped."}
)
NAMES = [
    {"title": "T1", "plain_title": "First name", "until": date(2018, 4, 1)},
    {"title": "T2", "plain_title": "Second name", "until": date(2020, 4, 1)},
]
NAMED = measure("babies", 3, plain_title="Third name", former_names=NAMES)
ALL = {"came": CAME, "left": LEFT, "named": NAMED}


def test_each_day_has_its_own_framework_and_its_own_names():
    then, now = measures_on(ALL, OLD), measures_on(ALL, LATER)
    assert list(then) == ["left", "named"]
    assert then["left"].lifecycle == "pilot"
    assert (then["named"].plain_title, then["named"].title) == ("First name", "T1")
    assert measures_on(ALL, date(2018, 4, 1))["named"].plain_title == "Second name"
    assert list(now) == ["came", "left", "named"]
    assert (now["left"].lifecycle, now["named"].plain_title) == ("retired", "Third name")


def test_what_happened_is_told_in_order_of_time():
    assert [(one.measure, one.kind, one.on.year) for one in events(ALL)] == [
        ("named", "renamed", 2018),
        ("came", "added", 2020),
        ("left", "retired", 2020),
        ("named", "renamed", 2020),
    ]


def test_a_version_that_is_only_foreseen_has_no_day(tmp_path):
    assert read_versions(tmp_path) == (None, [])
    text = (
        "introduction: [I]\nversions:\n"
        "  - {key: a, title: A, state: foreseen, valid_from: 2020-04-01, citation: C, says: {For whom: All}}\n"
    )
    (tmp_path / "versions.yaml").write_text(text, "utf-8")
    assert "a version in force has valid_from" in str(read_versions(tmp_path)[1][0])
    (tmp_path / "versions.yaml").write_text(text.replace("valid_from: 2020-04-01, ", ""), "utf-8")
    assert read_versions(tmp_path)[1] == []
