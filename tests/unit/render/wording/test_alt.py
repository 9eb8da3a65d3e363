"""The description of a chart for people who do not see it."""

from pipeline.render.wording.alt import LineTold, describe


def test_it_gives_type_lines_notes_and_where_the_values_are() -> None:
    lines = [
        LineTold("Northmoor", ("2013", "3.2%"), ("2015", "4.0%")),
        LineTold("England", ("2014", "5.0%"), ("2014", "5.0%")),
        LineTold("Southmoor", None, None),
    ]
    assert describe("Falls, Northmoor, 2013 to 2015.", lines, ["Target: 2.0%.", ""]) == (
        "Line chart. Falls, Northmoor, 2013 to 2015. Northmoor: from 3.2% in 2013 to 4.0% in 2015. "
        "England: 5.0% in 2014. Southmoor: no figure. Target: 2.0%. All values are in the table below."
    )
