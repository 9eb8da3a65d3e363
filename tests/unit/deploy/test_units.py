"""The units for systemd: hardened alike, on loopback only, and calling commands that there are."""

import configparser
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.cli.main import parser
from tests.support.project import REPOSITORY

FOLDER = REPOSITORY / "deploy" / "systemd"
SERVICES = sorted(path.name for path in FOLDER.glob("*.service"))
HARD = {
    "NoNewPrivileges": "yes",
    "ProtectSystem": "strict",
    "ProtectHome": "yes",
    "PrivateTmp": "yes",
    "PrivateDevices": "yes",
    "CapabilityBoundingSet": "",
    "IPAddressDeny": "any",
    "IPAddressAllow": "localhost",
    "User": "outcomes",
}
MORE_PROTECTED = 2.5


def unit(name):
    read = configparser.RawConfigParser(strict=False)
    read.optionxform = str  # type: ignore[assignment]
    read.read(FOLDER / name)
    return read


@pytest.mark.parametrize("name", SERVICES)
def test_every_service_is_hardened(name):
    service = dict(unit(name)["Service"])
    assert {key: service.get(key) for key in HARD} == HARD
    assert service["UMask"] == ("0022" if name == "outcomes-publish.service" else "0077")


@pytest.mark.parametrize("name", SERVICES)
def test_every_service_that_may_fail_tells_of_it(name):
    told = dict(unit(name)["Unit"]).get("OnFailure")
    assert told == (
        None if name in ("outcomes-failed@.service", "outcomes-web.service") else "outcomes-failed@%n.service"
    )


@pytest.mark.parametrize("name", SERVICES)
def test_what_a_service_calls_is_a_command_that_there_is(name):
    program, *arguments = shlex.split(dict(unit(name)["Service"])["ExecStart"].replace("%i", "some.service"))
    if program.endswith("/outcomes"):
        assert parser(arguments[0]).parse_args(arguments).verb == arguments[0]
    else:
        assert Path(sys.executable).with_name(Path(program).name).exists()


def test_the_web_pages_are_on_loopback_only():
    assert "-h 127.0.0.1" in dict(unit("outcomes-web.service")["Service"])["ExecStart"]


def test_the_readme_names_every_unit_that_is_switched_on():
    readme = (REPOSITORY / "deploy" / "README.md").read_text("utf-8")
    switched_on = [path.name for path in FOLDER.iterdir() if "[Install]" in path.read_text("utf-8")]
    assert sorted(switched_on) == [
        "outcomes-daemon.service",
        "outcomes-publish.timer",
        "outcomes-refresh.timer",
        "outcomes-web.service",
    ]
    assert all(name.removesuffix(".service") in readme for name in switched_on)


@pytest.mark.system
def test_systemd_finds_no_fault_in_them(tmp_path):
    tool = shutil.which("systemd-analyze")
    if tool is None:
        pytest.skip("needs systemd-analyze, which this machine does not have")
    for file in FOLDER.iterdir():
        here = file.read_text("utf-8").replace("/opt/outcomes", str(REPOSITORY))
        (tmp_path / file.name).write_text(here, "utf-8")
    units = sorted(str(path) for path in tmp_path.iterdir())
    done = subprocess.run([tool, "verify", *units], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    for name in SERVICES:
        command = [tool, "security", "--offline=true", "--no-pager", str(tmp_path / name)]
        said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
        level = said.split("Overall exposure level")[1].split(":")[1].split()[0]
        assert float(level) <= MORE_PROTECTED, name
