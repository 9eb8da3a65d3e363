"""Where infographics and their files lie. Pages that link to them take the address from here."""

from pipeline.render.pages.context import slug

FRAMEWORK = "framework/infographic/"


def quarter_address(edition: str) -> str:
    """Return the page of an edition's infographic."""
    return f"editions/{edition}/infographic/"


def domain_address(edition: str, domain: str) -> str:
    """Return the page of a domain's infographic in an edition; `domain` is its key."""
    return f"editions/{edition}/{slug(domain)}/infographic/"


def file_stem(page: str) -> str:
    """Return the name of the files beside a page: `2017-18-q1-infographic` for an edition's."""
    steps = [step for step in page.strip("/").split("/") if step != "editions"]
    return "-".join(steps)
