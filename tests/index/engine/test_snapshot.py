"""What a snapshot finds, in an engine that is written to directly."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.engine import Checkpoint, Engine, Snapshot, Weighted
from index.engine.engine import Posting
from index.model import Alternative

EVERYTHING = 100
ARTICLES = {
    1: ("public", "bridge opens", ["bridge river", "river city"]),
    2: ("public", "city wheat", ["wheat price", "wheat market wheat", "bridge"]),
    3: ("chat:1", "secret bridge", ["secret bridge", "bridge bridge bridge"]),
}
"""By id: collection, headline and paragraphs, whose ids are ten times the article's and on."""


def word(*terms: str, boost: float = 1.0) -> Weighted:
    """Return a word for which any of `terms` may stand; "a b" is a phrase."""
    options = tuple(Alternative(tuple(term.split()), 1.0, term) for term in terms)
    return Weighted(options, (boost,) * len(options))


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    found = Engine.create(tmp_path / "engine")
    writer = found.writer(bulk=False)
    for article, (collection, title, paragraphs) in ARTICLES.items():
        for place, text in enumerate(paragraphs):
            terms = text.split()
            posting = Posting(
                article * 10 + place, article, collection, terms, title.split(), {*terms}
            )
            writer.add(posting)
        whole = " ".join([title, *paragraphs]).split()
        writer.add_whole(article, collection, whole, [term[:3] for term in whole])
    writer.commit(Checkpoint("library", 3, "1"))
    writer.close()
    return found


@pytest.fixture
def snapshot(engine: Engine) -> Snapshot:
    return engine.snapshot()


def test_paragraphs_and_articles_are_counted_apart(snapshot: Snapshot) -> None:
    assert (snapshot.paragraphs, snapshot.articles) == (7, 3)
    assert snapshot.average_length == pytest.approx(15 / 7)
    assert sorted(n for n in snapshot.paragraph_ids() if n) == [10, 11, 20, 21, 22, 30, 31]


@pytest.mark.parametrize(
    ("options", "counted"),
    [
        (["bridge"], 4),
        (["wheat market"], 1),  # all of its terms stand in one paragraph
        (["secret river"], 0),  # they do not
        (["nothing"], 0),
        (["bridge", "nothing"], 4),
        (["bridge", "wheat"], 5),  # 7 (1 - 3/7 5/7), where 4 and 2 of 7 make 6
        (["bridge", "wheat market"], 4),  # 7 (1 - 3/7 6/7), where 4 and 1 make 5
        ([], 0),
    ],
)
def test_alternatives_are_counted_as_if_they_stood_independently(
    snapshot: Snapshot, options: list[str], counted: int
) -> None:
    assert snapshot.document_frequency(word(*options).alternatives) == counted


@given(st.lists(st.sampled_from(["bridge", "wheat", "river city", "secret", "none"]), max_size=4))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_alternatives_are_as_common_as_the_commonest_at_least(
    snapshot: Snapshot, options: list[str]
) -> None:
    alternatives = word(*options).alternatives
    each = [snapshot.document_frequency([one]) for one in alternatives]
    together = snapshot.document_frequency(alternatives)
    assert max(each, default=0) <= together <= min(sum(each), snapshot.paragraphs)


@pytest.mark.parametrize(
    ("term", "collections", "stands"),
    [
        ("secret", ["public"], False),
        ("secret", ["chat:1"], True),
        ("secret", ["chat:2", "chat:1"], True),
        ("secret", [], False),
        ("wheat", ["public"], True),
        ("wheat", ["chat:1"], False),
        ("opens", ["public"], True),
        ("nothing", ["public", "chat:1"], False),
    ],
)
def test_a_term_stands_in_paragraphs_or_headlines_of_collections(
    snapshot: Snapshot, term: str, collections: Sequence[str], *, stands: bool
) -> None:
    assert (snapshot.frequency_in(term, collections) > 0) is stands
    assert snapshot.stands_in(term, collections) is stands


@pytest.mark.parametrize(
    ("words", "collections", "found"),
    [
        ([word("wheat")], ["public"], {20, 21, 22}),
        ([word("bridge")], ["public"], {10, 11, 22}),
        ([word("bridge")], ["public", "chat:1"], {10, 11, 22, 30, 31}),
        ([word("bridge")], ["chat:2"], set()),
        ([word("bridge")], [], set()),
        ([], ["public"], set()),
        ([word("market", "river")], ["public"], {10, 11, 21}),
        ([word("river city")], ["public"], {11}),
    ],
)
def test_paragraphs_are_found_by_their_words_and_headline(
    snapshot: Snapshot, words: Sequence[Weighted], collections: Sequence[str], found: set[int]
) -> None:
    candidates = snapshot.paragraphs_with(words, collections, EVERYTHING)
    assert {candidate.paragraph_id for candidate in candidates} == found
    scores = [candidate.score for candidate in candidates]
    assert scores == sorted(scores, reverse=True)
    short = snapshot.paragraphs_with(words, collections, 1)
    assert [c.score for c in short] == scores[:1]


