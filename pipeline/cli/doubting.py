"""How doubts of the checks of figures are said by `refresh` and `check`. Which are open: see `compute.checks`."""

from collections.abc import Sequence

from pipeline.cli.saying import Voice
from pipeline.compute.checks import Finding, Judged

ACKNOWLEDGEMENTS = "site/acknowledged.yaml"
REMEDY = f"Mend the data, or say why a figure stands in {ACKNOWLEDGEMENTS}"


def say_doubts(voice: Voice, doubts: Judged) -> int:
    """Say what the checks doubt and nobody has acknowledged, then each acknowledgement that fits nothing.

    What is found in one measure's figures of one time has one cause, most likely: one line, with the rest below it.
    Returns how many acknowledgements fit nothing: they are problems of content.
    """
    causes = _causes(doubts.open)
    for first, *others in causes:
        voice.fact(f"doubt  {first.check}  {first}", doubt=str(first), check=first.check)
        for one in others:
            words = f"       {one.check}  {one.area} {one.period}  {one.told}"
            voice.fact(words, doubt=str(one), check=one.check)
    if doubts.open:
        voice.fact(f"{_counted(doubts.open, causes)} open. {REMEDY}", doubts=len(doubts.open))
    for entry in doubts.idle:
        words = f"{ACKNOWLEDGEMENTS}  {entry.measure} {entry.area} {entry.period}: there is no such doubt; take it out"
        voice.fact(words, idle=words)
    return len(doubts.idle)


def _causes(found: Sequence[Finding]) -> list[list[Finding]]:
    """Put together what is found in the figures of one measure and time, in the order of the first of each."""
    together: dict[tuple[str, str], list[Finding]] = {}
    for one in found:
        together.setdefault((one.measure, one.period), []).append(one)
    return list(together.values())


def _counted(found: Sequence[Finding], causes: Sequence[list[Finding]]) -> str:
    count = "1 doubt is" if len(found) == 1 else f"{len(found)} doubts are"
    likely = "1 cause" if len(causes) == 1 else f"{len(causes)} causes"
    return count if len(causes) == len(found) else count.replace(" are", f", of {likely} at most, are")
