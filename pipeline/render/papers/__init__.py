"""The papers: what a board or a meeting is given, as PDF and as a Word file, both from one model of their content.

What a paper says is in `highlight`, `domain` and `annual`; the two writers only set it. Pages are in `pages`.
"""
