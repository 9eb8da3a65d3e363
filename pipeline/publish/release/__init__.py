"""Releases: the built site put where a web server reads it, whole and in one step; the last ones kept; going back.

What may be published at all is decided in `steps.publishing`; what is checked in a site is in `verify`.
"""

from pipeline.publish.release.place import Place, PublishRefused
from pipeline.publish.release.put import Put, put
from pipeline.publish.release.records import Release, content_id, sums_of
from pipeline.publish.release.rollback import roll_back

__all__ = ["Place", "PublishRefused", "Put", "Release", "content_id", "put", "roll_back", "sums_of"]
