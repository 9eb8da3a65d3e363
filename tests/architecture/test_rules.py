"""Each rule of shape finds a planted fault and leaves the like without one alone."""

import pytest

from tests.architecture import rules


def test_a_file_over_the_limit_is_found() -> None:
    assert rules.too_long("x = 1\n" * 251) == ["file of 251 lines; at most 250"]
    assert rules.too_long("x = 1\n" * 250) == []


def test_a_function_over_the_limit_is_found() -> None:
    assert rules.too_long("def f():\n" + "    x = 1\n" * 40) == ["1: f has 41 lines; at most 40"]
    assert rules.too_long("def f():\n" + "    x = 1\n" * 39) == []


def test_a_module_must_say_what_belongs_in_it() -> None:
    assert rules.undocumented("x = 1") == ["no module docstring"]
    assert rules.undocumented('"""Says so."""') == []


@pytest.mark.parametrize(
    "source",
    [
        "@pytest.mark.skip\ndef test(): ...",
        "@pytest.mark.skip()\ndef test(): ...",
        "@pytest.mark.skipif(True)\ndef test(): ...",
        "@pytest.mark.xfail(strict=True)\ndef test(): ...",
        "pytest.skip()",
        "pytest.skip('')",
        "pytestmark = pytest.mark.skip",
    ],
)
def test_a_skip_without_a_reason_is_found(source: str) -> None:
    assert len(rules.bare_skips(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        "@pytest.mark.skip(reason='needs a printer')\ndef test(): ...",
        "@pytest.mark.skipif(True, reason=WHY)\ndef test(): ...",
        "pytest.skip('no oracle files here')",
        "list.skip()",
    ],
)
def test_a_skip_with_a_reason_is_left_alone(source: str) -> None:
    assert rules.bare_skips(source) == []


@pytest.mark.parametrize(
    "source",
    [
        "import pickle",
        "from pickle import loads",
        "import marshal as m",
        "eval('1')",
        "exec(text)",
        "__import__(name)",
        "pandas.read_pickle(file)",
        "os.system('ls')",
        "subprocess.run(command, shell=True)",
        "yaml.load(text)",
    ],
)
def test_what_could_run_data_is_found(source: str) -> None:
    assert len(rules.unsafe(source)) == 1


def test_what_only_sounds_like_it_is_left_alone() -> None:
    assert rules.unsafe("re.compile('a')\nsubprocess.run(['ls'], shell=False)\nmodel.eval_set()\n") == []


@pytest.mark.parametrize("line", ["see https://" + rules.HOSTS[0] + "/x", "--index" + "-url=https://a.example"])
def test_an_index_address_is_found(line: str) -> None:
    assert rules.lines_with(rules.INDEX, f"ok\n{line}\n") == [f"2: {line}"]


@pytest.mark.parametrize("word", ["East Sussex", "east_sussex", "ESBT", "Hastings", "Eastbourne"])
def test_a_place_of_the_shipped_content_is_found(word: str) -> None:
    assert rules.lines_with(rules.SHIPPED_PLACES, word)
    assert not rules.lines_with(rules.SHIPPED_PLACES, "Northshire")
