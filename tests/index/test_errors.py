"""Every error crosses over to another process, as answers do that are made there."""

import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import errors
from index.errors import KhabarError

TEXTS = st.text()
PATHS = st.text(min_size=1).map(Path)
LINES = st.none() | st.integers(min_value=1)
REASONS = st.sampled_from(["empty", "too_long"])
MADE: dict[type[KhabarError], st.SearchStrategy[KhabarError]] = {
    errors.KhabarError: st.builds(errors.KhabarError, TEXTS),
    errors.SourceError: st.builds(errors.SourceError, TEXTS, TEXTS, LINES),
    errors.UnreadableSource: st.builds(errors.UnreadableSource, TEXTS, TEXTS, line=LINES),
    errors.BrokenRecord: st.builds(errors.BrokenRecord, source=TEXTS, reason=TEXTS, line=LINES),
    errors.LibraryError: st.builds(errors.LibraryError, TEXTS),
    errors.LibraryBusy: st.builds(errors.LibraryBusy, PATHS),
    errors.StoreDamaged: st.builds(errors.StoreDamaged, PATHS, TEXTS),
    errors.EngineDamaged: st.builds(errors.EngineDamaged, reason=TEXTS),
    errors.ArticleNotFound: st.builds(errors.ArticleNotFound, TEXTS),
    errors.QuestionRejected: st.builds(errors.QuestionRejected, REASONS, limit=LINES),
}


def tree(kind: type[KhabarError]) -> Iterator[type[KhabarError]]:
    yield kind
    for child in kind.__subclasses__():
        yield from tree(child)


KINDS = tuple(tree(KhabarError))


def test_no_error_is_forgotten_here() -> None:
    assert {*KINDS} == {*MADE}


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_an_error_crosses_over_whole(kind: type[KhabarError], data: st.DataObject) -> None:
    error = data.draw(MADE[kind])
    crossed = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    assert type(crossed) is kind
    assert (str(crossed), crossed.args, vars(crossed)) == (str(error), error.args, vars(error))
