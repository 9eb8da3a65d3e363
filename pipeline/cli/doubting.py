"""How doubts of the checks of figures are said by `refresh` and `check`. Which are open: see `compute.checks`."""

from pipeline.cli.saying import Voice
from pipeline.compute.checks import Judged

ACKNOWLEDGEMENTS = "site/acknowledged.yaml"


def say_doubts(voice: Voice, doubts: Judged) -> int:
    """Say what the checks doubt and nobody has acknowledged, then each acknowledgement that fits nothing.

    Returns how many of the latter there are: they are problems of content.
    """
    for one in doubts.open:
        voice.fact(f"doubt  {one.check}  {one}", doubt=str(one), check=one.check)
    if doubts.open:
        count = "1 doubt is" if len(doubts.open) == 1 else f"{len(doubts.open)} doubts are"
        voice.fact(
            f"{count} open. Mend the data, or say why a figure stands in {ACKNOWLEDGEMENTS}", doubts=len(doubts.open)
        )
    for entry in doubts.idle:
        words = f"{ACKNOWLEDGEMENTS}  {entry.measure} {entry.area} {entry.period}: there is no such doubt; take it out"
        voice.fact(words, idle=words)
    return len(doubts.idle)
