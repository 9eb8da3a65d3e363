"""Pages of frozen reports: the body as it was published, in today's frame, with corrections said above it.

Freezing itself, and the check that nothing changed, are in `steps`; what a report says is in `edition`.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from markupsafe import escape

from pipeline.catalogue.correction import Correction
from pipeline.catalogue.reports import folder_of
from pipeline.render.pages.annual import titles_of
from pipeline.render.pages.context import Context, slug, trail
from pipeline.render.pages.page import Page
from pipeline.render.pages.parts import Fact, Link, fact, facts
from pipeline.render.pages.words import day, figure

FRAME = ("site", "canonical")
MEASURE = re.compile(r'href="(?:\.\./)+measures/([a-z0-9-]+)/')


def body_to_keep(page: str) -> str:
    """Return a page's file without the frame of the day: what is the site's and not the report's."""
    head, body = parted(page)
    return joined({key: value for key, value in head.items() if key not in FRAME}, body)


def frozen_files(
    editions: Mapping[str, Mapping[str, bytes]],
    frame: Mapping[str, object],
    corrections: Mapping[str, Sequence[Correction]],
    context: Context,
) -> dict[str, str | bytes]:
    """Return every file of the frozen editions by its path; pages get today's frame and any correction above them.

    `editions`: name to the files below the report's folder as they were frozen.
    """
    found: dict[str, str | bytes] = {}
    for name, files in editions.items():
        notice = correction_notice(corrections.get(name, ()), context)
        for path, content in files.items():
            is_page = path.endswith(".md")
            found[path] = _framed(path, content.decode("utf-8"), frame, notice) if is_page else content
    return found


def frozen_folders(editions: Iterable[str]) -> tuple[str, ...]:
    """Return where the files of frozen editions stand, so that nothing made anew takes their place."""
    return tuple(f"{folder_of(name)}/" for name in editions)


def correction_notice(corrections: Sequence[Correction], context: Context) -> str:
    """Return the notice above a corrected report as one line of HTML; empty where nothing was corrected."""
    if not corrections:
        return ""
    told = "".join(f"<li>{escape(line)}</li>" for line in (corrected_words(one, context) for one in corrections))
    return f'<div class="notice" role="note"><h2>Correction</h2><ul>{told}</ul></div>'


def corrected_words(one: Correction, context: Context) -> str:
    """Return a correction in words: what was said, what is right, why, since when."""
    measure = context.site.measures.get(one.measure)
    title = measure.plain_title if measure else one.measure
    if one.before is None and one.after is None:
        return f"{title}, {context.area(one.area)}, {one.period}: a figure that was put right and then taken back."
    before, after = (
        "no figure" if number is None else figure(number, measure.unit) if measure else str(number)
        for number in (one.before, one.after)
    )
    place, report = f"{context.area(one.area)}, {one.period}", context.said.report
    return f"{title}, {place}: this {report} said {before}. It should say {after}. {one.reason} ({day(one.on)})"


def put_right(measure: str, context: Context) -> tuple[Fact, ...]:
    """Return, for a measure's own page, each figure of it that was put right: in a report, or in a publisher's file."""
    titles = titles_of(context.site)
    several = [one for one in context.site.corrections.corrections if one.measure == measure]
    told = [
        f"{titles.get(one.edition, one.edition)}. {corrected_words(one, context)}"
        for one in sorted(several, key=lambda one: (one.on, one.area, one.period))
        if one.on <= context.site.as_of
    ]
    return facts(fact("Which figures were put right", *told, *_in_files(measure, context)))


def _in_files(measure: str, context: Context) -> Iterator[str]:
    """Give each mistake in a publisher's file that is put right, with the figures of this measure that rest on it."""
    series = context.series.get(measure)
    values = [value for value in series.values if value.preferred] if series else []
    for one in context.site.mended:
        resting = [value for value in values if value.source == one.source and one.place in (*value.trace, "")]
        named = dict.fromkeys(f"{context.area(value.area)}, {value.period.public}" for value in resting if one.place)
        if resting:
            begin = f"{'; '.join(named)}. " if named else ""
            yield f"{begin}{one.what} {one.why} Reported by {one.reported_by}, {day(one.reported_on)}."


def former_pages(context: Context, editions: Mapping[str, Mapping[str, bytes]]) -> Iterator[Page]:
    """Give a page for each measure that a frozen report leads to and that the framework has no longer."""
    seen: dict[str, list[str]] = {}
    for name, files in editions.items():
        text = "".join(content.decode("utf-8") for path, content in files.items() if path.endswith(".md"))
        for found in sorted(set(MEASURE.findall(text)) - {slug(key) for key in context.site.measures}):
            seen.setdefault(found, []).append(name)
    titles = titles_of(context.site)
    for address, names in sorted(seen.items()):
        words = address.replace("-", " ").capitalize()
        links = tuple(Link(titles.get(name, name), f"{folder_of(name)}/") for name in names)
        yield Page(
            f"measures/{address}/",
            words,
            f"{words}: a {context.said.measure} that is no longer in the framework.",
            "former",
            {"title": words, "reports": links},
            "framework",
            trail(),
        )


def parted(page: str) -> tuple[dict[str, object], str]:
    """Part a page's file into its head, each line a key and a JSON value, and its body."""
    _, head, body = page.split("---\n", 2)
    pairs = (line.split(": ", 1) for line in head.splitlines())
    return {key: json.loads(value) for key, value in pairs}, body


def joined(head: Mapping[str, object], body: str) -> str:
    """Put a head and a body together again."""
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False, sort_keys=True)}" for key, value in head.items()]
    return "\n".join(["---", *lines, "---", ""]) + body


def _framed(path: str, page: str, frame: Mapping[str, object], notice: str) -> str:
    head, body = parted(page)
    address = path.removesuffix("index.md")
    if notice:
        body = body.replace('<div class="content">\n', f'<div class="content">\n{notice}\n', 1)
    return joined({**head, "canonical": f"{frame['address']}{address}", "site": frame}, body)
