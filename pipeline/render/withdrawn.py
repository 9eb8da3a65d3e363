"""A page, a picture or a paper of a frozen report without a figure that was taken back: only its plain notice says so.

Where every part of a page that is about the measure can be taken out, the rest stays as it was. Where not, the page is
replaced whole, as are pictures and papers that may show it. Which files there are is known in `steps.withdrawing`.
"""

import html
import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time

from markupsafe import escape

from pipeline.render.pages.frozen import joined, parted
from pipeline.render.pages.words import day
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


def page_without(page: str, measure: str, titles: Sequence[str], when: date) -> str:
    """Return a frozen page without what is about a measure; as it is where nothing is. `measure` is its address.

    `titles` is what it may be called there; the notice says the first.
    """
    head, body = parted(page)
    if not mentions(body, measure, titles):
        return page
    rest = body
    for part in PARTS:
        rest = re.sub(
            part, lambda found: "" if mentions(found[0], measure, titles) else found[0], rest, flags=re.DOTALL
        )
    rest = re.sub(r"\n(?:[ \t]*\n)+", "\n", rest)
    told = f'<div class="notice" role="note"><p>{escape(notice(titles[0], when))}</p></div>\n'
    if mentions(rest, measure, titles):
        rest = f"{OPENING}{told}<h1>{escape(head.get('title', ''))}</h1>\n</div>\n"
        return joined(head, rest)
    return joined(head, rest.replace(OPENING, OPENING + told, 1))


def without_sizes(page: str, names: Sequence[str]) -> str:
    """Return a page without the size in its links to these files: they are others now, and a size tells of the old."""
    for name in names:
        link = rf"""({re.escape(name)}"[^>]*>[^<]*?) \(([A-Z]+), [\d.,]+ [KM]B\)"""
        page = re.sub(link, r"\1 (\2)", page)
    return page


def mentions(text: str, measure: str, titles: Sequence[str]) -> bool:
    """Say whether a text leads to a measure's page or names it."""
    if f"measures/{measure}/" in text:
        return True
    plain = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())
    return any(title in plain or title in html.unescape(text) for title in titles)


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
    from docx import Document  # here: only this one page of Word needs it

    from pipeline.render.papers.docx_file import to_bytes

    paper = Document()
    paper.core_properties.title = "Taken back"
    paper.core_properties.created = paper.core_properties.modified = datetime.combine(when, time(0))
    paper.add_paragraph(words)
    return to_bytes(paper, when.isoformat())


def _text(words: str, when: date) -> bytes:
    return f"{words}\n".encode()


MADE: dict[str, Callable[[str, date], bytes]] = {"svg": _svg, "pdf": _pdf, "png": _png, "docx": _docx}
