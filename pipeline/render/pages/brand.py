"""The publisher's colours as a style sheet, with the text colours that stay readable on them worked out.

All other styles are in the theme. Contrast as in WCAG 2.2 (relative luminance; at least 4.5 to 1).
"""

PAPER, DARK_PAPER, INK = "#ffffff", "#12181e", "#10161c"
BLACK = "#000000"
ENOUGH, CLEAR = 4.5, 7.0
STRIP = ("#5694ca", "#b8418a", "#28a197", "#f46a25", "#8f6fc9", "#8a8a8a")
"""Bright shades of the colours that decorate domains, in their order."""


def luminance(colour: str) -> float:
    """Return the relative luminance, 0 to 1, of a `#rrggbb` colour."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mixed(colour: str, towards: str, share: float) -> str:
    """Return `colour` with `share` (0 to 1) of `towards` in it."""
    pairs = [(int(colour[i : i + 2], 16), int(towards[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def readable(colour: str, paper: str, enough: float = ENOUGH) -> str:
    """Return `colour`, moved away from `paper` just as far as text in it needs."""
    towards = INK if luminance(paper) > 0.5 else PAPER
    shades = (mixed(colour, towards, step / 20) for step in range(21))
    return next((shade for shade in shades if contrast(shade, paper) >= enough), towards)


def text_on(colour: str) -> str:
    """Return white or black, whichever is easier to read on `colour`; one of them always is, 4.5 to 1."""
    return max((PAPER, BLACK), key=lambda ink: contrast(ink, colour))


def style_sheet(primary: str, accent: str, domains: int) -> str:
    """Return `brand.css` for the publisher's two colours and a strip with a colour a domain, as many as there are."""
    primary, accent = _six(primary), _six(accent)
    shades = STRIP[:domains]
    ends = [f"{c} {100 * n // len(shades)}% {100 * (n + 1) // len(shades)}%" for n, c in enumerate(shades)]
    strip = f" --strip: linear-gradient(90deg, {', '.join(ends)});"
    return (
        "/* Made from project.yaml */\n"
        f":root {{ --brand: {primary}; --on-brand: {text_on(primary)};"
        f" --accent: {accent}; --brand-strong: {readable(primary, PAPER)};{strip} }}\n"
        "@media (prefers-color-scheme: dark) {"
        f" :root {{ --brand-strong: {readable(primary, DARK_PAPER, CLEAR)}; }} }}\n"
        "@media print { :root { --brand-strong: #000000; } }\n"
    )


def badge(primary: str) -> str:
    """Return the icon of the site, a plain picture of four bars, as SVG."""
    bars = "".join(
        f'<rect x="{6 + 5.5 * n}" y="{20 - 4 * n}" width="3.5" height="{6 + 4 * n}" fill="{text_on(_six(primary))}"/>'
        for n in range(4)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f'<rect width="32" height="32" rx="6" fill="{_six(primary)}"/>{bars}</svg>\n'
    )


def _six(colour: str) -> str:
    plain = colour.lstrip("#").lower()
    return "#" + ("".join(2 * c for c in plain) if len(plain) == 3 else plain)
