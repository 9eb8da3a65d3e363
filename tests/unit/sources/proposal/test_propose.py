"""Drafts of small files: what is recognised, what is doubted, what is refused, and that nothing of people is shown."""

from pathlib import Path

import pytest

from pipeline.areas import Areas, load
from pipeline.errors import ContentProblems
from pipeline.sources.proposal import Proposal, propose
from pipeline.sources.proposal.doubt import gathered
from pipeline.sources.proposal.personal import is_nhs_number
from pipeline.sources.proposal.trial import remaining
from pipeline.sources.proposal.writing import descriptor_text
from pipeline.strict_yaml import read_document

LIST = "code,name,short_name,kind,members,part_of\nW,Twin Valleys,,partnership,A1;A2,\nA1,Upper Valley,,council,,W\n"
AREAS: Areas = load(LIST + "A2,Lower Valley,,council,,W\n", "alias,scheme,code\nUpper,name,A1\n815,council,A2\n")
WALKS = """\
Area,Year,Walks,Share
Upper,2015/16,"1,200",12.5%
815,2015/16,900,*
Upper,2016/17,"1,300",13.5%
815,2016/17,950,11.0%
Elsewhere,2016/17,950,11.0%
"""


def proposed(folder: Path, text: str, name: str = "walks.csv", encoding: str = "utf-8") -> Proposal:
    file = folder / name
    file.write_bytes(text.encode(encoding))
    proposal = propose([file], "walks", AREAS)
    assert [str(p) for p in remaining(proposal, folder, AREAS)] == []
    read_document(descriptor_text(proposal.draft), "datapackage.yaml")
    return proposal


def fields(proposal: Proposal) -> dict[str, dict]:
    return {field["name"]: field for field in proposal.draft["resources"][0]["schema"]["fields"]}


def options(proposal: Proposal) -> dict:
    return proposal.draft["resources"][0]["outcomes"]["options"]


def told(proposal: Proposal) -> str:
    return "\n".join(map(str, proposal.doubts))


def test_types_symbols_periods_areas_and_key_of_a_plain_table(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, WALKS)
    found = fields(proposal)
    assert found["area"]["outcomes"] == {"role": "area"}
    assert options(proposal)["only"] == {"area": ["815", "Upper"]}
    assert found["year"]["outcomes"] == {"role": "period", "kinds": ["financial_year"]}
    assert (found["walks"]["type"], found["walks"]["groupChar"]) == ("integer", ",")
    assert (found["share"]["bareNumber"], found["share"]["outcomes"]["markers"]) == (False, {"*": "c"})
    assert proposal.draft["resources"][0]["schema"]["primaryKey"] == ["area", "year"]
    assert '"walks" AS value' in proposal.cleaning["clean.sql"]
    assert "the symbol '*'" in told(proposal)


ONE_YEAR = "Area,Year,Release,Kind,Walks\n" + "".join(
    f"{area},2016/17,Summer,{kind},{n}\n" for area in ("Upper", "815") for n, kind in enumerate("abcd" * 3)
)


def test_a_file_of_one_year_leaves_room_for_the_next(tmp_path: Path) -> None:
    found = fields(proposed(tmp_path, ONE_YEAR))
    assert {name for name, field in found.items() if "enum" in field.get("constraints", {})} == {"kind"}
    text = "Area,Year,Walks\nUpper,2016/17,5\n815,2016/17,6\n"
    (tmp_path / "b").mkdir()
    assert proposed(tmp_path / "b", text).draft["resources"][0]["schema"]["primaryKey"] == ["area", "year"]


def test_rows_that_only_a_group_of_people_tells_apart_are_told(tmp_path: Path) -> None:
    text = "Area,Year,Sex,Members\nUpper,2016/17,Female,5\nUpper,2016/17,Male,6\n"
    assert "clean.sql  found: several rows for one place and time, told apart by sex;" in told(proposed(tmp_path, text))
    assert "told apart" not in told(proposed(tmp_path, WALKS, "plain.csv"))
    groups = text.replace("Sex", "Category").replace("Year", "Year,Breakdown").replace("16/17,", "16/17,sex,")
    assert "told apart" not in told(proposed(tmp_path, groups, "groups.csv"))


def test_doubts_of_the_same_kind_in_many_columns_are_one_line(tmp_path: Path) -> None:
    labels = [f"Rate {n}" for n in range(60)]
    years = [f"20{n}/{n + 1}" for n in range(10, 19)]
    cells = [["*" if n % 2 and year == years[0] else f"1{n}" for n in range(60)] for year in years]
    rows = [f"Upper,{year},{','.join(row)}" for year, row in zip(years, cells, strict=True)]
    proposal = proposed(tmp_path, "\n".join([",".join(["Area", "Year", *labels]), *rows, ""]))
    assert len(proposal.doubts) > 30
    lines = gathered(proposal.doubts)
    assert len(lines) < 6
    assert any("30 columns from 'Rate 1' to 'Rate 59'" in one.place for one in lines)


def test_what_only_a_person_knows_is_marked(tmp_path: Path) -> None:
    text = descriptor_text(proposed(tmp_path, WALKS).draft)
    assert [line.split(":")[0].strip(" -") for line in text.splitlines() if "TODO:" in line] == [
        "name", "publisher", "publication", "published_on",
    ]  # fmt: skip


def test_a_dash_is_never_taken_for_zero(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, "Area,Year,Walks\nUpper,2015/16,-\nUpper,2016/17,5\n")
    assert fields(proposal)["walks"]["outcomes"]["markers"] == {"-": "x"}
    assert "zero, withheld and not available" in told(proposal)


