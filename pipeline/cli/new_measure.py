"""`outcomes new measure`: asks what an analyst knows, or takes it as flags, and writes a draft definition.

On a terminal what is missing is asked; elsewhere all that is missing is told at once.
"""

import argparse
import re
import sys
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.areas import read as read_areas
from pipeline.catalogue.defaults import DEFAULTS, Said, read_defaults
from pipeline.catalogue.draft import LEFT_OUT, Known, answer_faults, draft_text
from pipeline.catalogue.framework import Framework
from pipeline.catalogue.leaning import said_for
from pipeline.catalogue.load import FRAMEWORK
from pipeline.catalogue.measure_files import measure_files, measure_places, read_measures
from pipeline.cli.measure_questions import QUESTIONS, Question
from pipeline.cli.saying import Voice
from pipeline.errors import ContentProblems, Problem, UsageError, nearest
from pipeline.settings import Project, open_project
from pipeline.strict_yaml import read_document, validate
from pipeline.strict_yaml.authored import text_of
from pipeline.strict_yaml.writing import flow

ID = re.compile(r"[a-z][a-z0-9_]*")
_ORDER = re.compile(r"^ *order: *([0-9]+)", re.MULTILINE)


def run(args: argparse.Namespace, voice: Voice) -> int:
    """Ask, write, and tell what is left. Exit code 2 for answers that cannot be, with the nearest that can."""
    project = open_project(args.project)
    known = _known(project)
    given = {question.key: getattr(args, question.key) or "" for question in QUESTIONS}
    defaults = read_defaults(project.measures)
    answers = _asked(given, known, defaults) if sys.stdin.isatty() and not args.json else given
    domain = known.indicators.get(answers["indicator"], "")
    said = said_for(domain, answers["source"], defaults)
    _refuse(answers, known, said)
    file = project.measures / domain / f"{answers['id']}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    today = date.today()
    text = draft_text(answers, known, (today, _a_year_on(today)), said)
    with file.open("x", encoding="utf-8") as stream:
        stream.write(text)
    _tell(project, file, voice, {key: said[key] for key in LEFT_OUT if key in said and not answers.get(key)})
    return 0


def _known(project: Project) -> Known:
    """Read the names that answers may be; measure files only for their names and places, right or not."""
    framework, problems = validate(Framework, _document(project.measures / FRAMEWORK))
    if framework is None:
        raise ContentProblems(problems)
    files = measure_files(project.measures)
    orders = [int(n) for file in files for n in _ORDER.findall(text_of(file))]
    folders = sorted(folder.name for folder in project.data_raw.glob("*") if (folder / "datapackage.yaml").exists())
    return Known(
        indicators={key: path[0].key for key, path in framework.path_to().items()},
        areas=[area.code for area in read_areas(project.measures).all],
        sources=folders,
        taken=list(measure_places(project.measures)),
        next_order=max(orders, default=0) + 1,
    )


def _document(file: Path):
    return read_document(text_of(file), f"measures/{file.name}")


def _asked(given: Mapping[str, str], known: Known, defaults: Said) -> dict[str, str]:
    """Ask what was not given, but not what the defaults say for the measure's domain and source."""
    answers = dict(given)
    for question in QUESTIONS:
        said = said_for(known.indicators.get(answers["indicator"], ""), answers["source"], defaults)
        if question.asked and not answers[question.key] and question.key in said and question.key in LEFT_OUT:
            continue
        while not answers[question.key] and question.asked:
            answers[question.key] = _ask(question, known)
            fault = _fault(question, answers[question.key]) or next(iter(answer_faults(answers, known)), "")
            if fault:
                sys.stderr.write(f"  {fault}\n")
                answers[question.key] = ""
            elif not question.required:
                break
    return answers


def _ask(question: Question, known: Known) -> str:
    named = getattr(known, question.names) if question.names else question.choices
    listed = f"\n  {', '.join(named)}" if named else ""
    return input(f"{question.help}{listed}\n> ").strip()


def _fault(question: Question, answer: str) -> str:
    if question.required and not answer:
        return f"{question.key}: an answer is needed"
    if question.key == "id" and not ID.fullmatch(answer):
        return f"'{answer}' is not an id: small letters, digits and underscores, beginning with a letter"
    if answer and question.choices and answer not in question.choices:
        return (
            f"{question.key}: '{answer}' is not one of {', '.join(question.choices)}{nearest(answer, question.choices)}"
        )
    return ""


def _refuse(answers: Mapping[str, str], known: Known, said: Collection[str]) -> None:
    """Tell all that is wrong or missing at once; what `defaults.yaml` says need not be answered."""
    named = (("indicator", known.indicators), ("source", known.sources))
    if any(answers[key] and answers[key] not in names for key, names in named):
        said = {*said, *LEFT_OUT}  # which defaults hold is known once these names are right
    asked = [question for question in QUESTIONS if answers[question.key] or question.key not in said]
    faults = [fault for question in asked if (fault := _fault(question, answers[question.key]))]
    faults += answer_faults(answers, known)
    faults += [
        f"{key}: '{answers[key]}' is no whole number"
        for key in ("lag_days", "decimals", "per", "order", "drop_top")
        if answers[key] and not answers[key].isdecimal()
    ]
    if faults:
        raise UsageError("\n".join(faults))


def _a_year_on(day: date) -> date:
    return day.replace(year=day.year + 1, day=min(day.day, 28) if day.month == 2 else day.day)


def _tell(project: Project, file: Path, voice: Voice, taken: Mapping[str, Any]) -> None:
    place = file.relative_to(project.root).as_posix()
    voice.fact(f"wrote   {place}", wrote=place)
    if taken:
        words = "".join(f"taken   {key}: {flow(value)}\n" for key, value in taken.items())
        words += f"        as measures/{DEFAULTS} says; another answer goes into the file"
        voice.fact(words, taken=list(taken))
    problems: list[Problem] = read_measures(file, project.measures, read_defaults(project.measures)).problems
    for problem in problems:
        voice.fact(f"left    {problem}", left=vars(problem))
    first = "fill what is left, then: " if problems else ""
    voice.fact(f"Next: {first}outcomes preview {file.stem}", next=f"outcomes preview {file.stem}")
