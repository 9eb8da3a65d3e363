"""What a check found, as a value. Wording of single findings is in the checks themselves."""

from dataclasses import dataclass


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
