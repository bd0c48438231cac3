"""How like words are to the words of a question, in each view and in the best of them."""

import numpy as np
import pytest

from index.lexicon.forms import FormTable
from index.lexicon.vectors import vectors_of
from index.model import Alternative, Span, TermGroup
from index.ranking import Corpus, terms_match
from index.ranking.views import (
    IN_CONTEXT,
    LONG,
    SAME_ROOT,
    GroupForms,
    Statistics,
    brevity,
    grams_match,
    least,
    lenient,
    likeness,
    roots_match,
    views_of,
)
from index.ranking.words import Bags, Floats, Places
from index.records import Records
from index.text.analyzer import term_of
from index.text.grams import grams_of
from index.text.roots import root_of

WORDS = ["جسر", "الجسر", "bridge", "2018", "2019", "زلزال", "زلازل", "البوكمال", "البوكمالي", "قمح"]


def forms_of(word: str) -> GroupForms:
    """Return a word of the question as only itself."""
    grams = dict.fromkeys(grams_of(word), 1.0)
    return GroupForms.of({root_of(word): 1.0}, grams, vectors_of([word]))


def group_of(word: str) -> TermGroup:
    return TermGroup(word, Span(0, len(word)), (Alternative((term_of(word),), 1.0, word),))


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> FormTable:
    found = FormTable(tmp_path_factory.mktemp("forms"), "1")
    found.clear()
    found.extend([(word, root_of(word)) for word in WORDS])
    return found


@pytest.fixture
def rows(table: FormTable) -> Records:
    return table.rows_of(np.arange(1, len(WORDS) + 1, dtype=np.uint32))


def bags_of(table: FormTable, *texts: str) -> Bags:
    """Return paragraphs of `WORDS`, the first word of each as its headline too."""
    ids = [np.array([WORDS.index(w) + 1 for w in text.split()], np.uint32) for text in texts]
    return Bags.of(ids, [words[:1] for words in ids], table.rows_of)


def alike(table: FormTable, *questions: str) -> Floats:
    """Return how like each of `WORDS` is to each word of a question."""
    groups = [forms_of(word) for word in questions]
    bags = bags_of(table, " ".join(WORDS))
    terms = terms_match([group_of(word) for word in questions], bags)
    roots, grams = roots_match(groups, bags.rows), grams_match(groups, bags.rows)
    return likeness(terms, roots, grams, groups, bags.rows)


def test_every_word_is_like_itself_alone_fully(table: FormTable) -> None:
    found = alike(table, *WORDS)
    assert np.diagonal(found) == pytest.approx(1.0)
    assert (found >= 0).all()
    assert (found <= 1 + 1e-6).all()


def test_a_number_is_like_no_other(table: FormTable) -> None:
    found = alike(table, "2018")[0]
    assert found[WORDS.index("2018")] == 1
    assert found.sum() == 1
    assert not alike(table, "2017").any()


@pytest.mark.parametrize(
    ("word", "other", "least"),
    [("جسر", "الجسر", 1.0), ("زلزال", "زلازل", SAME_ROOT), ("البوكمال", "البوكمالي", 0.5)],
)
def test_forms_of_a_word_are_alike(table: FormTable, word: str, other: str, least: float) -> None:
    found = alike(table, word)[0]
    assert found[WORDS.index(other)] >= least - 1e-6
    assert found[WORDS.index(other)] > found[WORDS.index("قمح")]


def test_a_translation_is_like_its_word_by_meaning_alone(table: FormTable) -> None:
    found = alike(table, "bridge")[0]
    assert found[WORDS.index("جسر")] > 2 * found[WORDS.index("قمح")]


def test_roots_and_grams_match_as_sets_do(rows: Records) -> None:
    groups = [forms_of(word) for word in WORDS]
    roots = [[float(root_of(a) == root_of(b)) for b in WORDS] for a in WORDS]
    assert roots_match(groups, rows).tolist() == roots
    wanted = [gram for word in WORDS for gram in dict.fromkeys(grams_of(word))]
    grams = [[float(gram in grams_of(word)) for word in WORDS] for gram in wanted]
    assert grams_match(groups, rows).tolist() == grams


def statistics_of(groups: list[GroupForms]) -> Statistics:
    grams = sum(len(group.grams) for group in groups)
    return Statistics(
        np.arange(1, len(groups) + 1, dtype=np.float32),
        Corpus(10, 3.0, dict.fromkeys(range(len(groups)), 2)),
        Corpus(5, 3.0, dict.fromkeys(range(grams), 1)),
    )


