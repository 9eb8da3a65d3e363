"""A proposal from end to end: files looked at, the family recognised, its reader asked, every column guessed.

The descriptor that comes of it is a draft; what it is unsure of goes with it, and so does what only a person knows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from pipeline.areas import Areas
from pipeline.errors import ContentProblems, Problem
from pipeline.sources.layouts.cells import field_name
from pipeline.sources.proposal import dating, records
from pipeline.sources.proposal.clean_draft import cleaning
from pipeline.sources.proposal.columns import columns_of
from pipeline.sources.proposal.descriptor_draft import Drafted, descriptor
from pipeline.sources.proposal.doubt import Doubt, quoted
from pipeline.sources.proposal.fields import fields_of
from pipeline.sources.proposal.key_found import key_of
from pipeline.sources.proposal.long_tables import totals, turned
from pipeline.sources.proposal.look import Looked, look_at
from pipeline.sources.proposal.plain_tables import plain_shapes
from pipeline.sources.proposal.recognise import known_shapes, mixed, nearly
from pipeline.sources.proposal.shape import Shape, read_shape
from pipeline.sources.records import RawTable

Read = tuple[Shape, RawTable]


@dataclass(frozen=True)
class Proposal:
    """A draft: the descriptor, the cleaning files by name, what is unsure, and whether the files may be copied."""

    name: str
    draft: Mapping[str, Any]
    cleaning: Mapping[str, str] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()
    about_people: bool = False

    @property
    def layout(self) -> str:
        """The layout that reads the files."""
        return str(self.draft["outcomes"]["layout"])


def propose(paths: Sequence[Path], name: str, areas: Areas) -> Proposal:
    """Propose a source for these files. Raises ContentProblems where no reader is sure, saying why and what to do."""
    looked = look_at(paths)
    people = records.about_people(looked)
    if people:
        return _about_people(name, looked, people)
    made, doubts = _shapes(looked, areas)
    read, more = _asked(made)
    doubts += [doubt for one in looked for doubt in nearly(one)] if not made[0].family else []
    tables, told = _tables(read, areas)
    files, unsure = cleaning(tables)
    draft = descriptor(name, _title(looked), tables)
    doubts = [*doubts, *more, *told, *unsure, _ours(name)]
    return Proposal(name, draft, files, tuple(dict.fromkeys(doubts)))


def _about_people(name: str, looked: Sequence[Looked], people: Sequence[records.About]) -> Proposal:
    draft, doubts = records.records_draft(name, looked, people)
    return Proposal(name, draft, {}, tuple(doubts), about_people=True)


def _shapes(looked: Sequence[Looked], areas: Areas) -> tuple[list[Shape], list[Doubt]]:
    """Return every shape of one family, dated; files of several families are refused."""
    several = mixed(looked)
    if several:
        raise ContentProblems([_other_family(layout, names) for layout, names in several.items()])
    known = known_shapes(looked)
    doubts: list[Doubt] = []
    shapes = known
    if not known:
        found, doubts = plain_shapes(looked, areas)
        shapes = [shape for shape, _ in found]
        doubts += [doubt for _, told in found for doubt in told]
    dated = [dating.dated(shape) for shape in shapes]
    return [shape for made, _ in dated for shape in made], [*doubts, *(d for _, told in dated for d in told)]


def _asked(shapes: Sequence[Shape]) -> tuple[list[Read], list[Doubt]]:
    """Ask the readers. A table whose reader is not sure is left out and told; with none left, nothing is proposed."""
    read: list[Read] = []
    refused: list[tuple[Shape, tuple[Problem, ...]]] = []
    for shape in shapes:
        try:
            read.append((shape, read_shape(shape)))
        except ContentProblems as error:
            refused.append((shape, error.problems))
    read = [(shape, table) for shape, table in read if table.records]
    if not read:
        problems = [problem for _, found in refused for problem in found[:3]]
        raise ContentProblems(
            problems
            or [
                Problem(
                    shapes[0].place if shapes else "the files",
                    found="no table was found",
                    allowed="a table with a header; see docs/tutorial-add-a-measure.md",
                    rule="no-table",
                )
            ]
        )
    return _one_layout(_turned(read), refused)


def _turned(read: Sequence[Read]) -> list[Read]:
    out: list[Read] = []
    for shape, table in read:
        long = turned(shape, table) if shape.layout == "table" else None
        out.append((long, read_shape(long)) if long else (shape, table))
    return out


def _one_layout(
    read: Sequence[Read], refused: Sequence[tuple[Shape, tuple[Problem, ...]]]
) -> tuple[list[Read], list[Doubt]]:
    """A source has one layout: that of most tables; the others are told."""
    layouts = [shape.layout for shape, _ in read]
    layout = max(sorted(set(layouts)), key=layouts.count)
    doubts = [
        Doubt(
            shape.place,
            f"its reader is not sure ({found[0].found})",
            "the table is left out",
            f"what it wants: {found[0].allowed}",
        )
        for shape, found in refused
    ]
    doubts += [
        Doubt(
            shape.place,
            f"a table for the layout {shape.layout}",
            "left out: a source has one layout",
            "make a source of its own for it",
        )
        for shape, _ in read
        if shape.layout != layout
    ]
    return [(shape, table) for shape, table in read if shape.layout == layout], doubts


def _tables(read: Sequence[Read], areas: Areas) -> tuple[list[Drafted], list[Doubt]]:
    names: list[str] = []
    tables: list[Drafted] = []
    doubts: list[Doubt] = []
    for shape, table in read:
        names.append(_resource(shape, names, len(read)))
        drafted, told = _table(names[-1], shape, table, areas)
        tables += drafted
        doubts += told
    return tables, doubts


def _table(name: str, shape: Shape, table: RawTable, areas: Areas) -> tuple[list[Drafted], list[Doubt]]:
    every = columns_of(table, shape.labels)
    headed = shape.options.get("header", True)
    columns = [column for column in every if not (column.blank and headed)]
    shape, doubts = dating.without_blank(shape, [column for column in every if column.blank])
    fields = fields_of(columns, areas, shape.place, shape.symbols)
    if fields.undated and "period" not in shape.fields and headed:
        return _dated((name, shape, table), areas, doubts)
    about = [c.name for c in columns if c.name not in fields.values and not c.tokens & {"note", "notes", "description"}]
    likely = sorted(about, key=lambda n: (fields.guesses[n].type == "date", "name" in n.split("_"), about.index(n)))
    by_day = any(fields.guesses[name].type == "date" for name in likely)
    key, twice = key_of(table, likely, {*fields.periods, *([fields.area.column] if fields.area and by_day else [])})
    if twice and fields.values:
        doubts.append(
            Doubt(
                shape.place,
                f"{twice} records that differ in figures only",
                "no key",
                "which columns name a record; without a key a row that stands twice is not found",
            )
        )
    doubts += [*fields.doubts, *totals(shape, columns)]
    return [Drafted(name, dating.asked_for(shape), fields, key)], doubts


def _dated(at: tuple[str, Shape, RawTable], areas: Areas, doubts: list[Doubt]) -> tuple[list[Drafted], list[Doubt]]:
    """Give a table the period that it does not hold itself; files that are about different periods part here."""
    name, shape, table = at
    made, told = dating.supplied(shape)
    drafted: list[Drafted] = []
    for number, one in enumerate(made, 1):
        read = dating.with_constant(one, table) if len(made) == 1 else read_shape(one)
        more, unsure = _table(name if number == 1 else f"{name}_{number}", one, read, areas)
        drafted += more
        told = [*told, *unsure]
    return drafted, [*doubts, *told]


def _resource(shape: Shape, taken: Sequence[str], tables: int) -> str:
    """Name a table by its sheet or file; a source's only one is `figures`."""
    if tables == 1:
        return "figures"
    sheet = next(iter(shape.options.get("sheets", [])), "") or next(iter(shape.options.get("members", [])), "")
    stem = field_name(sheet.removesuffix(".csv") or PurePosixPath(shape.files[0].name).stem.split(".csv")[0])
    name = stem if stem[:1].isalpha() else f"table_{stem}"
    return name if name not in taken else f"{name}_{len(taken) + 1}"


def _title(looked: Sequence[Looked]) -> str:
    """Return the title that a file gives itself above its table, else its name in words."""
    for row in looked[0].grids[0].rows[:3] if looked[0].grids else ():
        texts = [text for text in row if text]
        if len(texts) > 1 and texts[0].casefold().rstrip(":") == "title":
            return texts[1]
    return field_name(looked[0].path.stem.split(".csv")[0]).replace("_", " ")


def _ours(name: str) -> Doubt:
    return Doubt(
        f"data_raw/{name}/datapackage.yaml",
        "nothing about who may see the figures",
        "published official figures (origin: official, disclosure: none)",
        "if a colleague sends them: origin: local, and the disclosure rule that they are under",
    )


def _other_family(layout: str, names: Sequence[str]) -> Problem:
    words = f"the layout {layout}" if layout else "no known layout"
    return Problem(
        names[0],
        found=f"{quoted(list(names))}: files of {words}, among files of other layouts",
        allowed="files of one family in one source",
        example=f"outcomes new source '{names[0]}'",
        rule="mixed-families",
    )


__all__ = ["Proposal", "propose"]
