# pyright: reportArgumentType=false, reportAttributeAccessIssue=false, reportReturnType=false
"""The same checks and the same typed copy, as a straightforward pandas program: the yardstick of `test_pandas.py`.

Run as `python pandas_program.py SCHEMA FOLDER OUT`; each file is read as text, checked, typed and written as Parquet.
Prints one line of JSON: seconds, the highest memory in bytes, rows, and how many cells are wrong.
"""

import json
import resource
import sys
from pathlib import Path
from time import perf_counter

import pandas as pd

NO_DATE = ("1800-01-01", "1801-01-01")
QUARTERS = {"q1": ("04-01", "06-30"), "q2": ("07-01", "09-30"), "q3": ("10-01", "12-31"), "q4": ("01-01", "03-31")}


def wrong_cells(text: pd.Series, typed: pd.Series, rules: dict) -> int:
    """How many cells of one column break its constraints."""
    there = text.notna()
    wrong = int((there & typed.isna()).sum())
    if rules.get("required"):
        wrong += int((~there).sum())
    if "maxLength" in rules:
        wrong += int((text[there].str.len() > rules["maxLength"]).sum())
    if "pattern" in rules:
        wrong += int((~text[there].str.fullmatch(rules["pattern"])).sum())
    if "enum" in rules:
        wrong += int((~typed[there].isin(rules["enum"])).sum())
    if "minimum" in rules:
        wrong += int((typed < rules["minimum"]).sum())
    if "maximum" in rules:
        wrong += int((typed > rules["maximum"]).sum())
    return wrong


def nhs_numbers(text: pd.Series) -> int:
    """How many cells are NHS numbers by shape and check digit."""
    there = text.dropna()
    shaped = there[there.str.fullmatch(r"\s*[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}\s*").astype(bool)]
    digits = shaped.str.replace(r"[^0-9]", "", regex=True)
    if digits.empty:
        return 0
    weighed = sum((11 - place) * digits.str[place - 1].astype(int) for place in range(1, 10))
    return int((((11 - weighed % 11) % 11) == digits.str[9].astype(int)).sum())


def typed_column(text: pd.Series, kind: str) -> pd.Series:
    """The column in its own type; what is not of it becomes missing."""
    if kind == "integer":
        return pd.to_numeric(text, errors="coerce").astype("Int64")
    if kind == "date":
        return pd.to_datetime(text, format="%Y-%m-%d", errors="coerce")
    return text


def other_days(frame: pd.DataFrame, file: Path) -> int:
    """How many days of discharge lie outside the quarter that the file's name says."""
    year, quarter = int(file.name.split("_")[2][:4]), file.name.split("_")[2][-2:]
    start, end = (f"{year + (quarter == 'q4')}-{day}" for day in QUARTERS[quarter])
    days = frame["discharge_date"].dropna()
    days = days[~days.isin(pd.to_datetime(list(NO_DATE)))]
    return int(((days < start) | (days > end)).sum())


def one_file(file: Path, schema: dict, out: Path) -> tuple[int, int]:
    """Read, check, type and write one file; return its rows and its wrong cells."""
    text = pd.read_csv(file, dtype=str, keep_default_na=False)
    assert list(text.columns) == [field["name"] for field in schema["fields"]]
    text = text.mask(text == "")
    wrong = int(text.isna().all(axis=1).sum())
    frame = pd.DataFrame(index=text.index)
    for field in schema["fields"]:
        rules, cells = field.get("constraints", {}), text[field["name"]]
        frame[field["name"]] = typed_column(cells, field["type"])
        wrong += wrong_cells(cells, frame[field["name"]], rules)
        if field["type"] == "string" and "enum" not in rules and rules.get("maxLength", 10) >= 10:
            wrong += nhs_numbers(cells)
    wrong += int(text.duplicated(schema["primaryKey"]).sum()) if schema.get("primaryKey") else 0
    wrong += other_days(frame, file)
    frame["_file"], frame["_row"] = file.name, range(2, len(frame) + 2)
    frame.to_parquet(out / f"{file.stem}.parquet", index=False)
    return len(frame), wrong


def main(schema: str, folder: str, out: str) -> None:
    """Take every file of the folder in order."""
    start = perf_counter()
    rules = json.loads(Path(schema).read_text("utf-8"))
    done = [one_file(file, rules, Path(out)) for file in sorted(Path(folder).glob("*.csv"))]
    told = {
        "seconds": perf_counter() - start,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        "rows": sum(rows for rows, _ in done),
        "wrong": sum(wrong for _, wrong in done),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main(*sys.argv[1:])
