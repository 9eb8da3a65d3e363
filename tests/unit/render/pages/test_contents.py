"""The list "On this page": only of parts that are there, only where there are enough, with addresses that hold."""

from pipeline.render.pages.contents import PLACE, with_contents, written_with_contents


def page(parts: int) -> str:
    heads = "".join(f'<h2 id="p{n}"><svg></svg> Part &amp; {n}</h2>\n' for n in range(parts))
    return f'<h2 id="before">Before</h2>\n{PLACE}\n{heads}'


def test_a_page_with_parts_enough_lists_those_that_follow():
    made = with_contents(page(4))
    assert '<nav class="contents" aria-label="On this page">' in made
    assert '<li><a href="#p3">Part &amp; 3</a></li>' in made
    assert 'href="#before"' not in made


def test_a_short_page_or_one_that_does_not_ask_has_no_list():
    assert "<nav" not in with_contents(page(3))
    assert PLACE not in with_contents(page(3))
    plain = page(9).replace(PLACE, "")
    assert with_contents(plain) == plain


def test_a_hand_written_page_gets_addresses_and_the_list_above_its_first_part():
    text = "Lead.\n\n" + "".join(f"## What & why {n}?\n\nText.\n\n### Small\n\n" for n in range(6))
    made = written_with_contents(text)
    assert made.startswith("Lead.\n\n<nav")
    assert '<a href="#what-why-5">What &amp; why 5?</a>' in made
    assert "## What & why 5? {#what-why-5}" in made
    assert made.index("</nav>") < made.index("## What & why 0?")
    assert "Small {#" not in made


def test_two_parts_of_the_same_name_have_addresses_of_their_own():
    text = "### Before\n\n" + "## The same\n\n" * 6
    made = written_with_contents(text)
    assert [f"{{#the-same{end}}}" in made for end in ("", "_1", "_5")] == [True] * 3
    assert made.startswith("### Before\n\n<nav")


def test_an_address_that_a_part_has_already_is_kept_and_a_short_page_is_as_it_was():
    text = "".join(f"## Part {n} {{#own-{n}}}\n\n" for n in range(6))
    assert written_with_contents(text).endswith(text)
    assert written_with_contents("## One\n\n## Two\n") == "## One\n\n## Two\n"
