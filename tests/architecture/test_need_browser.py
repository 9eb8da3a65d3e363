"""The set-up of the browser tests installs a browser only where it may, and else says what is missing."""

import subprocess

import pytest

from tools import need_browser


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """No browser anywhere; what would be run is noted."""
    noted: list[list[str]] = []
    monkeypatch.setattr(need_browser, "found", lambda: "/usr/bin/chromium" if len(noted) > 1 else None)
    monkeypatch.setattr(subprocess, "run", lambda command, **_: noted.append(command))
    return noted


def test_elsewhere_the_missing_command_is_named(
    calls: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(need_browser, "may_install", lambda: False)
    assert need_browser.main() == 1
    assert calls == []
    assert "the command 'chromium'" in capsys.readouterr().err


def test_on_debian_as_root_it_is_installed(calls: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(need_browser, "may_install", lambda: True)
    assert need_browser.main() == 0
    assert [command[2] for command in calls] == ["update", "install"]
    assert "chromium" in calls[1]
