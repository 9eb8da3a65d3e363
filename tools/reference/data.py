"""The published data, column by column and code by code, from the descriptions that go out with it."""

from collections.abc import Iterator
from pathlib import Path

from pipeline.catalogue.load import read_catalogue
from pipeline.publish.codes import CodeList
from pipeline.publish.open_data.measure_columns import areas_spec, measures_spec
from pipeline.publish.open_data.model import Column, TableSpec
from pipeline.publish.open_data.record_columns import corrections_spec, deliveries_spec, revisions_spec, sources_spec
from pipeline.publish.open_data.standing_columns import standing_spec
from pipeline.publish.open_data.units import unit_codes
from pipeline.publish.open_data.value_columns import values_spec
from tools.reference.markdown import cell, table


def data_page(root: Path) -> str:
    """Return the page of published data; its levels and units are those of the project at `root`."""
    specs = _specs(root)
    lines = [
        "# The published data, column by column",
        "",
        "What `outcomes refresh` writes into `build/public/data/`: each table as CSV and Parquet, described by",
        "`datapackage.json` and `csvw.json`. A figure that is withheld, missing or not applicable is empty, never",
        "zero; its `markers` say why.",
    ]
    for spec in specs:
        lines += [
            "",
            f"## {spec.name}",
            "",
            f"{spec.description} Key: {', '.join(f'`{key}`' for key in spec.key)}.",
            "",
        ]
        lines += table(("Column", "Type", "Meaning"), [_row(column) for column in spec.columns])
    lines += ["", "## Codes"]
    for codes in {
        column.codes.name: column.codes for spec in specs for column in spec.columns if column.codes
    }.values():
        lines += _codes(codes)
    return "\n".join([*lines, ""])


def _specs(root: Path) -> list[TableSpec]:
    catalogue, problems = read_catalogue(root / "measures")
    assert catalogue is not None, problems
    units = unit_codes(measure.unit for measure in catalogue.measures.values())
    first = [
        measures_spec(catalogue.framework, units, catalogue.tags),
        values_spec(units),
        standing_spec(),
        areas_spec(),
    ]
    return [*first, sources_spec(), revisions_spec(), corrections_spec(), deliveries_spec()]


def _row(column: Column) -> tuple[str, str, str]:
    codes = f" One of the codes `{column.codes.name}`." if column.codes else ""
    unit = f" In {column.unit}." if column.unit else ""
    return (
        f"`{column.name}`",
        f"{column.type}{', always there' if column.required else ''}",
        cell(f"{column.description}{codes}{unit}"),
    )


def _codes(codes: CodeList) -> Iterator[str]:
    yield from ("", f"### {codes.name}", "", f"{codes.title}.", "")
    yield from table(("Code", "Meaning"), [(f"`{code}`", cell(words)) for code, words in codes.words.items()])
