"""Pages and drawings of the shipped site are read for checking the short way, with the same result as the long one."""

from pipeline.publish.verify.start_tags import is_plain, start_tags
from tests.support.built_site import BuiltSite
from tests.unit.publish.verify.test_start_tags import EVERY, by_parser


def test_all_that_is_published_is_read_the_short_way(built_site: BuiltSite) -> None:
    files = sorted(file for ending in ("html", "svg") for file in built_site.public.rglob(f"*.{ending}"))
    texts = {str(file): file.read_text("utf-8") for file in files}
    assert [name for name, text in texts.items() if not is_plain(text)] == []
    assert [name for name, text in texts.items() if list(start_tags(text, EVERY)) != by_parser(text)] == []
