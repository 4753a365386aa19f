"""Imports run one way, and a server without Qt can check and print: seen in a fresh interpreter.

The import rules in pyproject.toml say the same of the text of the code; this says it of what really gets loaded.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
QT = ("PySide6", "shiboken6")
SHELL = ("app.scene", "app.export", "app.storage", "app.importing", "app.widgets")
UNWANTED = {
    "app.model": (*QT, *SHELL, "networkx", "reportlab", "PIL"),
    "app.scene": (*QT, "app.export", "app.storage", "app.importing", "app.widgets", "reportlab"),
    "app.storage": (*QT, "app.scene", "app.export", "app.importing", "app.widgets", "reportlab"),
    "app.importing": (*QT, "app.scene", "app.export", "app.widgets", "reportlab"),
    "app.export.pdf": (*QT, "app.widgets"),
    "app.cli": (*QT, "app.widgets", "reportlab", "networkx"),
}


def _exists(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:
        return False


@pytest.mark.parametrize("package", [name for name in UNWANTED if _exists(name)])
def test_loading_a_package_brings_nothing_from_above(package: str) -> None:
    # Every module of the package is loaded, not only its face.
    program = f"""
import importlib, json, pkgutil, sys
top = importlib.import_module({package!r})
for found in pkgutil.walk_packages(getattr(top, "__path__", []), {package!r} + "."):
    importlib.import_module(found.name)
print(json.dumps(sorted(sys.modules)))
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    loaded = json.loads(run.stdout)
    roots = UNWANTED[package]
    assert [
        name for name in loaded if name.startswith(tuple(f"{root}." for root in roots)) or name in roots
    ] == []


def test_run_py_and_what_it_reads_first_need_only_the_standard_library() -> None:
    program = """
import sys
sys.path.insert(0, ".")
import run
run.opens_editor(["a.jmap"], run.Machine())
known = sys.stdlib_module_names
print([name for name in sys.modules if name.partition(".")[0] not in known | {"app", "bootstrap", "run", "__main__"}])
"""
    # -S leaves site-packages out, as on a machine where nothing is installed.
    command = [sys.executable, "-I", "-S", "-c", program]
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert (run.stdout.strip(), run.stderr) == ("[]", "")


def test_every_folder_of_the_app_is_a_package() -> None:
    """The import rules do not see what lies in a folder without __init__.py."""
    folders = {path.parent for path in (ROOT / "app").rglob("*.py") if "_resources" not in path.parts}
    assert [str(folder) for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []
