"""The house rules about who may import whom."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "src" / "pubkit"
STAGES = {
    "checking",
    "normalizing",
    "identifying",
    "deduping",
    "enriching",
    "importing",
    "formatting",
    "publishing",
    "tidying",
}
FOUNDATIONS = {"model", "diagnostics", "errors", "data", "bibtex", "csl"}


def imports(file: Path) -> Iterator[str]:
    """Every module that a file imports, at its top or late."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: imports are absolute"
            module = node.module or ""
            yield from (f"pubkit.{alias.name}" for alias in node.names) if module == "pubkit" else [module]


def pubkit_parts(file: Path) -> set[str]:
    return {name.split(".")[1] for name in imports(file) if name.startswith("pubkit.")}


def sources(part: str) -> list[Path]:
    single = PACKAGE / f"{part}.py"
    return [single] if single.exists() else sorted((PACKAGE / part).rglob("*.py"))


@pytest.mark.parametrize("stage", sorted(STAGES))
def test_stage_imports_no_other_stage(stage: str) -> None:
    for file in sources(stage):
        assert pubkit_parts(file) <= FOUNDATIONS | {stage}, file


@pytest.mark.parametrize(
    ("part", "allowed"),
    [
        ("csl", {"csl", "data", "diagnostics", "errors"}),
        ("bibtex", {"bibtex", "data", "diagnostics", "errors", "model"}),
        ("diagnostics", {"model"}),
        ("errors", set()),
        ("files", {"files", "bibtex", "data", "diagnostics", "errors", "model"}),
    ],
)
def test_foundation_imports(part: str, allowed: set[str]) -> None:
    for file in sources(part):
        assert pubkit_parts(file) <= allowed, file


def test_model_imports_the_standard_library_alone() -> None:
    assert {name.split(".")[0] for name in imports(PACKAGE / "model.py")} <= sys.stdlib_module_names


def test_only_the_command_line_prints() -> None:
    for file in PACKAGE.rglob("*.py"):
        if "cli" in file.relative_to(PACKAGE).parts:
            continue
        calls = [n for n in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(n, ast.Call)]
        assert not any(isinstance(c.func, ast.Name) and c.func.id == "print" for c in calls), file


def test_only_config_reads_the_environment() -> None:
    for file in PACKAGE.rglob("*.py"):
        if file.name == "config.py" or "cli" in file.relative_to(PACKAGE).parts:
            continue
        text = file.read_text("utf-8")
        assert "os.environ" not in text, file
        assert "getenv" not in text, file
