"""What the framework page can be filtered by: domain, subject, state, publisher, national framework, in readers' words.

The filter itself is a script of the theme; without it the page is the same list, whole.
"""

import re
from dataclasses import dataclass

from pipeline.catalogue.methods import DERIVED
from pipeline.render.pages.context import Context
from pipeline.render.pages.subjects import subject_links

SEVERAL = "|"
NO_SOURCE, FROM_OTHERS, NO_FRAMEWORK = "No source yet", "Worked out from other measures", "None of these"
RELATED = re.compile(r"(?i)^(related|better)\b")


@dataclass(frozen=True)
class Facets:
    """The words that one measure is found by. Several of a kind are joined by a bar."""

    domain: str
    subject: str
    source: str
    framework: str
    part: bool


def facets(context: Context) -> dict[str, Facets]:
    """Return each measure's facets."""
    return {
        id_: Facets(
            context.domain_of(id_).name,
            SEVERAL.join(one.text for one in subject_links(context, id_)),
            SEVERAL.join(_publishers(id_, context)),
            SEVERAL.join(_frameworks(id_, context)),
            context.site.measures[id_].lifecycle == "part",
        )
        for id_ in context.summaries
    }


def _publishers(id_: str, context: Context) -> list[str]:
    """Return who published the figures that are the measure or close to it; made-up records have no publisher."""
    by_source = {f.source: f.publisher for f in context.site.sources if f.origin != "synthetic"}
    wanted = [s.source for s in context.site.measures[id_].sources if s.fit != "context"]
    named = [FROM_OTHERS if name == DERIVED else by_source.get(name, "") for name in wanted]
    return sorted({name for name in named if name}) or [NO_SOURCE]


def _frameworks(id_: str, context: Context) -> list[str]:
    """Return the national frameworks that one of the measure's own codes names."""
    codes = [code for code in context.site.measures[id_].official_codes if not RELATED.match(code)]
    known = context.site.framework.national_frameworks
    named = [
        words for letters, words in known.items() if any(re.search(rf"\b{re.escape(letters)}\b", c) for c in codes)
    ]
    return named or ([NO_FRAMEWORK] if known else [])
