"""What the parts of an edition must be beside each other, and reading its file with all that is wrong told at once.

What one key may hold is said by the model in `edition`; dates that are allowed and still odd are in `edition_dates`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import SimpleNamespace
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from pipeline.catalogue.loose_numbers import typed_by_hand
from pipeline.errors import ContentProblems, Problem
from pipeline.strict_yaml import Document, read_document, validate

M = TypeVar("M", bound=BaseModel)
STEPS = ("data", "commentary", "release")
Path = tuple[str | int, ...]
Broken = Iterator[tuple[Path, str]]
HAND = "leave it to the tables, or list it under `quoted` where a cited document has it"


def broken(edition: Any) -> list[tuple[Path, str]]:
    """Return each rule that an edition breaks, with its key. A key that could not be read is None, and not judged."""
    rules: tuple[Callable[[Any], Broken], ...] = (_signed, _access, _overrides, _cut_off)
    return [one for rule in rules for one in rule(edition)]


def _signed(edition: Any) -> Broken:
    """Each step is signed once: figures, then words, then the release, which is not before its day."""
    signed = edition.sign_offs or []
    steps, days = [one.step for one in signed], [one.on for one in signed]
    if steps != list(STEPS[: len(steps)]) or days != sorted(days):
        told = "sign_offs are data first, then commentary, then release, each once, none before the day of another"
        yield ("sign_offs",), told
    for number, one in enumerate(signed):
        if one.step == "release" and edition.release and one.on < edition.release:
            yield ("sign_offs", number), f"it was let out on {one.on}, before its day of release {edition.release}"


def _access(edition: Any) -> Broken:
    """Access before the release needs a release, and begins by then."""
    for number, one in enumerate(edition.pre_release_access or []):
        if edition.release is None or one.since > edition.release:
            told = f"{one.who} has access since {one.since}, which is not before a day of release"
            yield ("pre_release_access", number), told


def _overrides(edition: Any) -> Broken:
    """No measure is overridden twice, and what takes the place of another is not itself left out."""
    overrides = edition.overrides or []
    left_out = [one.measure for one in overrides]
    for name in dict.fromkeys(left_out):
        if left_out.count(name) > 1 or name in [one.instead for one in overrides]:
            yield ("overrides",), f"{name} stands in several overrides"


def _cut_off(edition: Any) -> Broken:
    """The cut-off is not after the release."""
    if edition.release and edition.cut_off and edition.cut_off > edition.release:
        told = (
            f"the cut-off {edition.cut_off} is after the release {edition.release}; figures are gathered first, "
            f"so put it on that day or before it, e.g. cut_off: {edition.release}"
        )
        yield ("cut_off",), told


def read_edition(model: type[M], text: str, place: str) -> tuple[M | None, list[Problem]]:
    """Read an edition's or a year's report's file. Gives it, or None with every problem of it."""
    try:
        document = read_document(text, place)
    except ContentProblems as error:
        return None, list(error.problems)
    made, problems = validate(model, document)
    if made is not None or not isinstance(document.data, Mapping):
        return made, problems
    seen = _what_can_be_read(model, document.data)
    rules = [Problem(*document.place_of(path), str(path[0]), told, rule="other") for path, told in broken(seen) if path]
    quoted = [str(one) for one in document.data.get("quoted") or []]
    typed = typed_by_hand(place, _own_words(document), quoted, allowed=(HAND, 'quoted: ["12.5%"]'))
    whole = [one for one in problems if not one.field] if rules or typed else []
    return None, sorted({*(one for one in problems if one not in whole), *rules, *typed})


def _what_can_be_read(model: type[BaseModel], data: Mapping[str, Any]) -> SimpleNamespace:
    """Return each key that is right in itself, so that rules can be asked though another key is wrong."""
    seen: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        kind: Any = field.annotation
        try:
            seen[name] = TypeAdapter[Any](kind).validate_python(data.get(name))
        except ValidationError:
            seen[name] = None
    if data.get("release") and not seen["release"]:
        seen["pre_release_access"] = None  # nobody can say whether it begins before the release
    return SimpleNamespace(**seen)


def _own_words(document: Document) -> Iterator[tuple[int, str, str]]:
    """Give line, field and text of everything in the file that somebody wrote for readers."""
    data: Any = document.data
    sheet = data.get("front_sheet") if isinstance(data.get("front_sheet"), Mapping) else {}
    paths: list[Path] = [("foreword",), ("cut_off_reason",), ("front_sheet", "title"), ("front_sheet", "purpose")]
    paths += [("front_sheet", "recommendations", n) for n in range(_size(sheet.get("recommendations")))]
    paths += [("qualitative", n, key) for n in range(_size(data.get("qualitative"))) for key in ("title", "text")]
    for path in paths:
        text = _at(data, path)
        if isinstance(text, str):
            yield document.line_of(path), ".".join(str(p + 1 if isinstance(p, int) else p) for p in path), text


def _size(value: Any) -> int:
    return len(value) if isinstance(value, list) else 0


def _at(value: Any, path: Iterable[str | int]) -> Any:
    for part in path:
        if isinstance(value, Mapping) or (isinstance(value, list) and isinstance(part, int)):
            value = value.get(part) if isinstance(value, Mapping) else value[int(part)]
        else:
            return None
    return value
