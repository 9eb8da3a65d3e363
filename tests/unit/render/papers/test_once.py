"""Each chart is worked out once for all who show it: pages and papers ask for the same."""

from collections import Counter

import pytest

from pipeline.render.charts import LineChartData, MemoryStore, chart_for
from pipeline.render.pages import chart_view
from pipeline.render.site import build_docs
from pipeline.render.typesetting import MemoryPapers
from tests.support.site_samples import sample_site


def test_a_chart_is_worked_out_once_for_now_and_once_for_each_edition(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: Counter[str] = Counter()

    def counted(*given: object) -> LineChartData | None:
        asked[given[1].measure] += 1  # type: ignore[attr-defined]
        return chart_for(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(chart_view, "chart_for", counted)
    site = sample_site()
    build_docs(site, MemoryStore(), MemoryPapers())
    assert asked
    assert max(asked.values()) <= 1 + len(site.editions)
