"""Freezing an edition or an annual report: what it published is written down and never made again.

What is not ready is refused, with every reason.

Reading it back is in `archive`; the files themselves are in `frozen_files`.
"""

from collections.abc import Iterator
from datetime import date

from pipeline.catalogue.edition import Edition
from pipeline.catalogue.reports import file_of, folder_of
from pipeline.digests import engine_digest
from pipeline.errors import OutcomesError, UsageError, nearest
from pipeline.publish.open_data.csv_file import table_csv
from pipeline.publish.open_data.json_text import json_bytes
from pipeline.publish.open_data.rows import all_tables
from pipeline.render.pages.frozen import body_to_keep
from pipeline.render.site import build_docs
from pipeline.steps.archive import PUBLISHED, SERIES
from pipeline.steps.build import edition_tables
from pipeline.steps.figures import read_protected
from pipeline.steps.frozen_files import DATA, DOCS, FACTS, write_frozen
from pipeline.steps.frozen_values import series_csv
from pipeline.steps.owing import not_written, notes_to_keep
from pipeline.steps.site import gather
from pipeline.steps.state import SITE, node_hashes, stale
from pipeline.steps.store import KeptDrawings, KeptFiles
from pipeline.steps.workspace import Workspace
from pipeline.warehouse import Warehouse

FEW = 5


def freeze(warehouse: Warehouse, workspace: Workspace, slug: str, today: date) -> int:
    """Freeze an edition as it is seen on a day. Returns how many files were written.

    Raises OutcomesError with every reason why it is not ready; nothing is written then.
    """
    report = report_called(workspace, slug)
    reasons = [*_not_signed(report, slug, today), *_not_ready(warehouse, workspace, slug, today)]
    reasons += not_written(warehouse, workspace, slug, today) if not reasons else ()
    if reasons:
        raise OutcomesError("\n".join([f"{slug} was not frozen:", *(f"- {reason}" for reason in reasons)]))
    files = frozen_now(warehouse, workspace, slug, today)
    write_frozen(workspace.project.site / folder_of(slug), files)
    return len(files)


def frozen_now(warehouse: Warehouse, workspace: Workspace, slug: str, today: date) -> dict[str, bytes]:
    """Return every file that freezing an edition would write, by its path."""
    site = gather(warehouse, workspace, today)
    cache = workspace.project.build / "cache"
    docs = build_docs(site, KeptDrawings(cache / "charts"), KeptFiles(cache / "papers"))
    own = {path: content for path, content in docs.items() if path.startswith(f"{folder_of(slug)}/")}
    tables = {t.spec.name: t for t in all_tables(edition_tables(warehouse, workspace, site, slug))}
    return {
        **{f"{DOCS}{path}": _kept(path, content) for path, content in own.items()},
        **{f"{DATA}{name}": table_csv(tables[name.removesuffix(".csv")]) for name in PUBLISHED},
        SERIES: series_csv(read_protected(warehouse, workspace, slug)),
        **notes_to_keep(workspace, slug),
        FACTS: _facts(workspace, slug, today),
    }


def report_called(workspace: Workspace, name: str) -> Edition:
    """Return an edition or an annual report by its name. Raises UsageError with the nearest one."""
    if name not in workspace.reports:
        msg = f"there is no edition '{name}'{nearest(name, workspace.reports)}; see: outcomes edition list"
        raise UsageError(msg)
    return workspace.reports[name]


def _kept(path: str, content: str | bytes) -> bytes:
    if path.endswith(".md"):
        text = content if isinstance(content, str) else content.decode("utf-8")
        return body_to_keep(text).encode("utf-8")
    return content.encode("utf-8") if isinstance(content, str) else content


def _facts(workspace: Workspace, slug: str, today: date) -> bytes:
    """Write down the framework and the definitions of the day, so that the report can be understood in years."""
    catalogue = workspace.catalogue
    return json_bytes(
        {
            "edition": slug,
            "frozen_on": today.isoformat(),
            "engine": engine_digest(),
            "framework": catalogue.framework.model_dump(mode="json"),
            "measures": {name: one.model_dump(mode="json") for name, one in catalogue.measures.items()},
        }
    )


def _not_signed(edition: Edition, name: str, today: date) -> Iterator[str]:
    place = f"site/{folder_of(name)}/{file_of(name)}"
    if edition.state != "signed_off":
        missing = "words" if edition.state == "data_signed_off" else "figures and words"
        yield (
            f"nobody has signed off its {missing}: add sign_offs to {place}, "
            f"e.g. - {{step: commentary, by: Director of strategy, on: {today}}}"
        )
    if not edition.foreword:
        yield f"it has no commentary: add it to {place}, e.g. foreword: More people fell than a year ago."
    if edition.cut_off > today:
        yield f"its cut-off {edition.cut_off} is still to come: freeze it on that day or later (--as-of)"


def _not_ready(warehouse: Warehouse, workspace: Workspace, slug: str, today: date) -> Iterator[str]:
    if slug in workspace.archive.frozen:
        yield "it is frozen already; a mistake is put right by: outcomes edition correct"
        return
    if any(node != SITE for node in stale(warehouse, node_hashes(workspace, today))):
        yield f"figures are not up to date: run outcomes refresh --as-of {today}"
        return
    undated = [
        f"{value.measure}, {value.area}, {value.period.label}"
        for series in read_protected(warehouse, workspace, slug).values()
        for value in series.values
        if value.value is not None and value.published_on is None and value.origin != "synthetic"
    ]
    if undated:
        more = f" and {len(undated) - FEW} more" if len(undated) > FEW else ""
        yield (
            f"nobody says when these figures were published: {'; '.join(undated[:FEW])}{more}; say it in the "
            "datapackage.yaml of their source, e.g. published_on: 2017-10-02"
        )
