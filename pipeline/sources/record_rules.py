"""Rules that hold for every record-level file beside its Table Schema: no NHS numbers, no dates of another period.

Asked in SQL of the file as loaded; a finding says row, field and count, never what a cell holds.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import sqrt

from pipeline.periods import Period
from pipeline.sources.compiled import CAP, CompiledField, CompiledSchema, Finding
from pipeline.sources.compiled import sql as words
from pipeline.warehouse import Warehouse

DIGITS = 10
CAN_HOLD_NUMBERS = ("string", "integer", "number", "any")
NO_DATE = ("1800-01-01", "1801-01-01", "9999-12-31")
"""Days that stand for 'none' or 'not valid' in hospital records (HES Technical Output Specification)."""
_SHAPE = r"\s*[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}\s*"
NHS_NUMBER = (
    "it holds an NHS number, so the whole file is refused",
    (
        "Records must come without NHS numbers. Delete this file, tell your information governance lead, and ask "
        "for an extract with pseudonyms."
    ),
)
OTHER_PERIOD = (
    "the date lies outside the period that the file's name says",
    "Send each record in the file of its own period, or name the file for the period that it covers.",
)


def nhs_numbers(
    warehouse: Warehouse, schema: CompiledSchema, table: str, keys: Sequence[str] = ()
) -> tuple[Finding, ...]:
    """Return a finding a column that holds ten digits with the check digit of an NHS number (modulus 11).

    One in eleven numbers of ten digits has it by chance, so in the columns that the descriptor names as `keys` only
    more than chance gives is a finding; elsewhere one cell is enough.
    """
    names = _long_enough(warehouse, table, [field.name for field in schema.fields if _can_hold(field)])
    asked = {name: _is_nhs_number(f"cast({words.name(name)} as varchar)") for name in names}
    found = _findings(warehouse, table, asked, ("nhs-number", *NHS_NUMBER))
    return tuple(f for f in found if f.field not in keys or f.total > _by_chance(_shaped(warehouse, table, f.field)))


def number_conditions(schema: CompiledSchema, keys: Sequence[str] = ()) -> list[str]:
    """Return a condition over each column's typed value that every NHS number meets; none for columns of keys.

    It asks for ten digits alone, so it casts doubt and does not judge: the check digit, asked of each file in each
    column, would take longer than reading. Left out are columns whose cells may not be as long: there a number breaks
    the schema already.
    """
    asked = [field for field in schema.fields if _can_hold(field) and field.name not in keys]
    return [_is_shaped(f"cast({f.typed} as varchar)") for f in asked if f.longest is None or f.longest >= DIGITS]


def _is_shaped(cell: str) -> str:
    return f"strlen({cell}) >= {DIGITS} and regexp_full_match({cell}, '{_SHAPE}')"


def files_with_numbers(warehouse: Warehouse, rows: str, keys: Sequence[str]) -> set[str]:
    """Return which files of `rows` (what stands after FROM) have more NHS numbers in a key than chance gives."""
    found: set[str] = set()
    for name in keys:
        cell = f"cast({words.name(name)} as varchar)"
        query = (
            f"select _file, count_if({_is_nhs_number(cell)}), count_if(regexp_full_match({cell}, '{_SHAPE}')) "
            f"from {rows} group by _file"
        )
        found |= {file for file, numbers, shaped in warehouse.rows(query) if numbers > _by_chance(shaped)}
    return found


def files_of_other_days(
    warehouse: Warehouse, rows: str, dated: tuple[str, Sequence[str]], periods: Mapping[str, Period]
) -> set[str]:
    """Return which files of `rows` hold a day outside their period; `dated` is the column and the days for none."""
    field, no_date = dated
    day = f"cast({words.name(field)} as date)"
    none = ", ".join(f"date '{each}'" for each in (*no_date, *[NO_DATE[0]][: not no_date]))
    ends = f"min({day}) filter ({day} not in ({none})), max({day}) filter ({day} not in ({none}))"
    found = warehouse.rows(f"select _file, {ends} from {rows} group by _file")
    dated_files = [(periods[file], file, first, last) for file, first, last in found if first is not None]
    return {file for period, file, first, last in dated_files if first < period.start or last > period.end}


def _by_chance(shaped: int) -> float:
    """Return how many of so many cells may well have the check digit by chance: the mean and 4 standard errors."""
    return shaped / 11 + 4 * sqrt(shaped * 10 / 121) + 1


def _shaped(warehouse: Warehouse, table: str, name: str) -> int:
    """Return how many cells of a column have the shape of an NHS number."""
    shaped = f"regexp_full_match(cast({words.name(name)} as varchar), '{_SHAPE}')"
    return int(warehouse.rows(f"select count_if({shaped}) from {words.table_name(table)}")[0][0])


def _long_enough(warehouse: Warehouse, table: str, names: Sequence[str]) -> list[str]:
    """Leave out the columns in which no cell has ten characters: asking each of them in full is dear."""
    if not names:
        return []
    longest = ", ".join(f"max(length(cast({words.name(name)} as varchar)))" for name in names)
    lengths = warehouse.rows(f"select {longest} from {words.table_name(table)}")[0]
    return [name for name, length in zip(names, lengths, strict=True) if (length or 0) >= DIGITS]


def other_dates(
    warehouse: Warehouse, table: str, field: str, period: Period, no_date: Sequence[str] = NO_DATE
) -> tuple[Finding, ...]:
    """Return a finding where the field holds a day outside the period; empty cells and `no_date` are left alone."""
    none = ", ".join(f"date '{day}'" for day in no_date)
    day = f"cast({words.name(field)} as date)"
    outside = f"{day} not between date '{period.start}' and date '{period.end}' and {day} not in ({none})"
    return tuple(_findings(warehouse, table, {field: outside}, ("other-period", *OTHER_PERIOD)))


def _findings(
    warehouse: Warehouse, table: str, asked: Mapping[str, str], told: tuple[str, str, str]
) -> Iterator[Finding]:
    """One scan counts; row numbers are fetched only for what is broken, and no more than the cap."""
    error, found, do = told
    source = words.table_name(table)
    counts = ", ".join(f"count_if({broken})" for broken in asked.values())
    totals = warehouse.rows(f"select {counts} from {source}")[0] if asked else ()
    for (field, broken), total in zip(asked.items(), totals, strict=True):
        if total:
            rows = warehouse.rows(f"select min(_row, {CAP}) filter ({broken}) from {source}")[0][0]
            yield Finding(error, field, "", total, tuple(rows), found, do)


def _can_hold(field: CompiledField) -> bool:
    return field.kind in CAN_HOLD_NUMBERS and all(rule.constraint != "enum" for rule in field.rules)


def _is_nhs_number(cell: str) -> str:
    digits = f"regexp_replace({cell}, '[^0-9]', '', 'g')"
    weighed = " + ".join(f"{11 - place} * try_cast(substr({digits}, {place}, 1) as integer)" for place in range(1, 10))
    check = f"(11 - ({weighed}) % 11) % 11"
    plain = f"try_cast(substr({digits}, 10, 1) as integer)"
    filler = f"{digits} = repeat(substr({digits}, 1, 1), 10)"
    return (
        f"case when strlen({cell}) >= {DIGITS} and length({cell}) between {DIGITS} and 16 "
        f"and regexp_full_match({cell}, '{_SHAPE}') then {check} = {plain} and not ({filler}) else false end"
    )
