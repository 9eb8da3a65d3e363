"""Trying a draft out as `outcomes check` would, with something harmless in the places that a person must fill.

What it finds is what a person would meet after filling them; a draft that was just proposed should meet nothing.
"""

from pathlib import Path

from pipeline.areas import Areas
from pipeline.errors import Problem
from pipeline.sources.clean import clean_faults
from pipeline.sources.cleaning_files import CleanFile
from pipeline.sources.descriptor import Package, Source
from pipeline.sources.proposal.descriptor_draft import settled
from pipeline.sources.proposal.propose import Proposal
from pipeline.sources.receive import read_delivery


def trial_source(proposal: Proposal, folder: Path) -> Source:
    """Return the source that the draft describes, its files in `folder`."""
    plain = settled(proposal.draft)
    files = tuple(_cleaning(name, sql) for name, sql in proposal.cleaning.items())
    return Source(folder, Package.model_validate(plain), plain, None, files)


def remaining(proposal: Proposal, folder: Path, areas: Areas) -> list[Problem]:
    """Return what `check` would still find in the draft and its files, but for the places left to fill."""
    source = trial_source(proposal, folder)
    faults = clean_faults(source)
    return [*faults, *([] if proposal.about_people else read_delivery(source, areas).problems)]


def _cleaning(name: str, sql: str) -> CleanFile:
    table = name.removeprefix("clean/").removesuffix(".sql").partition("_")[2] if "/" in name else ""
    return CleanFile(table, name, sql)
