"""How a measure stands: against its own past, its baseline, its plan and its comparator.

Rules live here as code with a number that the published rule text names; wording belongs in `render.wording`.
"""
