"""What leaves the project: open data, the built website, and later editions and release.

Words, pages and drawings are made in `render`; this package only writes down and checks what it is given.
"""