def alone(bags: Bags) -> Places:
    """Return that no candidate has a paragraph around it."""
    return np.arange(bags.size)[None, :]


def test_what_stands_around_a_candidate_counts_for_half(table: FormTable) -> None:
    groups = [forms_of(word) for word in ("زلازل", "2018")]
    ids = [np.array([WORDS.index(word) + 1], np.uint32) for word in ("قمح", "2018", "زلازل")]
    none = np.zeros(0, np.uint32)
    bags = Bags.of(ids[:2], [none, none], table.rows_of, ids[2:])
    terms = terms_match([group_of(word) for word in ("زلازل", "2018")], bags)
    around = np.array([[2, 1], [1, 1]])  # around the first: the one beside, and the second
    views = views_of(groups, terms, bags, around, statistics_of(groups))
    assert views.alike[1].tolist() == [0.0, 1.0]
    in_context = views.shares["likeness_in_context"] / np.array([[1.0], [2.0]])
    assert in_context[1].tolist() == pytest.approx(lenient(np.array([IN_CONTEXT, 1.0])).tolist())
    own = views.alike[0, 0]
    assert in_context[0, 0] == pytest.approx(lenient(own + IN_CONTEXT * (1 - own)))
    assert in_context[0, 1] == pytest.approx(lenient(views.alike[0, 1]))


def test_a_near_twin_counts_nearly_as_much_as_the_word_itself() -> None:
    likely = lenient(np.array([0.0, 0.1, 0.5, 0.9, 1.0]))
    assert likely.tolist() == pytest.approx([0.0, 0.1495, 0.6875, 0.9855, 1.0])


def test_a_headline_has_a_share_of_its_own(table: FormTable) -> None:
    groups = [forms_of(word) for word in ("زلازل", "2018")]
    ids = [np.array([WORDS.index(word) + 1], np.uint32) for word in ("2018", "زلازل")]
    bags = Bags.of(ids, ids[::-1], table.rows_of)
    terms = terms_match([group_of(word) for word in ("زلازل", "2018")], bags)
    views = views_of(groups, terms, bags, alone(bags), statistics_of(groups))
    assert views.alike.tolist() == [[1.0, 1.0], [1.0, 1.0]]
    headline = views.shares["headline"] / np.array([[1.0], [2.0]])
    assert headline[:, 0].tolist() == [1.0, 0.0]
    assert headline[1, 1] == 1.0
    assert headline[0, 1] < 1.0


def test_the_least_like_word_counts_and_so_does_brevity(table: FormTable) -> None:
    alike = np.array([[1.0, 0.25, 0.5], [0.75, 1.0, 0.0]])
    assert least(alike).tolist() == [0.75, 0.25, 0.0]
    bags = bags_of(table, "زلازل قمح 2018", "2018", "")
    assert brevity(bags).tolist() == pytest.approx([np.log(LONG / n) for n in (4, 2, 1)])
    assert brevity(bags_of(table, *(f"{'قمح ' * n}" for n in (LONG, 2 * LONG)))).tolist() == [0, 0]
    assert brevity(bags_of(table)).shape == (0,)


def test_every_view_has_a_share_for_every_word_and_candidate(table: FormTable) -> None:
    questions = ["زلزال", "بركان", "2018"]
    groups = [forms_of(word) for word in questions]
    bags = bags_of(table, "زلازل قمح", "2018 الجسر", "قمح")
    terms = terms_match([group_of(word) for word in questions], bags)
    views = views_of(groups, terms, bags, alone(bags), statistics_of(groups)).shares
    assert set(views) == {"roots_with_title", "grams_with_title", "likeness_in_context", "headline"}
    for share in views.values():
        assert share.shape == (3, 3)
        assert np.isfinite(share).all()
        assert share[2, 1] > 0
        assert not share[2, [0, 2]].any()
        assert share[0, 0] == share[0].max()


def test_a_word_without_forms_has_no_share(table: FormTable) -> None:
    nothing = GroupForms((), (), np.zeros((0, 128), np.float32))
    groups = [nothing, forms_of("قمح"), nothing]
    bags = bags_of(table, "قمح", "جسر")
    terms = np.zeros((3, len(bags.vocabulary)), np.float32)
    views = views_of(groups, terms, bags, alone(bags), statistics_of(groups)).shares
    for share in views.values():
        assert not share[[0, 2]].any()
        assert share[1, 0] > share[1, 1]
