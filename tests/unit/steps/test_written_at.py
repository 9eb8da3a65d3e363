"""A link that leads nowhere is told where it was written; what comes from elsewhere stays told by its page."""

from pathlib import Path

from pipeline.errors import Problem
from pipeline.steps.written_at import written_at


def test_a_fault_of_a_built_page_is_told_in_its_text(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for path, text in {"pages/about.md": "---\n---\n[x](../no/)\n", "stories/a_walk.md": "\n[x](no.pdf)\n"}.items():
        (site / path).parent.mkdir(parents=True)
        (site / path).write_text(text, "utf-8")
    missing = Problem("about/index.html", 47, "'../no/'", "there is no such page or file", rule="broken-link")
    mkdocs = Problem(
        "stories/a-walk/index.md", found="contains a link 'no.pdf', but it is not found", rule="site-build"
    )
    others = [
        Problem("about/index.html", 60, "'../glossary/'", "there is no such page or file"),
        Problem("measures/falls/index.html", 9, "'../no/'", "there is no such page or file"),
        Problem("about/index.html", 0, "h1", "2 main headings"),
    ]
    told = written_at([missing, mkdocs, *others], site)
    assert [(one.file, one.line) for one in told[:2]] == [("site/pages/about.md", 3), ("site/stories/a_walk.md", 2)]
    assert told[0].field == "'../no/'"
    assert told[2:] == others