def test_a_word_counts_more_in_the_paragraph_than_in_its_headline(snapshot: Snapshot) -> None:
    found = snapshot.paragraphs_with([word("bridge")], ["public"], EVERYTHING)
    assert found[0].paragraph_id == 10


def test_articles_are_found_by_words_and_by_grams(snapshot: Snapshot) -> None:
    both = ["public", "chat:1"]
    assert set(snapshot.articles_with([word("wheat")], {}, both, EVERYTHING)) == {2}
    assert set(snapshot.articles_with([], {"riv": 0.5}, both, EVERYTHING)) == {1}
    assert set(snapshot.articles_with([word("secret")], {"riv": 0.5}, both, 9)) == {1, 3}
    assert set(snapshot.articles_with([word("bridge")], {}, ["public"], EVERYTHING)) == {1, 2}
    assert snapshot.articles_with([], {}, both, EVERYTHING) == {}
    assert snapshot.articles_with([word("bridge")], {"riv": 1.0}, [], EVERYTHING) == {}


def test_articles_come_best_first_up_to_the_limit(snapshot: Snapshot) -> None:
    found = snapshot.articles_with([word("bridge")], {}, ["public", "chat:1"], EVERYTHING)
    assert list(found.values()) == sorted(found.values(), reverse=True)
    assert next(iter(found)) == 3
    best = snapshot.articles_with([word("bridge")], {}, ["public", "chat:1"], 1)
    assert best == {3: found[3]}


def test_paragraphs_of_articles_are_theirs_alone_and_all_of_them(snapshot: Snapshot) -> None:
    assert set(snapshot.paragraphs_of({1: 1.0, 2: 1.0}, [], EVERYTHING)) == {10, 11, 20, 21, 22}
    assert set(snapshot.paragraphs_of({3: 0.0}, [word("wheat")], EVERYTHING)) == {30, 31}
    assert snapshot.paragraphs_of({}, [word("wheat")], EVERYTHING) == []


def test_paragraphs_of_better_articles_come_first_and_then_their_words_decide(
    snapshot: Snapshot,
) -> None:
    found = snapshot.paragraphs_of({1: 1.0, 2: 100.0}, [word("market"), word("city")], EVERYTHING)
    assert found[0] == 21
    assert set(found[:3]) == {20, 21, 22}
    assert found[3] == 11
    assert snapshot.paragraphs_of({1: 1.0, 2: 100.0}, [word("market")], 1) == [21]


def test_a_snapshot_stays_as_it_was(engine: Engine) -> None:
    before = engine.snapshot()
    assert before.paragraphs == 7
    writer = engine.writer(bulk=False)
    writer.delete_article(3)
    writer.commit(Checkpoint("library", 4, "1"))
    writer.close()
    assert before.frequency_in("secret", ["chat:1"])
    after = engine.snapshot()
    assert not after.frequency_in("secret", ["chat:1"])
    assert (after.paragraphs, after.articles) == (5, 2)
    assert set(after.articles_with([word("bridge")], {}, ["public"], EVERYTHING)) == {1, 2}


OWNERS = ("public", "chat:1", "chat:2")
TERMS = ("bridge", "river", "city")

made = st.lists(
    st.tuples(st.sampled_from(OWNERS), st.lists(st.sampled_from(TERMS), min_size=1, max_size=4)),
    min_size=1,
    max_size=40,
)


@given(made, st.sets(st.integers(1, 40)), st.sets(st.sampled_from(OWNERS), min_size=1))
@settings(max_examples=25)
def test_what_is_found_is_what_those_collections_have(
    tmp_path_factory: pytest.TempPathFactory,
    made: list[tuple[str, list[str]]],
    deleted: set[int],
    collections: set[str],
) -> None:
    """However large a share the collections are, and whatever was deleted."""
    engine = Engine.create(tmp_path_factory.mktemp("engine"))
    writer = engine.writer(bulk=False)
    for number, (owner, terms) in enumerate(made, 1):
        writer.add(Posting(number, number, owner, terms, [], set()))
        writer.add_whole(number, owner, terms, [])
    writer.commit(Checkpoint("library", 1, "1"))
    for number in deleted:
        writer.delete_article(number)
    writer.commit(Checkpoint("library", 2, "1"))
    writer.close()
    snapshot, chosen = engine.snapshot(), sorted(collections)
    alive = {
        number: terms
        for number, (owner, terms) in enumerate(made, 1)
        if owner in collections and number not in deleted
    }
    for term in TERMS:
        having = {number for number, terms in alive.items() if term in terms}
        assert snapshot.stands_in(term, chosen) is bool(having)
        assert snapshot.frequency_in(term, chosen) == len(having)
        for limit in (1, 5, 50):
            paragraphs = snapshot.paragraphs_with([word(term)], chosen, limit)
            articles = snapshot.articles_with([word(term)], {}, chosen, limit)
            assert len(paragraphs) == len(articles) == min(limit, len(having))
            assert having.issuperset(candidate.paragraph_id for candidate in paragraphs)
            assert having.issuperset(articles)
            everything = snapshot.paragraphs_with([word(term)], chosen, 50)
            assert [c.score for c in paragraphs] == [c.score for c in everything[:limit]]
