"""Pure computation: values in, values out, from series and statistics to standing and disclosure control.

Nothing here reads a clock, a file, the environment or a database; those arrive as arguments from the edges.
"""
