"""The one error of building the website: every problem of a build together, each with its page."""

from collections.abc import Sequence

from pipeline.errors import OutcomesError, Problem


class SiteError(OutcomesError):
    """The website could not be built, or what was built is not fit to be shown. The last good site stays."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        count = len(self.problems)
        noun = "problem" if count == 1 else "problems"
        told = f"The website was not replaced: {count} {noun}. The last good one, if there is one, is still in place."
        super().__init__("\n".join([*map(str, self.problems), told]))
