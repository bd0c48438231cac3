"""The process in which one system is built, or serves.

    python -m benchmarks.worker build SYSTEM FOLDER
    python -m benchmarks.worker serve SYSTEM FOLDER QUESTIONS

It imports the one system that it measures, and prints what it measured as JSON.
"""

import json
import sys
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

from benchmarks.measuring import serve
from benchmarks.model import SPECS, Run, System


def _system(name: str) -> System:
    spec = next(spec for spec in SPECS if spec.name == name)
    made: System = getattr(import_module(spec.module), spec.factory)()
    return made


def main(task: str, name: str, folder: str, questions: str = "0") -> None:
    """Do one task with one system; print the outcome."""
    run = Run(Path(folder))
    system = _system(name)
    if task == "build":
        outcome = asdict(system.build(run))
    else:
        outcome = asdict(serve(system, run, run.read_questions()[: int(questions)]))
        system.close()
    sys.stdout.write(json.dumps(outcome))


if __name__ == "__main__":
    main(*sys.argv[1:])
