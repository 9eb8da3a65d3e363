"""Areas by official code: reading the two area files, finding the code a source means.

Which areas a measure covers is said in its definition; boundaries and maps are not held.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from pipeline.errors import ContentProblems, Problem, cut, listed, nearest
from pipeline.strict_yaml.authored import not_utf_8, text_of

AREA_COLUMNS = ("code", "name", "short_name", "kind", "members", "part_of")
ALIAS_COLUMNS = ("alias", "scheme", "code")
Row = tuple[int, dict[str, str]]


class AreaProblem(ValueError):
    """Text that names no area, or more than one: what was found, what is allowed and an example."""

    def __init__(self, *, found: str, allowed: str, example: str = "") -> None:
        self.found, self.allowed, self.example = found, allowed, example
        super().__init__(f"{found}; {allowed}" + (f"; e.g. {example}" if example else ""))


@dataclass(frozen=True)
class Area:
    """One area. `members` are the areas that make it up exactly, `part_of` those that hold it."""

    code: str
    name: str
    short_name: str
    kind: str
    members: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()


@dataclass(frozen=True)
class Areas:
    """All areas of a project in the order of their file, and the other names that sources use for them."""

    all: tuple[Area, ...]
    aliases: tuple[tuple[str, str], ...] = ()
    _codes: dict[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)
    _by_code: dict[str, Area] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        codes: dict[str, tuple[str, ...]] = {}
        for area in self.all:
            codes[folded(area.name)] = (*codes.get(folded(area.name), ()), area.code)
        for text, code in (*self.aliases, *((area.code, area.code) for area in self.all)):
            codes[folded(text)] = (code,)
        object.__setattr__(self, "_codes", codes)
        object.__setattr__(self, "_by_code", {area.code: area for area in reversed(self.all)})

    @property
    def told(self) -> str:
        """Return `: CODE (name), …` where there are few enough areas to read, else an empty string."""
        return listed(f"{area.code} ({area.short_name})" for area in self.all)

    def get(self, code: str) -> Area:
        """Give the area with exactly this code. Raises AreaProblem."""
        area = self.find(code)
        if area is not None:
            return area
        raise AreaProblem(
            found=f"'{code}' is not the code of an area{nearest(code, [area.code for area in self.all])}",
            allowed=f"an area needs a row in areas.csv{self.told}",
            example=self.all[0].code if self.all else "",
        )

    def find(self, code: str) -> Area | None:
        """Give the area with exactly this code; None where there is none."""
        return self._by_code.get(code)

    def members(self, code: str) -> tuple[str, ...]:
        """List the codes of the areas that make this one up; none where it is not made of others."""
        return self.get(code).members

    def within(self, code: str) -> tuple[str, ...]:
        """List this area's code, then those of its members, of their members and so on, each once."""
        below = [inner for member in self.members(code) for inner in self.within(member)]
        return tuple(dict.fromkeys((code, *below)))

    def resolve(self, text: str) -> str:
        """Find the code that `text` means: a code, else an alias, else a name, whatever the case and blanks.

        Raises AreaProblem, with the nearest name, for an unknown text or a name that two areas share.
        """
        found = self._codes.get(folded(text), ())
        if len(found) == 1:
            return found[0]
        text = cut(text)
        if found:
            raise AreaProblem(
                found=f"'{text}' is the name of {' and '.join(found)}",
                allowed="say which in area_aliases.csv",
                example=f"{text},name,{found[0]}",
            )
        near = self._near(text)
        codes = self._codes[folded(near)] if near else ()
        raise AreaProblem(
            found=f"'{text}' is no area known here" + (f", did you mean '{near}'?" if near else ""),
            allowed=f"an area of areas.csv{self.told}, or another name for one in area_aliases.csv",
            example=f"{text},name,{codes[0] if len(codes) == 1 else 'CODE'}",
        )

    def _near(self, text: str) -> str:
        """Name the closest name, code or alias as it is written in the files; an empty string without one."""
        written = {folded(name): name for name, _ in self.aliases}
        written |= {folded(name): name for area in self.all for name in (area.code, area.name)}
        close = get_close_matches(folded(text), sorted(written), n=1, cutoff=0.6)
        return written[close[0]] if close else ""


def folded(text: str) -> str:
    """Make texts that differ only in case and blanks the same."""
    return " ".join(text.split()).casefold()


def read(folder: Path) -> Areas:
    """Read `areas.csv` and, where there is one, `area_aliases.csv` of a folder. Raises ContentProblems."""
    areas, aliases = folder / "areas.csv", folder / "area_aliases.csv"
    other = text_of(aliases) if aliases.exists() else ",".join(ALIAS_COLUMNS)
    return load(text_of(areas), other, files=(f"{folder.name}/{areas.name}", f"{folder.name}/{aliases.name}"))


