"""Columns that several tables share, and the links from them. A table's own columns stand in its own module."""

from pipeline.publish.codes import STATISTIC
from pipeline.publish.open_data.model import Column, Link

IN_UNIT = "the measure's unit"
IN_UNIT_OF_STATISTIC = "the unit that the table of values has for its statistic"
MEASURE = Column("measure", "Measure", "Id of the measure.", required=True)
BREAKDOWN = Column("breakdown", "Breakdown", "What the figure is split by; all for everybody.", required=True)
CATEGORY = Column("category", "Category", "Which group of the breakdown; all for everybody.", required=True)
AREA = Column("area", "Area", "Official code of the area.", required=True)
STATISTIC_OF = Column("statistic", "Statistic", "value, or a number that goes with it.", codes=STATISTIC, required=True)
EDITION = Column("edition", "Edition", "The edition; latest for everything known by now.", required=True)
PUBLISHED_ON = (
    "Day on which it was surely public. Where the source names no day, a late one is taken, so that no report shows a "
    "figure before its time."
)
PERIOD_WORDS = (
    "2016/17 is a financial year, 2017/18 Q1 its quarter from April to June, 2016 a calendar year, "
    "2016/17 school year September to August, 2013 to 2015 three years together, 2017-05 a month, "
    "2017-09-29 a single day."
)
PERIOD = Column("period", "Period", f"Label of the period: {PERIOD_WORDS}", required=True)

TO_MEASURES = Link(("measure",), "measures", ("measure",))
TO_AREAS = Link(("area",), "areas", ("area",))
