"""Places that people know, and the area of the framework that each lies in: `site/places.yaml`.

Towns and villages by name only; boundaries, postcodes and addresses do not belong here.
"""

from pathlib import Path

from pydantic import Field

from pipeline.areas import Areas
from pipeline.catalogue.base import Content, Text
from pipeline.catalogue.loose_numbers import typed_by_hand
from pipeline.errors import Problem, nearest
from pipeline.strict_yaml import read_model
from pipeline.strict_yaml.authored import text_of

PLACES = "places.yaml"


class Place(Content):
    """A town or village. `areas` holds more than one code where the place lies across a boundary."""

    name: Text
    areas: list[Text] = Field(min_length=1)


class Places(Content):
    """The places of a project, and where it is written which area each lies in."""

    introduction: Text
    citation: Text
    places: list[Place] = Field(min_length=1)


def read_places(site: Path, areas: Areas | None) -> tuple[Places | None, list[Problem]]:
    """Read `site/places.yaml`; None where a project has none. Every unknown area and doubled name is a problem."""
    file = site / PLACES
    if not file.exists():
        return None, []
    name = f"{site.name}/{PLACES}"
    places, problems = read_model(Places, text_of(file), name)
    if places is None or areas is None:
        return places, problems
    typed = typed_by_hand(name, [(0, "introduction", places.introduction)])
    return places, [*problems, *typed, *_strangers(places, areas, name), *_doubles(places, name)]


def _strangers(places: Places, areas: Areas, file: str) -> list[Problem]:
    known = [area.code for area in areas.all]
    return [
        Problem(
            file,
            field=f"places.{place.name}.areas",
            found=f"'{code}' is not the code of an area{nearest(code, known)}",
            allowed=f"a code in measures/areas.csv{areas.told}",
            example=known[0],
            rule="unknown-area",
        )
        for place in places.places
        for code in place.areas
        if code not in known
    ]


def _doubles(places: Places, file: str) -> list[Problem]:
    names = [place.name for place in places.places]
    return [
        Problem(
            file,
            field=f"places.{name}",
            found="this name stands twice",
            allowed="each place once, with every area it lies in",
            rule="doubled-place",
        )
        for name in sorted({name for name in names if names.count(name) > 1})
    ]
