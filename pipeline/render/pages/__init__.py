"""Presenters: what each page says, as finished strings.

Rounding and sentences belong in `wording`, drawing in `charts`, layout in `templates`.
"""
