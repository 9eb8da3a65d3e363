"""Areas are read with every mistake told and found by any of their names."""

from pathlib import Path

import pytest

from pipeline.areas import AreaProblem, Areas, load, read
from pipeline.errors import ContentProblems

HEAD = "code,name,short_name,kind,members,part_of\n"
AREAS = HEAD + (
    "E92000001,England,,country,,\n"
    "E38000901,North Vale CCG,North Vale,ccg,,VALE;E92000001\n"
    "E38000902,South Vale CCG,,ccg,,VALE\n"
    "VALE,The Vale partnership,Vale,partnership,E38000901;E38000902,E92000001\n"
)
ALIAS_HEAD = "alias,scheme,code\n"
ALIASES = ALIAS_HEAD + "ENG,short,E92000001\n01X,ods,E38000901\n-,dtoc,E92000001\n"


def vale() -> Areas:
    return load(AREAS, ALIASES)


def told(areas: str, aliases: str = ALIAS_HEAD) -> list[str]:
    with pytest.raises(ContentProblems) as problems:
        load(areas, aliases, files=("a.csv", "b.csv"))
    return [str(problem) for problem in problems.value.problems]


def test_parts_of_parts_lie_within_an_area() -> None:
    areas = load(
        HEAD + "L,Lake,,lake,N;S,\nN,North,,shore,A;B,\nS,South,,shore,,\nA,Ay,,parish,,\nB,Bee,,parish,,\n", ALIAS_HEAD
    )
    assert areas.within("L") == ("L", "N", "A", "B", "S")
    assert areas.within("S") == ("S",)


def test_areas_keep_the_order_of_the_file_and_their_parts() -> None:
    areas = vale()
    assert [area.code for area in areas.all] == ["E92000001", "E38000901", "E38000902", "VALE"]
    assert areas.get("E92000001").short_name == "England"
    assert areas.get("E38000901").part_of == ("VALE", "E92000001")
    assert areas.members("VALE") == ("E38000901", "E38000902")
    assert areas.members("E92000001") == ()


@pytest.mark.parametrize(
    "text", ["E38000901", "e38000901", " North  Vale CCG ", "NORTH VALE CCG", "01X", "01x", "North Vale\nCCG"]
)
def test_an_area_is_found_by_code_name_or_alias(text: str) -> None:
    assert vale().resolve(text) == "E38000901"


def test_a_dash_can_be_an_alias_where_a_publisher_writes_it_so() -> None:
    assert vale().resolve("-") == "E92000001"


def test_an_unknown_area_is_told_with_the_nearest_name() -> None:
    with pytest.raises(AreaProblem, match="did you mean 'North Vale CCG'") as problem:
        vale().resolve("NORTH VAIL CCG")
    assert problem.value.allowed
    assert problem.value.example == "NORTH VAIL CCG,name,E38000901"
    with pytest.raises(AreaProblem) as problem:
        vale().resolve("Zzyzx")
    assert problem.value.example == "Zzyzx,name,CODE"
    with pytest.raises(AreaProblem, match="did you mean 'E38000901'"):
        vale().get("E3800901")


def test_a_name_that_two_areas_share_must_be_settled_by_an_alias() -> None:
    twins = AREAS + "E07000901,North Vale CCG,,district,,\n"
    with pytest.raises(AreaProblem, match="the name of E38000901 and E07000901"):
        load(twins, ALIASES).resolve("North Vale CCG")
    assert load(twins, ALIASES + "North Vale CCG,name,E07000901\n").resolve("north vale ccg") == "E07000901"


def test_every_problem_is_told_with_its_line() -> None:
    areas = AREAS + "VALE,Again,,partnership,E3800901;E38000902;E38000902,NOWHERE\n,,,ccg,,\n"
    aliases = ALIASES + "01X,ods,E38000902\nX,ods,E3800902\nEngland,name,VALE\nVALE,ods,E92000001\n,ods,VALE\n"
    lines = told(areas, aliases)
    assert lines == [
        "a.csv:6  code  'VALE' is also on line 5; each code has one row",
        "a.csv:6  members  'E38000902' is named twice; name each area once",
        (
            "a.csv:6  members  'E3800901' is not the code of an area, did you mean 'E38000901'?; "
            "codes of this file, parted by a semicolon: E38000901, E38000902, E92000001, VALE"
        ),
        (
            "a.csv:6  part_of  'NOWHERE' is not the code of an area; "
            "codes of this file, parted by a semicolon: E38000901, E38000902, E92000001, VALE"
        ),
        "a.csv:7  code  it is empty; every area needs one",
        "a.csv:7  name  it is empty; every area needs one",
        "b.csv:5  alias  '01X' means E38000901 on line 3; an alias means one area",
        (
            "b.csv:6  code  'E3800902' is not the code of an area, did you mean 'E38000902'?; "
            "a code in areas.csv: E38000901, E38000902, E92000001, VALE"
        ),
        "b.csv:7  alias  'England' is the name of E92000001; an alias means one area",
        "b.csv:8  alias  'VALE' is the code of another area; an alias means one area",
        "b.csv:9  alias  it is empty; give the text that a source uses",
    ]


def test_an_alias_given_twice_for_the_same_code_is_no_problem() -> None:
    assert load(AREAS, ALIASES + "01X,other,E38000901\n").resolve("01X") == "E38000901"


def test_a_missing_column_and_a_long_row_are_told() -> None:
    assert told("code,name,kind,members,part_of\nA,B,c,,\n") == [
        "a.csv:1  short_name  this column is missing; the columns are code, name, short_name, kind, members, part_of"
    ]
    assert "7 cells under 6 columns" in told(HEAD + "A,B,,c,,,\n")[0]
    assert len(told("")) == 6


def test_an_area_made_up_of_itself_is_told() -> None:
    lines = told(HEAD + "A,One,,x,B,\nB,Two,,x,A,\nC,Three,,x,A,\n")
    assert [line.split("  ")[2] for line in lines] == [
        "'A' is made up of itself; an area is made up of smaller ones",
        "'B' is made up of itself; an area is made up of smaller ones",
    ]


def test_a_folder_is_read_with_or_without_aliases(tmp_path: Path) -> None:
    (tmp_path / "areas.csv").write_text("\ufeff" + AREAS, encoding="utf-8")
    assert read(tmp_path).resolve("england") == "E92000001"
    (tmp_path / "area_aliases.csv").write_text(ALIASES, encoding="utf-8")
    assert read(tmp_path).resolve("eng") == "E92000001"
