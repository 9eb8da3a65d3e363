"""Whether readers of pages about harm and death are told where to turn: each topic of a measure has its lines.

The lines are in `project.yaml`; showing them belongs in `render`.
"""

from collections.abc import Collection, Mapping

from pipeline.catalogue.measure import Measure
from pipeline.errors import Problem, nearest
from pipeline.strict_yaml import Document


def without_support(
    measures: Mapping[str, Measure], documents: Mapping[str, Document], known: Collection[str]
) -> list[Problem]:
    """Return a problem for each topic of a measure for which the project names nobody to turn to."""
    return [
        Problem(
            *documents[name].place_of(("support", place)),
            "support.topic",
            f"the project names nobody to turn to for '{one.topic}'{nearest(one.topic, known)}",
            "a topic that has lines under support in project.yaml",
            f'support: {{{one.topic}: ["The helpline: call 0123 456"]}}',
            rule="support-missing",
        )
        for name, measure in measures.items()
        for place, one in enumerate(measure.support)
        if one.topic not in known
    ]
