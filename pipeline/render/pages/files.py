"""Words for files to download: what kind they are and how large. The files themselves are made by `publish`."""

from pipeline.render.pages.context import Context


def file_words(path: str, context: Context) -> str:
    """Return the kind of a file and, where it is known, its size: `CSV, 2 KB`."""
    kind = path.rsplit(".", 1)[-1].upper()
    size = context.site.downloads.get(path)
    return kind if size is None else f"{kind}, {size_words(size)}"


def size_words(size: int) -> str:
    """Return a number of bytes in words: `2 KB`, never less than one."""
    return f"{max(1, round(size / 1024)):,} KB"
