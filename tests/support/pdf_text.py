"""The text of a PDF as a reader would copy it, and its structure: enough for the PDFs that this project makes.

Letters are looked up in each font's own table (ToUnicode); text that a table does not have fails the test.
"""

import re
from io import BytesIO

import pikepdf

CODES = re.compile(r"<([0-9A-Fa-f]+)>")


def text_of(pdf: bytes) -> str:
    """Return all text of all pages in the order in which it is drawn, runs parted by spaces."""
    return " ".join(pages_of(pdf))


def pages_of(pdf: bytes) -> list[str]:
    """Return the text of each page in the same way."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return [" ".join(_runs(page)) for page in document.pages]


def packed(text: str) -> str:
    """Return a text without spaces and signs that only steer line breaks."""
    return re.sub(r"[\s\u00ad\u200b]+", "", text)


def structure(pdf: bytes) -> list[tuple[str, str]]:
    """Return the tags of the document in reading order, each with its alternative text, if it has one."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return _tags(document.Root.StructTreeRoot)


def _tags(node: pikepdf.Object) -> list[tuple[str, str]]:
    found = [(str(node.S).removeprefix("/"), str(node.get("/Alt", "")))] if "/S" in node else []
    kids = node.get("/K", [])
    several = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    for kid in several:
        if isinstance(kid, pikepdf.Dictionary):
            found += _tags(kid)
    return found


def _runs(page: pikepdf.Page) -> list[str]:
    tables = {name: _table(font) for name, font in page.resources.get("/Font", {}).items()}
    table: dict[int, str] = {}
    runs = []
    for instruction in pikepdf.parse_content_stream(page):
        operands, operator = instruction.operands, str(instruction.operator)
        if operator == "Tf":
            table = tables[str(operands[0])]
        elif operator in ("Tj", "TJ"):
            parts = operands[0] if operator == "TJ" else operands
            runs.append("".join(_read(bytes(p), table) for p in parts if isinstance(p, pikepdf.String)))
    return runs


def _read(codes: bytes, table: dict[int, str]) -> str:
    return "".join(table[int.from_bytes(codes[n : n + 2], "big")] for n in range(0, len(codes), 2))


def _table(font: pikepdf.Object) -> dict[int, str]:
    written = font.ToUnicode.read_bytes().decode("latin-1")
    table: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", written, re.DOTALL):
        codes = CODES.findall(block)
        for code, sign in zip(codes[::2], codes[1::2], strict=True):
            table[int(code, 16)] = bytes.fromhex(sign).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", written, re.DOTALL):
        for first, last, sign in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            start = bytes.fromhex(sign).decode("utf-16-be")
            for step, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                table[code] = start[:-1] + chr(ord(start[-1]) + step)
    return table
