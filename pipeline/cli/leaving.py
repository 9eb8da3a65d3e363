"""How a command of its own ends: its files are closed, what it said is written out, and the process goes at once.

Otherwise Python first takes every value apart that is left, which after a build is a tenth of the whole run and frees
what the machine gets back anyway. What is said, and with which exit code a verb ends, is in `main`.
"""

import atexit
import os
import sys
from collections.abc import Callable


def at_once(work: Callable[[], int]) -> int:
    """Do the work and return its exit code, with which the process then ends as soon as all else has been seen to.

    What is registered first at exit is done last: threads have ended by then, and temporary folders are gone. Work that
    ends with an error, or whose words cannot be written out, ends as Python ends it, which says so.
    """
    codes: list[int] = []
    atexit.register(_leave, codes)
    codes.append(work())
    return codes[0]


def unheard() -> None:
    """Let whatever is still to be said go nowhere: whoever read it, such as `head`, has heard enough."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
            os.dup2(nowhere, stream.fileno())
        except (OSError, ValueError):
            continue


def _leave(codes: list[int]) -> None:
    if not codes:
        return
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        unheard()
    except (OSError, ValueError):
        return
    os._exit(codes[0])
