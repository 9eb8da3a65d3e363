"""The framework against the paper: domains, goals, outcomes, key indicators and measures, in its order and words.

The transcription stands in `outcomes_paper`; figures belong in `test_board_paper`.
"""

import re
from collections import Counter
from pathlib import Path

import pytest

from pipeline.catalogue.dependence import needs
from pipeline.catalogue.framework import Framework, Part
from pipeline.catalogue.load import Catalogue, open_catalogue
from tests.content.outcomes_paper import DEVELOPMENTAL, PAPER, PROPOSED

MEASURES = Path(__file__).resolve().parents[2] / "measures"
OF_THE_PAPER = ("pilot", "developmental")


def outline(text: str) -> list[str]:
    """The lines of an outline, with each broken line joined."""
    return re.sub(r"\n  +", " ", text.strip()).splitlines()


def drawn(parts: list[Part], measures: dict[str, list[str]], depth: int = 1) -> list[str]:
    """A framework's parts and their measures as the lines of an outline."""
    lines: list[str] = []
    for part in parts:
        lines.append(f"{'#' * depth} {part.title}")
        lines += drawn(part.parts, measures, depth + 1)
        lines += [f"- {title}" for title in measures.get(part.key, [])]
    return lines


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return open_catalogue(MEASURES)


@pytest.fixture(scope="module")
def framework(catalogue: Catalogue) -> Framework:
    return catalogue.framework


def titles(catalogue: Catalogue, lifecycle: str) -> list[str]:
    return [m.title for m in catalogue.measures.values() if m.lifecycle == lifecycle]


def test_parts_stand_in_the_paper_s_order_and_words(framework: Framework) -> None:
    assert drawn(framework.domains, {}) == [line for line in outline(PAPER) if line.startswith("#")]


def test_measures_stand_under_their_indicators_in_order_and_words(catalogue: Catalogue) -> None:
    under: dict[str, list[str]] = {}
    for measure in catalogue.measures.values():
        if measure.lifecycle in OF_THE_PAPER:
            under.setdefault(measure.indicator, []).append(measure.title)
    assert drawn(catalogue.framework.domains, under) == outline(PAPER)


def test_measures_of_each_domain_are_as_many_as_in_the_paper(catalogue: Catalogue) -> None:
    counted = Counter(catalogue.domain_of(i) for i, m in catalogue.measures.items() if m.lifecycle in OF_THE_PAPER)
    assert counted == {"population_health": 18, "experience": 21, "transforming_services": 19, "quality_care": 17}


def test_places_run_through_the_paper_and_then_the_proposed(catalogue: Catalogue) -> None:
    assert [m.order for m in catalogue.measures.values()] == list(range(1, 86))
    assert [m.title for m in catalogue.measures.values() if 75 < m.order < 80] == PROPOSED
    assert titles(catalogue, "proposed") == PROPOSED


def test_after_them_come_the_six_standards_that_one_measure_counts(catalogue: Catalogue) -> None:
    parts = [name for name, m in catalogue.measures.items() if m.lifecycle == "part"]
    assert parts == [name for name, m in catalogue.measures.items() if m.order >= 80]
    assert tuple(parts) == needs(catalogue.measures["nhs_constitution_standards"])
    standards = [catalogue.measures[name].targets[0].value for name in parts]
    assert standards == [92, 95, 99, 93, 96, 85]


def test_developmental_measures_are_those_of_section_2_2(catalogue: Catalogue) -> None:
    assert titles(catalogue, "developmental") == DEVELOPMENTAL
    assert all(m.lifecycle_note for m in catalogue.measures.values() if m.lifecycle != "pilot")


def test_order_follows_the_framework(catalogue: Catalogue) -> None:
    place = {key: n for n, key in enumerate(catalogue.framework.path_to())}
    indicators = [place[m.indicator] for m in catalogue.measures.values() if m.order <= 75]
    assert indicators == sorted(indicators)


def test_every_indicator_has_a_measure_of_the_pilot(catalogue: Catalogue) -> None:
    used = {m.indicator for m in catalogue.measures.values() if m.lifecycle in OF_THE_PAPER}
    assert set(catalogue.framework.path_to()) - used == set()


def test_every_measure_is_found_by_subject_and_every_subject_has_measures(catalogue: Catalogue) -> None:
    """Carers, mental health, falls, the end of life: what people of the place look for, whatever the domain."""
    assert [name for name, measure in catalogue.measures.items() if not measure.tags] == []
    assert {tag for measure in catalogue.measures.values() for tag in measure.tags} == set(catalogue.tags)
    named = {one.title for one in catalogue.tags.values()}
    assert {"Carers", "Mental health", "Falls and frailty", "End of life", "Older people"} <= named
    assert {name for name, measure in catalogue.measures.items() if "carer" in measure.plain_title.casefold()} <= {
        name for name, measure in catalogue.measures.items() if "carers" in measure.tags
    }
