"""Resolve the project's dependencies afresh and write the two lock files.

`requirements.lock` holds what the bot needs to run, `requirements-dev.lock` what its tests
and checks need on top; both are plain `name==version` lines. Run it with `make lock`.
"""

import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def frozen(python: Path) -> list[str]:
    """Return the `name==version` lines of what is installed beside `python`."""
    command = [
        str(python),
        "-m",
        "pip",
        "list",
        "--format=freeze",
        "--exclude=pip",
        "--exclude=setuptools",
    ]
    listed = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own arguments
    return sorted(listed.stdout.split(), key=str.lower)


def install(python: Path, requirements: list[str]) -> None:
    """Install `requirements` beside `python`."""
    subprocess.run([str(python), "-m", "pip", "install", "--quiet", *requirements], check=True)  # noqa: S603 - our own arguments


def main() -> None:
    """Write both lock files from what pip resolves in an empty environment."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder) / "bin" / "python"
        install(python, project["project"]["dependencies"])
        run = frozen(python)
        install(python, project["dependency-groups"]["dev"])
        dev = [line for line in frozen(python) if line not in run]
    note = f"# Made by `make lock` with Python {sys.version_info.major}.{sys.version_info.minor}.\n"
    (ROOT / "requirements.lock").write_text(note + "\n".join(run) + "\n", "utf-8")
    (ROOT / "requirements-dev.lock").write_text(note + "\n".join(dev) + "\n", "utf-8")


if __name__ == "__main__":
    main()
