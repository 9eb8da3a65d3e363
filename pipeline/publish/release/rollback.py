"""Going back to the release before: only to one that is whole, and never to one that holds what was withdrawn since."""

from collections.abc import Sequence

from pipeline.publish.release.place import Place, PublishRefused
from pipeline.publish.release.put import Put, lend, settle
from pipeline.publish.release.records import Release, sums_of
from pipeline.publish.tree import clear_aside


def roll_back(place: Place, withdrawn: Sequence[str]) -> Put:
    """Let readers see the release before the one they see. Raises PublishRefused where there is none to go back to.

    Nothing is removed: the release that was bad stays until the next publish, for readers who have a page of it open.
    """
    with place.held():
        known, order, bad = place.known(), place.order(), place.shown()
        earlier = [known[name] for name in reversed(order.shown) if name in known and name != bad]
        earlier = [one for one in earlier if one.id not in order.rolled_back]
        good = _first(place, earlier, withdrawn)
        clear_aside(place.releases / good.id)
        lend(place, known, good.id, withdrawn)
        settle()
        place.show(good.id, order.going_back(bad, good.id))
        return Put(good.id, len(known) - 1, ())


def _first(place: Place, earlier: Sequence[Release], withdrawn: Sequence[str]) -> Release:
    """Return the newest earlier release that may be shown again."""
    if not earlier:
        msg = "There is no earlier release to go back to."
        raise PublishRefused(msg)
    reasons: list[str] = []
    for one in earlier:
        if not one.leaves_out(withdrawn):
            reasons.append(f"{one.id} (as of {one.as_of}) holds something that has been withdrawn since.")
        elif not _is_whole(place, one):
            reasons.append(f"{one.id} (as of {one.as_of}) is damaged: files are missing or not as they were published.")
        else:
            return one
    raise PublishRefused(*reasons, "Refresh and publish instead: outcomes refresh, then outcomes publish.")


def _is_whole(place: Place, one: Release) -> bool:
    there = sums_of(place.releases / one.id)
    return all(there.get(path) == mark for path, mark in one.files.items())
