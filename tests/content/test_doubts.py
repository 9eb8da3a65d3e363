"""The shipped figures leave no doubt open: somebody looked at each, and said on the page on quality why it stands."""

from tests.support.built_site import BuiltSite


def test_no_doubt_of_the_checks_is_left_open(built_site: BuiltSite) -> None:
    assert not [line for line in built_site.said.splitlines() if line.startswith(("doubt", "site/acknowledged"))]
