"""The same Word document, the same bytes: properties and times from the paper's own date, never from the clock."""

import io
import zipfile
from datetime import datetime

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from pipeline.render.papers.content import LANGUAGE, Paper

EARLIEST = 1980
"""A ZIP file knows no earlier year."""


def describe(document: Document, paper: Paper) -> None:
    """Set title, author, language and dates of the document."""
    when, properties = datetime.fromisoformat(paper.date), document.core_properties
    properties.title = f"{paper.title}: {paper.edition}"
    properties.subject = paper.kicker
    properties.author = properties.last_modified_by = paper.author
    properties.language = LANGUAGE
    properties.comments = " ".join(paper.status)
    properties.keywords, properties.category = "", ""
    properties.created = properties.modified = when
    properties.revision = 1


def to_bytes(document: Document, date: str) -> bytes:
    """Return the file, its parts in order of name under one date; the template's own picture is left out."""
    package = document.part.package
    relations = package.rels if package else {}
    for name in [key for key, one in relations.items() if one.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        relations.pop(name)
    made = io.BytesIO()
    document.save(made)
    return repacked(made.getvalue(), date)


def repacked(content: bytes, date: str) -> bytes:
    """Return a ZIP file with the same parts in the same order, each of them dated `date`."""
    year, month, day = (int(part) for part in date.split("-"))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, (max(year, EARLIEST), month, day, 0, 0, 0))
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o600 << 16
            new.writestr(info, old.read(name), compresslevel=9)
    return out.getvalue()
