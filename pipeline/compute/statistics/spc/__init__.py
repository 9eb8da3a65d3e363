"""Process control charts of single values (XmR), as in NHS England's Making Data Count: limits, rules, reading.

Drawing a chart and choosing which measures have one belong elsewhere.
"""

from pipeline.compute.statistics.spc.chart import SpcChart, SpcPoint, spc_chart
from pipeline.compute.statistics.spc.options import Direction, SpcOptions

__all__ = ["Direction", "SpcChart", "SpcOptions", "SpcPoint", "spc_chart"]
