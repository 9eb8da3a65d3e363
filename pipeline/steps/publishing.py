"""May the built site be published: it is what the last good refresh made, nothing in it is withheld, made up or early.

How it is put in place is in `publish.release`.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.catalogue.reports import folder_of
from pipeline.errors import Problem
from pipeline.publish.release import Place, PublishRefused, Put, Release, content_id, put, roll_back, sums_of
from pipeline.publish.verify import leaks, read_site, verify_site
from pipeline.publish.verify.withheld import Withheld, published_withheld
from pipeline.steps.doubts import judged_findings
from pipeline.steps.figures import LATEST, read_protected
from pipeline.steps.identifiers import held_identifiers
from pipeline.steps.made import Made, last_made, refresh_is_open
from pipeline.steps.state import node_hashes, stale
from pipeline.steps.still_telling import given_away
from pipeline.steps.withheld import withheld_figures
from pipeline.steps.workspace import Workspace
from pipeline.strict_yaml import read_document
from pipeline.strict_yaml.authored import text_of
from pipeline.warehouse import Warehouse

WITHDRAWALS = "withdrawals.yaml"
REMARKS = {"reason", "by", "on"}
MOST_DOUBTS = 10
REFRESH = "run: outcomes refresh"


def publish(warehouse: Warehouse, workspace: Workspace, place: Place, keep: int, today: date) -> Put:
    """Put the built site in place as a release. Raises PublishRefused or SiteError with every reason why it may not."""
    made = _green(warehouse, workspace)
    reasons = [*_synthetic(warehouse, workspace), *_doubted(warehouse, workspace), *_early(workspace, today)]
    reasons += given_away(warehouse, workspace)
    if reasons:
        raise PublishRefused(*reasons)
    public = workspace.project.public.resolve()
    files = sums_of(public)
    if content_id(files) != made.content:
        msg = "The built website is not as the refresh left it: its files were changed; run: outcomes refresh --full"
        raise PublishRefused(msg)
    release = Release(made.content, made.as_of.isoformat(), withdrawn(workspace.project.site), files)
    held = withheld_figures(warehouse, workspace, made.as_of)
    return put(public, place, release, keep, lambda folder: _problems(warehouse, workspace, folder, held))


def go_back(workspace: Workspace, place: Place) -> Put:
    """Let readers see the release before, unless it holds what has been withdrawn since. Raises PublishRefused."""
    return roll_back(place, withdrawn(workspace.project.site))


def withdrawn(site: Path) -> tuple[str, ...]:
    """Return a mark for each entry of `site/withdrawals.yaml`, which says what must not be shown again.

    Words about an entry (why, by whom, when) do not count: rewording one withdraws nothing more.
    """
    file = site / WITHDRAWALS
    found = read_document(text_of(file), WITHDRAWALS).data if file.exists() else {}
    entries = [entry for value in found.values() if isinstance(value, list) for entry in value]
    return tuple(sorted({_mark(entry) for entry in entries}))


def _mark(entry: Any) -> str:
    plain = {key: value for key, value in entry.items() if key not in REMARKS} if isinstance(entry, Mapping) else entry
    return hashlib.sha256(json.dumps(plain, sort_keys=True, default=str).encode("utf-8")).hexdigest()[:16]


def _green(warehouse: Warehouse, workspace: Workspace) -> Made:
    """Return the site that was made last, if it is made from the content as it is now and every check was green."""
    made = last_made(warehouse)
    if made is None or not (workspace.project.public / "index.html").exists():
        msg = f"There is no website yet; {REFRESH}"
        raise PublishRefused(msg)
    if refresh_is_open(warehouse):
        msg = f"The last refresh failed or was stopped; mend what it said, then {REFRESH}"
        raise PublishRefused(msg)
    behind = stale(warehouse, node_hashes(workspace, made.as_of))
    if behind:
        more = f" and {len(behind) - 3} more" if len(behind) > 3 else ""
        msg = (
            f"The website is not made from the content as it is now, or a check failed "
            f"({', '.join(behind[:3])}{more}); {REFRESH}"
        )
        raise PublishRefused(msg)
    return made


def _synthetic(warehouse: Warehouse, workspace: Workspace) -> Iterator[str]:
    if workspace.project.settings.site_status != "live":
        return
    moments = [LATEST, *workspace.reports]
    names = sorted(
        {
            name
            for moment in moments
            for name, series in read_protected(warehouse, workspace, moment).items()
            if any(value.origin == "synthetic" and value.value is not None for value in series.values)
        }
    )
    if names:
        yield (
            f"The site is live and would show synthetic figures: {', '.join(names)}. Give it the real records "
            "(data_path in project.yaml) and set sample_hospital_data: false"
        )


def _doubted(warehouse: Warehouse, workspace: Workspace) -> Iterator[str]:
    """A live site waits until somebody has looked at each doubt; a demonstration shows them on its quality page."""
    if workspace.project.settings.site_status != "live":
        return
    found = judged_findings(warehouse, workspace).open
    if found:
        some = "".join(f"\n  {one.check}  {one}" for one in found[:MOST_DOUBTS])
        yield (
            f"The site is live and {len(found)} doubts are open. Mend the data, or say in site/acknowledged.yaml why "
            f"a figure stands:{some}"
        )


def _early(workspace: Workspace, today: date) -> Iterator[str]:
    for slug, edition in workspace.reports.items():
        places = [folder_of(slug), f"data/editions/{slug}"]
        if edition.is_embargoed(today) and any((workspace.project.public / place).exists() for place in places):
            yield (
                f"The edition {slug} is not out before {edition.shown_from}, and the built website shows it; "
                f"run: outcomes refresh --as-of {today}"
            )


def _problems(
    warehouse: Warehouse, workspace: Workspace, folder: Path, held: Mapping[str, Sequence[Withheld]]
) -> list[Problem]:
    """Check the copy once more as readers would get it: links, pages, numbers of people, figures that are withheld."""
    site = read_site(folder, workspace.project.settings.site_url.rstrip("/") + "/")
    files = sorted(site.files)
    return [
        *verify_site(folder, site),
        *leaks(folder, files, lambda words: held_identifiers(warehouse, workspace, words)),
        *published_withheld(folder, files, held),
    ]
