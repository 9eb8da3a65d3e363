"""A page, a picture or a paper of a frozen report without a figure that was taken back: only its plain notice says so.

Where every part of a page that is about the measure can be taken out, the rest stays as it was. Where not, the page is
replaced whole, as are pictures and papers that may show it. Which files there are is known in `steps.withdrawing`.
"""

import html
import re
from collections.abc import Callable
from datetime import date, datetime, time

from docx import Document
from markupsafe import escape

from pipeline.render.pages.frozen import joined, parted
from pipeline.render.pages.words import day
from pipeline.render.papers.docx_file import to_bytes
from pipeline.render.typesetting import compiler, to_pdf

PARTS = (
    r'<div class="notice" role="note"><p>.*?</p></div>',
    r"<tr>(?:(?!<tr>).)*?</tr>",
    r'<section class="action"[^>]*>.*?</section>',
    r"<li[^>]*>(?:(?!<li[ >]).)*?</li>",
    r"<p[^>]*>(?:(?!<p[ >]).)*?</p>",
)
"""Rows, notes, entries and sentences: the smallest parts of a page that are about one measure."""
TEMPLATE = b'#set document(title: "Taken back")\n#set text(lang: "en", size: 14pt)\n#sys.inputs.words\n'
OPENING = '<div class="content">\n'


def notice(title: str, when: date) -> str:
    """Say that a figure about a measure is not here any more."""
    return f"On {day(when)} a figure about {title} was taken out of this, so that nobody can be recognised."


def page_without(page: str, measure: str, title: str, when: date) -> str:
    """Return a frozen page without what is about a measure; as it is where nothing is. `measure` is its address."""
    head, body = parted(page)
    if not mentions(body, measure, title):
        return page
    rest = body
    for part in PARTS:
        rest = re.sub(part, lambda found: "" if mentions(found[0], measure, title) else found[0], rest, flags=re.DOTALL)
    rest = re.sub(r"\n(?:[ \t]*\n)+", "\n", rest)
    told = f'<div class="notice" role="note"><p>{escape(notice(title, when))}</p></div>\n'
    if mentions(rest, measure, title):
        rest = f"{OPENING}{told}<h1>{escape(head.get('title', ''))}</h1>\n</div>\n"
        return joined(head, rest)
    return joined(head, rest.replace(OPENING, OPENING + told, 1))


def mentions(text: str, measure: str, title: str) -> bool:
    """Say whether a text leads to a measure's page or names it."""
    plain = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())
    return f"measures/{measure}/" in text or title in plain or title in html.unescape(text)


def notice_file(path: str, words: str, when: date) -> bytes:
    """Return what stands in place of a picture or a paper: the notice, in a file of the same kind."""
    ending = path.rpartition(".")[2].lower()
    return MADE.get(ending, _text)(words, when)


def _svg(words: str, when: date) -> bytes:
    told = escape(words)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 80" role="img" aria-label="{told}">'
        f'<text x="10" y="45" font-size="18">{told}</text></svg>\n'
    ).encode()


def _pdf(words: str, when: date) -> bytes:
    return to_pdf(TEMPLATE, {"words": words}, when.isoformat())


def _png(words: str, when: date) -> bytes:
    made = compiler(TEMPLATE, {"words": words}).compile(format="png", ppi=72)
    assert isinstance(made, bytes)
    return made


def _docx(words: str, when: date) -> bytes:
    paper = Document()
    paper.core_properties.title = "Taken back"
    paper.core_properties.created = paper.core_properties.modified = datetime.combine(when, time(0))
    paper.add_paragraph(words)
    return to_bytes(paper, when.isoformat())


def _text(words: str, when: date) -> bytes:
    return f"{words}\n".encode()


MADE: dict[str, Callable[[str, date], bytes]] = {"svg": _svg, "pdf": _pdf, "png": _png, "docx": _docx}
