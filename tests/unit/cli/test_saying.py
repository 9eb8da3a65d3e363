"""How the command speaks: what files hold reaches a terminal as signs to read, never as orders to it."""

import json
import os

import pytest

from pipeline.cli.saying import Voice, given_back, printable
from pipeline.errors import Problem

CLEAR, TITLE, LINK = "\x1b[2J", "\x1b]0;gone\x07", "\x1b]8;;https://a.example\x1b\\here"
TURNED, CARRIAGE = "\u202egnp.exe", "refused\rall is well"


@pytest.mark.parametrize("attack", [CLEAR, TITLE, LINK, TURNED, CARRIAGE, "\x9b2J", "\x00", "a\u2028b", "\x08\x08ok"])
def test_signs_that_steer_a_terminal_are_written_out(attack, capsys):
    problem = Problem("data_raw/x.csv", 2, "value", f"'{attack}' is not allowed here")
    Voice().problems([problem])
    Voice().error(attack)
    said = capsys.readouterr()
    assert all(sign == "\n" or sign.isprintable() for sign in said.out + said.err)
    assert "\\" in said.out


def test_ordinary_words_stay_as_they_are():
    words = "Upper Valley: £1,000 – 50 % «ä» 日本\nsecond line"
    assert printable(words) == words


def test_json_escapes_them_and_loses_nothing(capsys):
    Voice(json=True).fact(CLEAR, found=CLEAR)
    line = capsys.readouterr().out
    assert "\x1b" not in line
    assert json.loads(line)["found"] == CLEAR


def test_standard_error_is_given_back_where_the_work_kept_it_for_itself(tmp_path, capfd):
    with (tmp_path / "log").open("w") as log, pytest.raises(OSError, match="full"), given_back():
        os.dup2(log.fileno(), 2)
        raise OSError(28, "full")
    os.write(2, b"told")
    assert capfd.readouterr().err == "told"
    assert (tmp_path / "log").read_text() == ""
