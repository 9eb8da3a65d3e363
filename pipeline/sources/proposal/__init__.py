"""Proposing a source: delivered files in, a draft of their description out, with all that it is unsure of.

Nothing is written and no clock is read here; asking a person and writing files belong to the command.
"""

from pipeline.sources.proposal.doubt import Doubt
from pipeline.sources.proposal.propose import Proposal, propose

__all__ = ["Doubt", "Proposal", "propose"]
