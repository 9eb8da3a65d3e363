"""Whether a file is about single people: by the names of its columns and by numbers shaped like NHS numbers.

Nothing here repeats a cell. What is said of such a file belongs in `records`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.sources.layouts.cells import field_name
from pipeline.sources.layouts.grids import Grid, cell

LABELS = frozenset(
    {
        *("nhs_number", "nhs_no", "nhsnumber", "newnhsno", "nhs_num", "patient_nhs_number"),
        *("pseudo_hesid", "encrypted_hesid", "hesid", "token_person_id", "epikey", "aekey", "susrecid", "attendkey"),
        *("patient_id", "patientid", "person_id", "personid", "client_id", "service_user_id", "mosaic_id", "patient"),
        *("local_patient_identifier", "local_patient_id", "lpid", "lopatid", "hospital_number", "pseudonym"),
        *("generated_record_identifier", "record_identifier", "spell_id", "hospital_provider_spell_no"),
        *("date_of_birth", "dob", "mydob", "birth_date", "surname", "forename", "first_name", "last_name"),
    }
)
"""Columns that only files about single people have: SUS and HES data dictionaries, social care returns."""
_SHAPE = re.compile(r"\d{3}[ -]?\d{3}[ -]?\d{4}")
_WEIGHTS = range(10, 1, -1)
_LOOKED_AT = 3_000
_HEADER_WITHIN = 30
_FEWEST = 2


@dataclass(frozen=True)
class Personal:
    """What shows that a file is about single people: its header, columns by label, how many hold NHS numbers."""

    header: int
    labels: tuple[str, ...]
    nhs_numbers: int


def personal(grid: Grid) -> Personal | None:
    """Say why a grid is about single people; None when nothing shows it."""
    numbers = sum(_holds_numbers(grid, column) for column in range(max(map(len, grid.rows), default=0)))
    for index, row in enumerate(grid.rows[:_HEADER_WITHIN]):
        labels = tuple(text for text in row if field_name(text) in LABELS)
        if len(labels) >= (_FEWEST if index else 1):
            return Personal(index, labels, numbers)
    return Personal(-1, (), numbers) if numbers else None


def is_nhs_number(text: str) -> bool:
    """Whether a text is ten digits with the check digit of an NHS number (modulus 11), not all the same."""
    if not _SHAPE.fullmatch(text.strip()):
        return False
    digits = [int(sign) for sign in text if sign.isdecimal()]
    check = (11 - sum(d * w for d, w in zip(digits, _WEIGHTS, strict=False)) % 11) % 11
    return len(set(digits)) > 1 and check == digits[9]


def _holds_numbers(grid: Grid, column: int) -> bool:
    """Half of a column's texts or more: by chance one number of ten digits in eleven has the right last one."""
    texts = {cell(row, column) for row in grid.rows[:_LOOKED_AT]} - {""}
    found = [text for text in texts if is_nhs_number(text)]
    return _enough(found, texts)


def _enough(found: Sequence[str], texts: set[str]) -> bool:
    return len(found) >= _FEWEST and len(found) * 2 >= len(texts)
