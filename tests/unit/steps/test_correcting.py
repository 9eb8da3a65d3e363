"""What may be a correction of a frozen report: each thing that does not fit is told by itself, with what there is."""

from datetime import date
from types import SimpleNamespace

import pytest

from pipeline.cli.main import main
from pipeline.errors import OutcomesError
from pipeline.steps.correcting import Mistake, add_correction
from tests.support.values import series, value

RIGHT = Mistake("2017-18-q1", "falls", "W", "2016/17", 121)
LATER = date(2018, 1, 9)


def workspace(tmp_path):
    frozen = {"falls": series(value("2015/16", 110), value("2016/17", 120))}
    return SimpleNamespace(
        archive=SimpleNamespace(frozen={"2017-18-q1": None}, series=lambda _: frozen),
        reports={"2017-18-q1": SimpleNamespace(shown_from=date(2017, 10, 5)), "2017-18-q2": None},
        withdrawn=SimpleNamespace(cells=()),
        project=SimpleNamespace(site=tmp_path),
    )


def corrected(tmp_path, on: date = LATER, **changes) -> str:
    mistake = Mistake(**{**RIGHT.__dict__, **changes})
    add_correction(workspace(tmp_path), mistake, "One month was counted twice.", by="The analyst", on=on)  # type: ignore[arg-type]
    return (tmp_path / "corrections.yaml").read_text("utf-8")


def test_what_fits_is_written_down(tmp_path) -> None:
    assert "before: 120\n    after: 121" in corrected(tmp_path)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            {"edition": "2017-18-q9"},
            "no edition '2017-18-q9', did you mean '2017-18-q2'?; the editions are: ",
        ),
        ({"edition": "2017-18-q2"}, "'2017-18-q2' is not a frozen edition"),
        ({"measure": "fals"}, "2017-18-q1 has no measure 'fals', did you mean 'falls'?; it has: falls"),
        ({"area": "V"}, "2017-18-q1 has no area 'V' for falls; it has: W"),
        (
            {"period": "2016/18"},
            "no period '2016/18' for falls in W, did you mean '2016/17'?; it has: 2015/16, ",
        ),
        ({"after": 120.0}, "2017-18-q1 says 120 too: nothing is wrong with it"),
        ({"on": date(2017, 10, 4)}, "2017-10-04 is before 2017-18-q1 came out, on 2017-10-05"),
    ],
)
def test_what_does_not_fit_is_told_and_nothing_is_written(tmp_path, changes, told: str) -> None:
    with pytest.raises(OutcomesError) as raised:
        corrected(tmp_path, **changes)
    assert told in str(raised.value)
    assert not (tmp_path / "corrections.yaml").exists()


@pytest.mark.parametrize(
    ("option", "typed", "told"),
    [
        ("--after", "101%", "'101%' is not a plain number; digits and a point, without a sign for the unit, e.g. 101"),
        ("--after", "nan", "'nan' is not a plain number"),
        ("--on", "20.10.2026", "'20.10.2026' is not a day as it is written here; year, month, day, e.g. 2026-10-20"),
    ],
)
def test_a_number_and_a_day_are_told_in_words(capsys, option: str, typed: str, told: str) -> None:
    given = {"--measure": "a", "--area": "b", "--period": "c", "--reason": "d", "--by": "e", "--after": "1"}
    with pytest.raises(SystemExit):
        main(["edition", "correct", "q1", *(text for pair in (given | {option: typed}).items() for text in pair)])
    assert told in capsys.readouterr().err
