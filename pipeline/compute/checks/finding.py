"""What a check found, as a value. Wording of single findings is in the checks themselves."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

NOT_TOLD = "This check found something. The figure is under disclosure control, so it is not told here"


@dataclass(frozen=True, order=True)
class Finding:
    """One finding of one check: where, what, and whether it must stop publication."""

    measure: str
    check: str
    area: str
    period: str
    told: str
    blocks: bool = False

    def __str__(self) -> str:
        return f"{self.measure}  {self.area} {self.period}  {self.told}"


def without_figures(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings that say where, and no figure: for those that have not been through the disclosure door."""
    return tuple(dict.fromkeys(replace(one, told=NOT_TOLD) for one in findings))


def written(number: float, digits: int = 6) -> str:
    """Write a number with so many digits that count, and never with an exponent: `2380`, not `2.38e+03`."""
    return f"{Decimal(f'{number:.{digits}g}'):f}"
