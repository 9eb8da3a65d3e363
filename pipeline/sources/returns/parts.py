"""A figure and the two numbers that it is made of: what they give, and whether they fit."""

from decimal import Decimal

from pipeline.sources.returns.model import Bounds

PLACES = Decimal("0.0000000001")


def worked_out(above: Decimal | None, below: Decimal | None, bounds: Bounds) -> Decimal | None:
    """Return the figure that the two numbers make; None where one is missing or the figure is not made of them."""
    if above is None or below is None or bounds.scale is None or below == 0:
        return None
    return (above * bounds.scale / below).quantize(PLACES).normalize() + 0


def parts_fault(
    value: Decimal | None, above: Decimal | None, below: Decimal | None, bounds: Bounds
) -> tuple[str, str, str, str] | None:
    """Return what is wrong between a figure and its parts: column, found, allowed, example; None when all fits."""
    if below == 0:
        return ("denominator", "found 0 as the bottom number", "a number above 0, or an empty cell with a mark", "250")
    if bounds.percent and above is not None and below is not None and above > below:
        told = f"{above} is more than the bottom number, {below}"
        return ("numerator", told, "at most the bottom number", f"{below}")
    made = worked_out(above, below, bounds)
    if value is None or made is None or abs(value - made) <= _slack(value, bounds):
        return None
    near = f"{round(made, bounds.decimals):f}"
    return ("value", f"found {value}, and {above} and {below} make {near}", "numbers that fit each other", near)


def _slack(value: Decimal, bounds: Bounds) -> Decimal:
    """Half of the last place that the figure was given with, or that it is shown with, whichever is more."""
    exponent = value.as_tuple().exponent
    given = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return Decimal("0.5001").scaleb(-min(given, bounds.decimals))
