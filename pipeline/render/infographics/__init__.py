"""Infographics: one A4 page as values, and its three forms: web page, tagged PDF, picture.

What a sheet says is made in `quarter`, `domain` and `overview`, how it is printed in `press`. Nothing is stored here.
"""
