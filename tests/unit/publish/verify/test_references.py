"""Where an address leads: the quick way to take one apart gives what the whole way gives."""

from urllib.parse import unquote, urlsplit

from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.publish.verify.references import NOT_PLAIN, _parted

SIGNS = st.text(alphabet="ab./#-_?%2:;&= \u00e9\\[]@", max_size=20)


@given(SIGNS)
@example("../falls/#chart")
@example("a#b#c")
@example("a%20b?c#d")
@example("a//b")
@example(".")
def test_an_address_is_parted_as_the_library_parts_it(address: str) -> None:
    try:
        whole = urlsplit(address)
    except ValueError:
        assert NOT_PLAIN.search(address)
        return
    if not whole.scheme and not whole.netloc:
        assert _parted(address) == (unquote(whole.path), unquote(whole.fragment))
