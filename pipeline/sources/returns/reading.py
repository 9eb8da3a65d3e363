"""A returned file read whole: is it ours, whose is it, what does it answer. All problems together, or the answers.

Nothing of a file with a problem is taken. Where answers go is decided by the caller.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace

from openpyxl.worksheet.worksheet import Worksheet

from pipeline.errors import ContentProblems, nearest
from pipeline.sources.returns.answers import Expecting, answers
from pipeline.sources.returns.labels import EDITION, IDENTITY, OWNER, PROJECT, ROLE, VERSION
from pipeline.sources.returns.model import SHEET_VERSION, Answer, Returned
from pipeline.sources.returns.notes import note
from pipeline.sources.returns.numbers import NotANumber, shown
from pipeline.sources.returns.opening import Fault, Opened, address, cells, open_return, told
from pipeline.sources.returns.table import lines

SMALL = 5
OURS = "a sheet that this project sent"


@dataclass(frozen=True)
class Project:
    """What a returned file is held against: the project's title, its editions, its owners, what each may answer."""

    title: str
    editions: Collection[str]
    owners: Collection[str]
    expecting: Callable[[str, str], Expecting] = field(repr=False)


def read_return(file: str, content: bytes, project: Project) -> Returned:
    """Read a returned workbook; `file` is its name for messages. Raises ContentProblems with all that is wrong."""
    opened = open_return(file, content)
    pairs = _pairs(opened.cover)
    faults = _identity(opened.cover.title, pairs, project)
    role, wrong = _role(pairs)
    faults += wrong
    table, wrong = lines(opened.figures)
    faults += wrong
    found: list[Answer] = []
    if _known(pairs, project):
        found, wrong = answers(table, project.expecting(_says(pairs, OWNER), _says(pairs, EDITION)))
        faults += wrong
    if not faults and not found:
        faults = [Fault(opened.figures.title, "no row has been filled in", "at least one figure or mark")]
    if faults:
        raise ContentProblems(told(file, faults))
    return _returned(opened, pairs, role, found)


def _returned(opened: Opened, pairs: Mapping[str, object], role: str, found: list[Answer]) -> Returned:
    made = Returned(opened.file, _says(pairs, OWNER), _says(pairs, EDITION), role, tuple(found))
    return replace(made, cautions=tuple(_cautions(found)))


def _pairs(cover: Worksheet) -> dict[str, object]:
    """Return what stands beside each of the cover's labels: the next cell of its row that holds something."""
    found: dict[str, object] = {}
    label, row = "", 0
    for cell in cells(cover):
        if cell.row == row and label and label not in found:
            found[label] = cell
        elif cell.row != row:
            label, row = " ".join(str(cell.value).split()), cell.row
            label = label if label in (*IDENTITY, ROLE) else ""
    return found


def _says(pairs: Mapping[str, object], label: str) -> str:
    cell = pairs.get(label)
    return " ".join(str(cell.value).split()) if cell is not None else ""  # type: ignore[attr-defined]


def _known(pairs: Mapping[str, object], project: Project) -> bool:
    return _says(pairs, OWNER) in project.owners and _says(pairs, EDITION) in project.editions


def _identity(page: str, pairs: Mapping[str, object], project: Project) -> list[Fault]:
    allowed = {
        PROJECT: ([project.title], f"a sheet of '{project.title}'", "return-project"),
        EDITION: (sorted(project.editions), f"a sheet for {' or '.join(sorted(project.editions))}", "return-edition"),
        OWNER: (sorted(project.owners), "a sheet that was sent to an owner of local measures", "return-owner"),
        VERSION: ([SHEET_VERSION], "a sheet made anew by this version of the software", "return-version"),
    }
    faults = []
    for label, (good, words, rule) in allowed.items():
        says = _says(pairs, label)
        if not says:
            faults.append(Fault(page, f"the line '{label}' is gone or empty", OURS, good[0] if good else "", rule))
        elif says not in good:
            found = f"'{label}' says {shown(says)}{nearest(says, good)}"
            faults.append(Fault(address(pairs[label]), found, words, good[0] if good else "", rule))
    return faults


def _role(pairs: Mapping[str, object]) -> tuple[str, list[Fault]]:
    cell = pairs.get(ROLE)
    try:
        return note(cell.value if cell is not None else None), []  # type: ignore[attr-defined]
    except NotANumber as wrong:
        return "", [Fault(address(cell), wrong.found, "a role or a team, no names", "Performance team")]


def _cautions(found: list[Answer]) -> list[str]:
    """Name the figures that rest on very few: whoever reads the return in asks once more whether they may be shown."""
    few = f"a number from 1 to {SMALL - 1}"
    return [
        f"{answer.place}: {answer.measure}, {answer.period} rests on {few}. If it counts people, ask whether "
        "it may be published; if not, ask for it again as 'too small to publish'."
        for answer in found
        if _few(answer)
    ]


def _few(answer: Answer) -> bool:
    """Whether the count behind the answer is small: its top number, or a whole figure that has no parts."""
    count = answer.value if answer.numerator is None and answer.denominator is None else answer.numerator
    return count is not None and 0 < count < SMALL and count == count.to_integral_value()
