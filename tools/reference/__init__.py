"""The reference pages of the documentation, made from the software itself: `python -m tools.reference`.

Each module makes one kind of page from what the engine says of itself; nothing is typed a second time. A test fails
when a page on disk is not what is made here.
"""
