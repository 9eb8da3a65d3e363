"""Makes `.venv` with the locked packages and this project: `python3 tools/make_venv.py runtime|test`.

Runs on the system's own Python before anything is installed, so it uses the standard library only and keeps
to syntax that old Pythons read: they too must be told plainly what is missing. Does nothing when all is in.
"""

import hashlib
import importlib
import os
import shutil
import subprocess
import sys

OLDEST, NEWEST = (3, 11), (3, 14)
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
SETS = {"runtime": ["runtime"], "test": ["runtime", "test"]}


def fault_of_python(version):
    """Say what is wrong with a Python of this (major, minor) version, or return an empty string."""
    if OLDEST <= version <= NEWEST:
        return ""
    return (
        "Python %d.%d was found; this project needs %d.%d to %d.%d. Name another one, "
        "for example: make site PYTHON=python3.12" % (version + OLDEST + NEWEST)
    )


def fault_of_parts(missing, version, has_apt, is_root):
    """Say which one command brings the missing parts of the standard library, or return an empty string."""
    if not missing:
        return ""
    told = "Python %d.%d lacks its own module %s, so no virtual environment can be made. " % (
        *version,
        " and ".join(missing),
    )
    if not has_apt:
        return told + "Install your system's package for Python's venv and pip, then try again."
    command = "apt-get install -y python%d.%d-venv" % version
    return told + "This mends it: " + (command if is_root else "sudo " + command)


def missing_parts():
    """Return which of the two modules that some systems package apart are absent."""
    absent = []
    for name in ("ensurepip", "venv"):
        try:
            importlib.import_module(name)
        except ImportError:
            absent.append(name)
    return absent


def digest(name):
    """Return one hash over the lock, the project's description and the Python that reads them."""
    content = hashlib.sha256(sys.version.encode())
    for path in ("requirements/%s.txt" % name, "requirements/runtime.in", "pyproject.toml"):
        with open(os.path.join(ROOT, path), "rb") as file:
            content.update(file.read())
    return content.hexdigest()


def stamp(name):
    """Return the path of the note that says which lock was installed."""
    return os.path.join(VENV, ".locked-" + name)


def is_installed(name):
    """Tell whether the environment holds this very lock."""
    if not os.path.exists(stamp(name)):
        return False
    with open(stamp(name)) as file:
        return file.read() == digest(name)


def inside():
    """Return the path of the environment's own Python."""
    return os.path.join(VENV, "Scripts", "python.exe") if os.name == "nt" else os.path.join(VENV, "bin", "python")


def install(name):
    """Make the environment if need be; install the lock, checking every hash, and the project itself."""
    print("Installing the locked packages (%s) into .venv; the first time takes a few minutes." % name)
    sys.stdout.flush()
    if not os.path.exists(inside()):
        subprocess.check_call([sys.executable, "-m", "venv", "--clear", VENV])
    pip = [inside(), "-m", "pip", "--disable-pip-version-check", "--no-input"]
    add = [*pip, "install", "--quiet", "--no-deps"]
    lock = os.path.join(ROOT, "requirements", name + ".txt")
    subprocess.check_call([*add, "--require-hashes", "-r", lock])
    subprocess.check_call([*add, "--no-build-isolation", "--editable", ROOT])
    subprocess.check_call([*pip, "check"], stdout=subprocess.DEVNULL)
    for done in SETS[name]:
        with open(stamp(done), "w") as file:
            file.write(digest(done))


def main(arguments):
    """Return the exit code: 0 in place, 1 with one message of what is missing, 2 for wrong usage."""
    if len(arguments) != 1 or arguments[0] not in SETS:
        sys.stderr.write("usage: python3 tools/make_venv.py runtime|test\n")
        return 2
    version = tuple(sys.version_info[:2])
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    fault = fault_of_python(version) or fault_of_parts(
        missing_parts(), version, shutil.which("apt-get") is not None, is_root
    )
    if fault:
        sys.stderr.write(fault + "\n")
        return 1
    if not is_installed(arguments[0]):
        try:
            install(arguments[0])
        except subprocess.CalledProcessError as failure:
            sys.stderr.write("The set-up stopped: what went wrong is told above (exit %d).\n" % failure.returncode)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
