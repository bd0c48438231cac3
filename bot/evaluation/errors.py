"""What can be wrong with the files that an evaluation is given.

EvaluationError
├── NotASet         a folder lacks a file that an evaluation needs
├── NotReadable     a file of an annotated set, or a line of one, is not what it should be
└── NotASavedRun    a file to compare with is not what `evaluate --save` writes
"""

from pathlib import Path


class EvaluationError(Exception):
    """Base of the errors; `str()` of each is one sentence that a person can act on."""


class NotASet(EvaluationError):
    """A folder lacks a file that an evaluation needs.

    Attributes:
        folder: what was given.
        missing: the name of the file.
    """

    def __init__(self, folder: Path, missing: str) -> None:
        self.folder = folder
        self.missing = missing
        super().__init__(f"{folder} has no {missing}.")


class NotReadable(EvaluationError):
    """A file of an annotated set, or a line of one, is not what it should be.

    Attributes:
        path: the file.
        line: the line's number from 1; `None` for the file as a whole.
    """

    def __init__(self, path: Path, line: int | None) -> None:
        self.path = path
        self.line = line
        place = f"{path}" if line is None else f"{path}, line {line},"
        super().__init__(f"{place} is not a record of an annotated set.")


class NotASavedRun(EvaluationError):
    """A file that was given to compare with is not what `evaluate --save` writes.

    Attributes:
        path: the file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path} was not written by this version of `khabar evaluate --save`.")
