"""The rows of tables, put into a spreadsheet that was made with a single row in place of those of each.

The bytes are those that the libraries write themselves, in a quarter of the time: they weigh each of 170,000 cells
anew. They make all that a sheet is; here only rows are repeated that look like the one that they made. What may be more
than plain text or a number, such as an address, is left to them: `is_plain` says so.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from math import isfinite

Rows = Sequence[Sequence[str | float]]
Parts = Mapping[str, bytes]
STRINGS, SHEETS, TABLES = "xl/sharedStrings.xml", "xl/worksheets/sheet", "xl/tables/table"
SHORTHAND = re.compile(r"\[[\w\s]+\]")
"""What gptables takes for a mark in place of a figure when it looks which columns hold figures."""
LETTER = re.compile("[a-zA-Z0-9]")
MORE_THAN_TEXT = re.compile(
    r"=|\{=|<r>|(ftp|http)s?://|mailto:|(in|ex)ternal:|file://|\s|.*\s\Z|.*(\[.+\]\(.+\)|[\x00-\x1f\ue000]|_x)"
)
LONGEST = 16_000
PRIVATE = "\ue000"
"""A sign for private use, which no text has."""
STRING, NUMBER = re.compile('t="s"><v>([0-9]+)</v>'), '<c r="{}{}"{}><v>{:.16G}</v></c>'
CELL = re.compile(r'<c r="([A-Z]+)[0-9]+"( s="[0-9]+")?(?: t="s")?><v>[0-9]+</v></c>')
SI = re.compile("<si>.*?</si>", re.DOTALL)


def is_plain(rows: Rows) -> bool:
    """Say whether all cells are numbers, or texts that mean nothing else to a spreadsheet or to the libraries."""
    texts = {cell for row in rows for cell in row if isinstance(cell, str)}
    numbers = (cell for row in rows for cell in row if not isinstance(cell, str))
    has_text = not all(map(_holds_figures, zip(*rows, strict=True)))
    return has_text and all(map(_is_plain, texts)) and all(map(isfinite, numbers))


def mark_of(name: str) -> str:
    """Return the text that stands for all texts of the table of this name."""
    return f"{PRIVATE}{name}"


def stand_in(rows: Rows, mark: str) -> list[list[str | float]]:
    """Return one row in place of all: a number for each column of figures, `mark`, which is unique, for the others."""
    return [[0 if _holds_figures(column) else mark for column in zip(*rows, strict=True)]]


def filled(parts: Parts, tables: Mapping[str, Rows]) -> dict[str, bytes]:
    """Return the parts of a spreadsheet with rows in place of the single ones; `tables` are by their mark."""
    strings = _Strings(parts[STRINGS].decode("utf-8"), tables)
    texts = {name: part.decode("utf-8") for name, part in parts.items() if name.startswith((SHEETS, TABLES))}
    made = {name: strings.renumbered(text) for name, text in texts.items() if name.startswith(SHEETS)}
    refs: dict[str, tuple[str, str]] = {}
    for name, text in texts.items():
        for mark in (one for one in tables if name in made and strings.stands_in(one, text)):
            made[name], refs[mark] = _with_rows(made[name], tables[mark], strings)
    for name, text in texts.items():
        for mark in (one for one in refs if name.startswith(TABLES) and f'name="{one.removeprefix(PRIVATE)}"' in text):
            made[name] = text.replace(*refs[mark], 1)
    made[STRINGS] = strings.text()
    return {**parts, **{name: text.encode("utf-8") for name, text in made.items()}}


class _Strings:
    """The texts of a spreadsheet, each kept once, numbered in the order in which its sheets use them."""

    def __init__(self, text: str, tables: Mapping[str, Rows]) -> None:
        self._head = text[: text.index("<si>")]
        self._before = SI.findall(text)
        self._number: dict[str, int] = {}
        self._of_text: dict[str, int] = {}
        self._used = sum(isinstance(cell, str) for rows in tables.values() for row in rows for cell in row)
        self._marks = {mark: self._before.index(_si(mark)) for mark in tables}
        for place, one in enumerate(self._before):
            mark = next((name for name, at in self._marks.items() if at == place), None)
            for item in [one] if mark is None else map(_si, _texts(tables[mark])):
                self._number.setdefault(item, len(self._number))

    def of(self, text: str) -> int:
        """Return the number of a text."""
        if text not in self._of_text:
            self._of_text[text] = self._number[_si(text)]
        return self._of_text[text]

    def stands_in(self, mark: str, sheet: str) -> bool:
        """Say whether a sheet has the row in place of others; it is not counted among what is used."""
        times = sheet.count(f't="s"><v>{self._marks[mark]}</v>')
        self._used -= times
        return times > 0

    def renumbered(self, sheet: str) -> str:
        """Return a sheet with the new numbers of its texts."""
        new = [self._number.get(one, 0) for one in self._before]
        return STRING.sub(lambda found: f't="s"><v>{new[int(found[1])]}</v>', sheet)

    def text(self) -> str:
        """Return all texts as the part that holds them."""
        count = re.search(' count="([0-9]+)"', self._head)
        assert count is not None
        head = self._head.replace(count[0], f' count="{int(count[1]) + self._used}"')
        head = re.sub('uniqueCount="[0-9]+"', f'uniqueCount="{len(self._number)}"', head)
        return f"{head}{''.join(self._number)}</sst>"


def _with_rows(sheet: str, rows: Rows, strings: _Strings) -> tuple[str, tuple[str, str]]:
    """Return a sheet with rows in place of its last one, and how its table reaches now instead of before."""
    at = sheet.rindex("<row ")
    end = sheet.index("</row>", at) + len("</row>")
    one = re.match(r'<row r="([0-9]+)"([^>]*)>', sheet[at:])
    assert one is not None
    first, last, columns = int(one[1]), int(one[1]) + len(rows) - 1, CELL.findall(sheet[at:end])
    body = "".join(_row(first + place, one[2], columns, row, strings) for place, row in enumerate(rows))
    widest = columns[-1][0]
    made = f"{sheet[:at]}{body}{sheet[end:]}".replace(f'ref="A1:{widest}{first}"', f'ref="A1:{widest}{last}"', 1)
    return made, (f':{widest}{first}"', f':{widest}{last}"')


def _row(
    number: int, more: str, columns: Sequence[tuple[str, str]], row: Sequence[str | float], strings: _Strings
) -> str:
    cells = (
        f'<c r="{letter}{number}"{style} t="s"><v>{strings.of(cell)}</v></c>'
        if isinstance(cell, str)
        else NUMBER.format(letter, number, style, cell)
        for (letter, style), cell in zip(columns, row, strict=True)
    )
    return f'<row r="{number}"{more}>{"".join(cells)}</row>'


def _texts(rows: Rows) -> Iterator[str]:
    yield from dict.fromkeys(cell for row in rows for cell in row if isinstance(cell, str))


def _si(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<si><t>{escaped}</t></si>"


def _holds_figures(column: Sequence[str | float]) -> bool:
    texts = [cell for cell in column if isinstance(cell, str)]
    return len(texts) < len(column) and all(map(SHORTHAND.search, texts))


def _is_plain(text: str) -> bool:
    return len(text) < LONGEST and LETTER.search(text) is not None and MORE_THAN_TEXT.match(text) is None
