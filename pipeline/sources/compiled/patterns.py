"""The `pattern` constraint: a Python regular expression rewritten for the database's engine (RE2).

Only the rewriting belongs here. What RE2 cannot say (look-around, back references) is refused by name,
never approximated.
"""

import re

MAX_REPEAT = 1000
_REFUSED = {
    r"(?=": "look-ahead",
    r"(?!": "look-ahead",
    r"(?<=": "look-behind",
    r"(?<!": "look-behind",
    r"(?P=": "back reference",
    r"(?(": "conditional group",
    r"(?>": "atomic group",
}
_CLASSES = {"d": r"\p{Nd}", "w": r"\p{L}\p{N}_", "s": r"\s\x0b\x1c-\x1f\x{85}\p{Z}"}
_END = r"(?:\n?\z)"
_TOKEN = re.compile(r"\\(?s:.)|\[\^?\]?|\(\?(?:P?[=!>(]|<[=!])|\{\d*,?\d*\}|[*+?}]\+|[$\]]|(?s:.)")


class PatternError(ValueError):
    """A pattern that the database's engine cannot check exactly as Python does."""


def to_re2(pattern: str) -> str:
    """Return an RE2 expression for `regexp_matches` that matches the cells Frictionless accepts.

    Frictionless compiles `^pattern$` and matches at the start, so `a|b` means `^a` or `b$`; that is kept.
    """
    _readable(pattern)
    out, inside = [], False
    for token in _TOKEN.findall(pattern):
        out.append(_class_token(token) if inside else _token(token))
        if not inside and token.startswith("["):
            inside = True
        elif inside and token == "]":
            inside = False
    return rf"\A(?:^{''.join(out)}{_END})"


def _readable(pattern: str) -> None:
    try:
        re.compile(f"^{pattern}$")
    except re.error as problem:
        message = f"is not a regular expression ({problem.msg})"
        raise PatternError(message) from problem
    if re.search(r"\(\?[im-]*[aLsuxm]", pattern):
        message = "uses a flag other than i"
        raise PatternError(message)


def _token(token: str) -> str:
    if token in _REFUSED:
        message = f"uses a {_REFUSED[token]}"
        raise PatternError(message)
    if len(token) == 2 and token[0] in "*+?}" and token[1] == "+":
        message = "uses a possessive repeat"
        raise PatternError(message)
    if token.startswith("{") and any(int(n) > MAX_REPEAT for n in re.findall(r"\d+", token)):
        message = f"repeats more than {MAX_REPEAT} times"
        raise PatternError(message)
    if token == "$":
        return _END
    return _escape(token) if token.startswith("\\") else token


def _escape(token: str) -> str:
    letter = token[1:]
    if letter in _CLASSES:
        return f"[{_CLASSES[letter]}]"
    if letter.lower() in _CLASSES:
        return f"[^{_CLASSES[letter.lower()]}]"
    if letter == "Z":
        return r"\z"
    if letter in "bBuUN123456789":
        message = f"uses \\{letter}"
        raise PatternError(message)
    return token


def _class_token(token: str) -> str:
    if token.startswith("\\"):
        letter = token[1:]
        if letter in _CLASSES:
            return _CLASSES[letter]
        if letter.lower() in _CLASSES or letter in "uUN":
            message = f"uses \\{letter} inside brackets"
            raise PatternError(message)
    return r"\[" if token == "[" else token
