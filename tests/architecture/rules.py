"""The rules of shape as functions: source text in, faults out, so that each can be tried on a planted fault.

Which files they are asked about is said in the tests beside this module.
"""

import ast
import re

LINES_OF_FILE = 250
LINES_OF_FUNCTION = 40
HOSTS = ("pypi.org", "pythonhosted.org", "npmjs.org", "npmjs.com", "yarnpkg.com", "deb.debian.org")
INDEX = re.compile(
    r"(--(extra-)?index-url|--find-links|PIP_INDEX_URL|UV_INDEX_URL)[ =]\S|" + "|".join(map(re.escape, HOSTS))
)
SHIPPED_PLACES = re.compile(r"east.?sussex|esbt|eastbourne|hastings", re.IGNORECASE)
RUNNING = {"eval", "exec", "compile", "__import__", "breakpoint"}
UNSAFE_MODULES = {"pickle", "cPickle", "marshal", "shelve", "dill", "joblib", "jsonpickle", "ctypes", "telnetlib"}
UNSAFE_CALLS = {"os.system", "os.popen", "yaml.load", "yaml.unsafe_load", "yaml.full_load", "tempfile.mktemp"}
SKIPPING = {"skip", "xfail", "skipif"}


def too_long(source: str) -> list[str]:
    """Return what says that a file, or a function in it, is longer than allowed."""
    lines = len(source.splitlines())
    found = [f"file of {lines} lines; at most {LINES_OF_FILE}"] if lines > LINES_OF_FILE else []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LINES_OF_FUNCTION:
                found.append(f"{node.lineno}: {node.name} has {length} lines; at most {LINES_OF_FUNCTION}")
    return found


def undocumented(source: str) -> list[str]:
    """Return a fault when a module does not say what belongs in it."""
    return [] if ast.get_docstring(ast.parse(source)) else ["no module docstring"]


def bare_skips(source: str) -> list[str]:
    """Return each place where a test is skipped, or expected to fail, without saying why."""
    found = []
    for node, parent in _with_parents(ast.parse(source)):
        if isinstance(node, ast.Attribute) and node.attr in SKIPPING and _is_pytest(node):
            call = parent if isinstance(parent, ast.Call) and parent.func is node else None
            if not _says_why(call, node.attr):
                found.append(f"{node.lineno}: pytest {node.attr} without a reason")
    return found


def unsafe(source: str) -> list[str]:
    """Return each place that could run what data say: pickles, `eval` and its like, a shell, YAML with types."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names]
            found += [f"{node.lineno}: imports {n}" for n in names if n.split(".")[0] in UNSAFE_MODULES]
        elif isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            shell = any(k.arg == "shell" and not _is_false(k.value) for k in node.keywords)
            if called in RUNNING | UNSAFE_CALLS or called.endswith(("read_pickle", "to_pickle")) or shell:
                found.append(f"{node.lineno}: calls {called}{' in a shell' * shell}")
    return found


def _is_false(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is False


def lines_with(pattern: re.Pattern[str], source: str) -> list[str]:
    """Return each line where the pattern stands, with its number."""
    return [f"{n}: {line.strip()[:90]}" for n, line in enumerate(source.splitlines(), 1) if pattern.search(line)]


def _with_parents(tree: ast.AST) -> list[tuple[ast.AST, ast.AST]]:
    return [(child, node) for node in ast.walk(tree) for child in ast.iter_child_nodes(node)]


def _is_pytest(node: ast.Attribute) -> bool:
    return ast.unparse(node.value) in {"pytest", "pytest.mark"}


def _says_why(call: ast.Call | None, kind: str) -> bool:
    if call is None:
        return False
    given = [one.value for one in call.keywords if one.arg == "reason"]
    if kind != "skipif":
        given += call.args[:1]
    return any(not (isinstance(one, ast.Constant) and not one.value) for one in given)
