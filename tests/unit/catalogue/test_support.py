"""A measure about harm or death needs a topic for which the project names somebody to turn to."""

from pipeline.catalogue.support import without_support
from pipeline.strict_yaml import read_document
from tests.support.site_samples import measure

FILE = "measures/good_health/early.yaml"
TEXT = "title: Early deaths\nsupport:\n  - {topic: death}\n"


def test_a_topic_without_lines_is_a_problem_at_its_line_with_the_nearest_topic():
    one = measure("harm", 1, support=[{"topic": "death"}])
    (found,) = without_support({"early": one}, {"early": read_document(TEXT, FILE)}, ["deaths", "self_harm"])
    assert (found.file, found.line, found.rule) == (FILE, 3, "support-missing")
    assert "did you mean 'deaths'?" in found.found


def test_a_topic_with_lines_is_none():
    one = measure("harm", 1, support=[{"topic": "deaths"}])
    assert without_support({"early": one}, {"early": read_document(TEXT, FILE)}, ["deaths"]) == []