def load(
    areas: str, aliases: str, *, files: tuple[str, str] = ("measures/areas.csv", "measures/area_aliases.csv")
) -> Areas:
    """Make the areas from the text of the two files; `files` are their names for messages.

    Raises ContentProblems with every problem of both files.
    """
    problems: list[Problem] = []
    rows = list(_rows(areas, files[0], AREA_COLUMNS, problems))
    made = tuple(_area(row) for _, row in rows)
    lines = [line for line, _ in rows]
    problems += _area_problems(made, lines, files[0])
    other = list(_rows(aliases, files[1], ALIAS_COLUMNS, problems))
    problems += _alias_problems(other, made, files[1]) if made else []
    if problems:
        raise ContentProblems(problems)
    return Areas(made, tuple((row["alias"], row["code"]) for _, row in other))


def _rows(text: str, file: str, columns: tuple[str, ...], problems: list[Problem]) -> Iterator[Row]:
    """Give line number and cells of each row that is not blank; note a header that is not the one expected."""
    if stray := not_utf_8(text, file):
        problems += stray
        return
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    header = [name.strip() for name in next(reader, [])]
    allowed = f"the columns are {', '.join(columns)}"
    absent = [name for name in columns if name not in header]
    problems += [Problem(file, 1, name, "this column is missing", allowed, rule="missing-key") for name in absent]
    if absent:
        return
    for cells in reader:
        if len(cells) > len(header):
            found = f"{len(cells)} cells under {len(header)} columns"
            problems.append(Problem(file, reader.line_num, "", found, allowed, rule="other"))
        elif any(cell.strip() for cell in cells):
            padded = [*cells, *[""] * (len(header) - len(cells))]
            yield reader.line_num, {k: v.strip() for k, v in zip(header, padded, strict=True)}


def _area(row: dict[str, str]) -> Area:
    members, part_of = (tuple(re.findall(r"[^;\s]+", row[name])) for name in ("members", "part_of"))
    return Area(row["code"], row["name"], row["short_name"] or row["name"], row["kind"], members, part_of)


def _area_problems(areas: Sequence[Area], lines: Sequence[int], file: str) -> Iterator[Problem]:
    first: dict[str, int] = {}
    codes = [area.code for area in areas]
    for area, line in zip(areas, lines, strict=True):
        for name, value in (("code", area.code), ("name", area.name), ("kind", area.kind)):
            if not value:
                yield Problem(file, line, name, "it is empty", "every area needs one", rule="missing-key")
        if area.code and first.setdefault(folded(area.code), line) != line:
            found = f"'{area.code}' is also on line {first[folded(area.code)]}"
            yield Problem(file, line, "code", found, "each code has one row", rule="duplicate-key")
        yield from _link_problems(area, codes, file, line)
    yield from _circle_problems(areas, lines, file)


def _link_problems(area: Area, codes: Sequence[str], file: str, line: int) -> Iterator[Problem]:
    for name, linked in (("members", area.members), ("part_of", area.part_of)):
        for code in [code for code in dict.fromkeys(linked) if code not in codes]:
            found = f"'{code}' is not the code of an area{nearest(code, codes)}"
            allowed = f"codes of this file, parted by a semicolon{listed(set(codes) - {''})}"
            yield Problem(file, line, name, found, allowed, rule="unknown-key")
        for code in [code for code in dict.fromkeys(linked) if linked.count(code) > 1]:
            found = f"'{code}' is named twice"
            yield Problem(file, line, name, found, "name each area once", rule="duplicate-key")


def _circle_problems(areas: Sequence[Area], lines: Sequence[int], file: str) -> Iterator[Problem]:
    members = {area.code: area.members for area in areas}
    for area, line in zip(areas, lines, strict=True):
        seen: set[str] = set()
        below = list(area.members)
        while below:
            code = below.pop()
            below += [] if code in seen else members.get(code, ())
            seen.add(code)
        if area.code in seen:
            found = f"'{area.code}' is made up of itself"
            yield Problem(file, line, "members", found, "an area is made up of smaller ones", rule="other")


def _alias_problems(rows: Sequence[Row], areas: Sequence[Area], file: str) -> Iterator[Problem]:
    codes = [area.code for area in areas]
    taken = {folded(code): (code, 0) for code in codes}
    for line, row in rows:
        if not row["alias"]:
            yield Problem(file, line, "alias", "it is empty", "give the text that a source uses", rule="missing-key")
            continue
        if row["code"] not in codes:
            found = f"'{row['code']}' is not the code of an area{nearest(row['code'], codes)}"
            yield Problem(
                file, line, "code", found, f"a code in areas.csv{listed(set(codes) - {''})}", rule="unknown-key"
            )
        code, before = taken.setdefault(folded(row["alias"]), (row["code"], line))
        if code != row["code"]:
            where = f"means {code} on line {before}" if before else "is the code of another area"
            found = f"'{row['alias']}' {where}"
            yield Problem(file, line, "alias", found, "an alias means one area", rule="duplicate-key")
        yield from _name_problems(row, areas, file, line)


def _name_problems(row: dict[str, str], areas: Sequence[Area], file: str, line: int) -> Iterator[Problem]:
    named = [area.code for area in areas if folded(area.name) == folded(row["alias"])]
    if named and row["code"] not in named:
        found = f"'{row['alias']}' is the name of {' and '.join(named)}"
        yield Problem(file, line, "alias", found, "an alias means one area", rule="duplicate-key")
