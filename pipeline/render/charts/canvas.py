"""An empty sheet for drawings that are no single plot: panels side by side, rows of dots. Only its geometry."""

from pipeline.render.charts.frame import Frame, Margins
from pipeline.render.charts.picture import Picture
from pipeline.render.charts.scale import Scale


def canvas(width: float, height: float) -> Picture:
    """Return an empty picture of this size in pixels; it has no axes of its own."""
    return Picture(Frame(width, Margins(0, 0, 0, 0), height, Scale(0.0, height, (), 0), {}, 0.0, None))
