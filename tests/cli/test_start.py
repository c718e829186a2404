"""Starting up: help is fast and complete, and what goes wrong is said in one line."""

from __future__ import annotations

import subprocess
import sys

import pytest

from communique.cli import COMMANDS, main

HEAVY = (
    "spacy",
    "thinc",
    "onnxruntime",
    "tokenizers",
    "numpy",
    "duckdb",
    "pyarrow",
    "pandas",
    "polars",
    "jinja2",
    "rich",
    "trafilatura",
    "lxml",
)


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], *([name, "--help"] for name in COMMANDS)])
def test_help_loads_no_model_no_database_and_no_web_stack(arguments: list[str]) -> None:
    code = (
        "import sys\n"
        "from communique.cli import main\n"
        f"try: main({arguments!r})\n"
        "except SystemExit as end: assert end.code == 0, end.code\n"
        f"loaded = [name for name in {HEAVY!r} if name in sys.modules]\n"
        "sys.exit('loaded: ' + ' '.join(loaded) if loaded else 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = f"import sys, communique; sys.exit(' '.join(n for n in {HEAVY!r} if n in sys.modules) or 0)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_help_names_every_command_with_a_word_on_it(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    shown = capsys.readouterr().out
    for name, module in COMMANDS.items():
        assert f"{name} " in shown
        assert module.HELP in " ".join(shown.split())


@pytest.mark.parametrize("arguments", [[], ["fly"], ["build"], ["show", "r.duckdb", "weather"], ["export", "r.duckdb"]])
def test_a_wrong_argument_ends_with_two_and_says_how_to_ask(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2
    assert "usage: communique" in capsys.readouterr().err