def test_a_text_never_seen_among_numbers_is_told(tmp_path: Path) -> None:
    rows = "".join(f"Upper,{year}/{year + 1 - 2000:02d},{year}\n" for year in range(2001, 2013))
    proposal = proposed(tmp_path, f"Area,Year,Walks\n{rows}815,2012/13,lost\n")
    assert "texts among numbers: 'lost'" in told(proposal)


def test_codes_and_long_digits_stay_text(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, "Practice Code,Number,Ward\n012,5,1234567890123\n013,6,1234567890124\n")
    kinds = {name: field["type"] for name, field in fields(proposal).items()}
    assert kinds == {"practice_code": "string", "number": "integer", "ward": "string"}


def test_a_bare_year_is_told(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, "Area,FY ending,Walks\nUpper,2016,5\n815,2017,6\n")
    assert fields(proposal)["fy_ending"]["outcomes"]["year_means"] == "ending"
    assert "years alone" in told(proposal)


def test_a_period_in_the_files_name(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, "Area,Walks\nUpper,5\n815,6\n", "walks-2016-17.csv")
    assert options(proposal)["constants"] == {"period": "2016/17"}


def test_a_period_nowhere_is_left_to_a_person(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, "Area,Walks\nUpper,5\n815,6\n")
    assert options(proposal)["constants"]["period"].startswith("TODO")


def test_months_as_columns_become_records(tmp_path: Path) -> None:
    text = "Area,April 2015,May 2015,June 2015\nUpper,1,2,3\n815,4,5,6\n"
    proposal = proposed(tmp_path, text)
    assert proposal.layout == "columns_to_rows"
    assert fields(proposal)["period"]["outcomes"]["kinds"] == ["month"]


def test_councils_as_columns_under_a_line_of_regions(tmp_path: Path) -> None:
    text = ",NE,NE,NW\nKind,814 - Far,815 - Lower Valley,816 - Near\nwalks,1,2,3\nruns,4,5,6\n"
    proposal = proposed(tmp_path, text, "returns-2014-15.csv")
    assert proposal.layout == "columns_to_rows"
    assert options(proposal)["above"] == "above"


def test_kinds_below_each_other_become_columns_that_are_not_summed(tmp_path: Path) -> None:
    rows = "".join(
        f"{a},{y},Total,7\n{a},{y},Long,3\n{a},{y},Short,4\n" for a in ("Upper", "815") for y in ("2015/16", "2016/17")
    )
    proposal = proposed(tmp_path, f"Area,Year,Metric,Value\n{rows}")
    assert proposal.layout == "rows_to_columns"
    assert options(proposal)["adds_up"] == {"total": ["long", "short"]}


def test_a_file_without_a_header_is_told(tmp_path: Path) -> None:
    rows = "".join(f"A8100{n},SURGERY {n},Y63,1974040{n}\n" for n in range(1, 9))
    proposal = proposed(tmp_path, rows)
    assert options(proposal)["header"] is False
    assert "no header" in told(proposal)


def test_text_of_windows(tmp_path: Path) -> None:
    proposal = proposed(tmp_path, "Area,Cost £,Year\nUpper,5,2016/17\n", encoding="cp1252")
    assert proposal.draft["resources"][0]["encoding"] == "cp1252"


def test_a_lost_label_of_a_family_is_named(tmp_path: Path) -> None:
    from pipeline.sources.layouts.fingertips import LABELS

    labels = [spellings[0] for spellings in LABELS.values()]
    header = ",".join("Period of time" if label == "Time period" else f'"{label}"' for label in labels)
    proposal = proposed(tmp_path, f"{header}\n{','.join('1' for _ in labels)}\n")
    assert proposal.layout == "table"
    assert "nearly the header of the layout fingertips, without 'Time period'" in told(proposal)


def _nhs_numbers(count: int) -> list[str]:
    return [text for n in range(9_990_000_000, 9_990_001_000) if is_nhs_number(text := str(n))][:count]


def test_nhs_numbers_are_refused_and_never_shown(tmp_path: Path) -> None:
    numbers = _nhs_numbers(5)
    file = tmp_path / "visits.csv"
    file.write_text("ref,arrived\n" + "".join(f"{number},2017-05-01\n" for number in numbers), "utf-8")
    with pytest.raises(ContentProblems, match="it holds NHS numbers") as refusal:
        propose([file], "visits", AREAS)
    assert not any(number in str(refusal.value) for number in numbers)


def test_records_of_people_get_names_and_types_and_no_value(tmp_path: Path) -> None:
    file = tmp_path / "visits.csv"
    file.write_text(
        "person_id,arrival_date,ward\nPSEUDOAAA,2017-05-01,RAREWARD\nPSEUDOBBB,2017-05-02,RAREWARD\n", "utf-8"
    )
    proposal = propose([file], "visits", AREAS)
    said = descriptor_text(proposal.draft) + told(proposal)
    assert proposal.about_people
    assert proposal.draft["outcomes"]["options"]["partition_date"] == "arrival_date"
    assert "PSEUDOAAA" not in said
    assert "RAREWARD" not in said
    assert remaining(proposal, tmp_path, AREAS) == []


@pytest.mark.parametrize(("name", "found"), [("notes.json", "of the kind '.json'"), ("empty.csv", "no table")])
def test_what_cannot_be_read_is_refused_plainly(tmp_path: Path, name: str, found: str) -> None:
    (tmp_path / name).write_text("", "utf-8")
    with pytest.raises(ContentProblems, match=found):
        propose([tmp_path / name], "x", AREAS)
