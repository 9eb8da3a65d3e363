"""A picture filled into the template that was worked out once is drawn as its own specification would be."""

import pytest
import vl_convert

from pipeline.render.charts import MemoryStore, engine
from pipeline.render.charts.engine import filled
from pipeline.render.charts.line import picture
from pipeline.render.charts.style import NARROW, WIDE
from pipeline.render.charts.template import spec

from .samples import chart


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_the_drawing_is_that_of_its_own_specification(size):
    made = picture(chart(), size)
    assert vl_convert.vega_to_svg(filled(made)) == vl_convert.vegalite_to_svg(spec(made))


def test_one_picture_leaves_nothing_in_the_next():
    first, second = picture(chart(), WIDE), picture(chart(), NARROW)
    alone = filled(second)
    filled(first)
    assert filled(second) == alone
    assert filled(first)["width"] != alone["width"]


def test_the_template_is_worked_out_once_for_a_store_and_is_the_same_from_it(monkeypatch: pytest.MonkeyPatch):
    store, made = MemoryStore(), picture(chart(), WIDE)
    assert filled(made, store) == filled(made)
    monkeypatch.setattr(engine, "_compiled", lambda: pytest.fail("worked out again"))
    assert filled(made, store) == filled(made, store)
    monkeypatch.setattr(engine, "told_digest", lambda _: "another engine")
    with pytest.raises(pytest.fail.Exception):
        filled(made, store)
