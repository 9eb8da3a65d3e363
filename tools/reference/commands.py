"""Every verb of the command with its arguments, from the parser that the command itself uses.

argparse tells what a parser holds by no public name, so its own lists are read here (SLF001), and nowhere else.
"""

import argparse
from collections.abc import Iterator

from pipeline.cli.main import VERBS, parser
from tools.reference.markdown import cell, table

COMMON = ("--help", "--project", "--json")


def commands_page() -> str:
    """Return the page of commands."""
    made = parser()
    lines = [
        "# The command, verb by verb",
        "",
        f"{made.description}",
        "",
        "`--project DIR` (the project's folder; here where not said) and `--json` (the same facts as JSON, a line",
        "each) go with every verb.",
        "",
        f"{made.epilog}",
    ]
    for verb, told in VERBS.items():
        lines += ["", f"## {verb}", "", f"{told[1][:1].upper()}{told[1][1:]}."]
        lines += _verb(_choices(made)[verb], f"outcomes {verb}")
    return "\n".join([*lines, ""])


def _verb(one: argparse.ArgumentParser, called: str) -> Iterator[str]:
    inner = _choices(one)
    if not inner:
        yield from _arguments(one, called)
        return
    helps = {choice.dest: choice.help or "" for choice in _actions(one)}
    for name, part in inner.items():
        yield from ("", f"### {called} {name}", "", f"{helps.get(name, '')[:1].upper()}{helps.get(name, '')[1:]}.")
        yield from _arguments(part, f"{called} {name}")


def _arguments(one: argparse.ArgumentParser, called: str) -> Iterator[str]:
    own = [a for a in one._actions if not set(a.option_strings) & set(COMMON)]  # noqa: SLF001
    yield from ("", f"`{' '.join([called, *(_shown(action) for action in own)])}`")
    if own:
        rows = [(f"`{cell(_name(action))}`", cell(action.help or "")) for action in own]
        yield from ("", *table(("Argument", "What it says"), rows))


def _shown(action: argparse.Action) -> str:
    may_be_left_out = not action.required if action.option_strings else action.nargs in ("?", "*")
    return f"[{_name(action)}]" if may_be_left_out else _name(action)


def _name(action: argparse.Action) -> str:
    value = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
    if not action.option_strings:
        return str(action.metavar or action.dest)
    return action.option_strings[-1] if action.nargs == 0 else f"{action.option_strings[-1]} {value}"


def _choices(one: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    found = [a for a in one._actions if isinstance(a, argparse._SubParsersAction)]  # noqa: SLF001
    return dict(found[0].choices) if found else {}


def _actions(one: argparse.ArgumentParser) -> list[argparse.Action]:
    return [c for a in one._actions if isinstance(a, argparse._SubParsersAction) for c in a._choices_actions]  # noqa: SLF001
