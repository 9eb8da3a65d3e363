"""What a model's own check raises where a value may not stand, with the parts of what is told of it.

Where the value stands is known to `validation`, which tells it.
"""


class Refusal(ValueError):
    """A value that may not stand: what was found, what is allowed, an example, and the kind of problem."""

    def __init__(self, found: str, allowed: str, example: str = "", rule: str = "other") -> None:
        self.found, self.allowed, self.example, self.rule = found, allowed, example, rule
        super().__init__(found)
