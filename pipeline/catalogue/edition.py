"""One edition of the quarterly report as a model: its dates, its front sheet and its recommendations.

Which values it may use follows from the cut-off and is worked out in `compute`; freezing belongs in `publish`.
"""

from datetime import date

from pydantic import Field, model_validator

from pipeline.catalogue.base import Content, PeriodLabel, Text


class FrontSheet(Content):
    """The front sheet of the Board's paper, line by line."""

    report_to: Text
    by: list[Text] = Field(min_length=1)
    title: Text
    purpose: Text
    recommendations: list[Text] = Field(min_length=1)


class Edition(Content):
    """A quarter's edition. It uses only values published by its cut-off."""

    title: Text
    period: PeriodLabel
    cut_off: date
    meeting: date | None = None
    agenda: date | None = None
    release: date | None = None
    reconstructed_on: date | None = Field(default=None, description="Made later from what was published by then")
    front_sheet: FrontSheet
    foreword: str = ""
    background_documents: list[Text] = Field(default_factory=list)

    @model_validator(mode="after")
    def dates_in_order(self) -> "Edition":
        """The cut-off is not after the release."""
        if self.release and self.cut_off > self.release:
            msg = f"the cut-off {self.cut_off} is after the release {self.release}"
            raise ValueError(msg)
        return self
