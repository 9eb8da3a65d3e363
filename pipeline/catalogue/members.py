"""Several measures from one definition: a file with `members` says once what they share, and for each what is its own.

Values from outside the file belong in `leaning`; whether a measure is right is settled by its model.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from pipeline.errors import Problem, nearest
from pipeline.strict_yaml import Document, Origin

MEMBERS, WORDS, ID = "members", "words", "id"
EXAMPLE = "members: {safe_men: {order: 1, words: {who: men}}, safe_women: {order: 2, words: {who: women}}}"
_BLANK = re.compile(r"\{([a-z][a-z0-9_]*)\}")


def is_family(document: Document) -> bool:
    """Say whether a file defines several measures."""
    return isinstance(document.data, Mapping) and MEMBERS in document.data


def ids_of(document: Document) -> list[str]:
    """Return the ids of the measures that a file defines: its name, or the names of its members."""
    if not is_family(document):
        return [PurePosixPath(document.file).stem]
    members = document.data[MEMBERS]
    return [str(name) for name in members] if isinstance(members, Mapping) else []


def members_of(document: Document) -> tuple[dict[str, Document], list[Problem]]:
    """Return the document of each measure of a file, by id, with what is wrong with the way it is parted."""
    if not is_family(document):
        return {ids_of(document)[0]: document}, []
    members = document.data[MEMBERS]
    if not isinstance(members, Mapping):
        return {}, [_not_parted(document, (MEMBERS,), "members are no keys and values")]
    problems = [
        _not_parted(document, (MEMBERS, name), "what is the member's own stands below it as keys and values")
        for name, own in members.items()
        if not isinstance(own, Mapping)
    ]
    made = {name: _member(document, name, own) for name, own in members.items() if isinstance(own, Mapping)}
    problems += [problem for name in made for problem in _words_faults(document, name)]
    return made, problems


def _member(document: Document, name: str, own: Mapping[str, Any]) -> Document:
    """Return one member as a document of its own: its keys go before those that are shared, whole."""
    shared = {key: value for key, value in document.data.items() if key != MEMBERS}
    kept = {key: value for key, value in own.items() if key != WORDS}
    words = {**_words(own), ID: name}
    origins = {(key,): Origin(document, (key,), f"all of {PurePosixPath(document.file).name}") for key in shared}
    origins |= {(key,): Origin(document, (MEMBERS, name, key)) for key in kept}
    lines = {(): document.line_of((MEMBERS, name))}
    return Document(document.file, _filled({**shared, **kept}, words), lines, origins)


def _words(own: Mapping[str, Any]) -> dict[str, str]:
    words = own.get(WORDS, {})
    return {str(key): str(word) for key, word in words.items()} if isinstance(words, Mapping) else {}


def _filled(value: Any, words: Mapping[str, str]) -> Any:
    """Put the member's words into every text."""
    if isinstance(value, str):
        return _BLANK.sub(lambda blank: words.get(blank[1], blank[0]), value)
    if isinstance(value, Mapping):
        return {key: _filled(inner, words) for key, inner in value.items()}
    return [_filled(inner, words) for inner in value] if isinstance(value, list) else value


def _words_faults(document: Document, name: str) -> Iterator[Problem]:
    """A blank that no word fills would be read by the public; a word that fills none is a slip as well."""
    own = document.data[MEMBERS][name]
    words, used = _words(own), set[str]()
    if not isinstance(own.get(WORDS, {}), Mapping):
        yield _not_parted(document, (MEMBERS, name, WORDS), "words are keys, each with the text that it stands for")
    shared = {key: value for key, value in document.data.items() if key not in own and key != MEMBERS}
    for part, start in ((shared, ()), ({k: v for k, v in own.items() if k != WORDS}, (MEMBERS, name))):
        for path, blank in _blanks(part, start):
            used.add(blank)
            if blank not in {*words, ID}:
                found = f"'{name}' has no word '{blank}'{nearest(blank, words)}"
                yield _fault(document, path, found, f"a key under words of the member, or {ID}")
    for word in sorted(set(words) - used):
        found = f"no text has the blank {{{word}}}{nearest(word, used - {ID})}"
        yield _fault(document, (MEMBERS, name, WORDS, word), found, "words that a text of the file asks for")


def _blanks(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield from ((path, blank) for blank in dict.fromkeys(_BLANK.findall(value)))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _blanks(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _blanks(inner, (*path, number))


def _fault(document: Document, path: tuple[str | int, ...], found: str, allowed: str) -> Problem:
    field = ".".join(str(part) for part in path if isinstance(part, str))
    return Problem(*document.place_of(path), field, found, allowed, "words: {who: men}", "family-word")


def _not_parted(document: Document, path: tuple[str | int, ...], found: str) -> Problem:
    field = ".".join(map(str, path))
    return Problem(
        *document.place_of(path), field, found, "an id for each measure, with its own keys", EXAMPLE, "wrong-type"
    )
