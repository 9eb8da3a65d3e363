"""A conversation with Pagefind's own program: one question, one answer, until the index is written.

The client that comes with it sleeps a tenth of a second before it reads each answer, which is all of the time that an
index takes. The files are asked for and written here: the program says that it has written them, and ends, before
the last of them is wholly on the disk, which leaves one cut short. What is indexed is said in `search`.
"""

import asyncio
import base64
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

MOST_BYTES = 2**28
"""The longest answer that is read: that with all files of the index, each made into text twice."""


async def write_index(
    folder: str, config: Mapping[str, object], pages: Iterable[tuple[str, str]], patience: float
) -> None:
    """Write the index of pages, each its path and its HTML, into a folder.

    Raises TimeoutError where one answer takes more than `patience` seconds, RuntimeError for a refusal or an early end.
    """
    from pagefind.service import get_executable

    program = get_executable()
    if program is None:
        msg = "the program is not there"
        raise RuntimeError(msg)
    pipe = asyncio.subprocess.PIPE
    running = await asyncio.create_subprocess_exec(
        program, "--service", stdin=pipe, stdout=pipe, stderr=asyncio.subprocess.DEVNULL, limit=MOST_BYTES
    )
    talk = _Talk(running, patience)
    try:
        index = (await talk.ask(type="NewIndex", config=dict(config)))["index_id"]
        for path, html in pages:
            await talk.ask(type="AddFile", index_id=index, file_path=path, url=None, file_contents=html)
        files = (await talk.ask(type="GetFiles", index_id=index))["files"]
        await talk.end()
    finally:
        if running.returncode is None:
            running.kill()
            await running.wait()
    for file in files:
        place = Path(folder, file["path"])
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(base64.b64decode(file["content"]))


class _Talk:
    def __init__(self, running: asyncio.subprocess.Process, patience: float) -> None:
        assert running.stdin is not None
        assert running.stdout is not None
        self.running, self.asked, self.told = running, running.stdin, running.stdout
        self.patience, self.number = patience, 0

    async def ask(self, **question: object) -> dict[str, Any]:
        """Ask and return the answer."""
        self.number += 1
        message = json.dumps({"message_id": self.number, "payload": question}).encode()
        async with asyncio.timeout(self.patience):
            self.asked.write(base64.b64encode(message) + b",")
            await self.asked.drain()
            answer = await self._answer()
        if answer.get("type") == "Error":
            raise RuntimeError(answer.get("message"))
        return answer

    async def end(self) -> None:
        """Let the program come to its own end."""
        self.asked.close()
        async with asyncio.timeout(self.patience):
            await self.running.wait()

    async def _answer(self) -> dict[str, Any]:
        while True:
            try:
                read = await self.told.readuntil(b",")
            except asyncio.IncompleteReadError as error:
                msg = "the program ended before it had answered"
                raise RuntimeError(msg) from error
            answer = json.loads(base64.b64decode(read[:-1]))
            if answer is not None:
                return answer["payload"]
