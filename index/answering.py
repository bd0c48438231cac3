"""Journey 2: question -> terms -> candidates -> ranking -> passages -> answer."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from index import ranking
from index.answer.period import day_of, days_of
from index.answer.question import read
from index.answer.sentence import answer_sentence, highlights, matching_tokens, things_of
from index.answer.terms import groups_of, unresolved_names, with_names
from index.derived import Derived
from index.engine import Snapshot
from index.lexicon.sounds import latin_sounds
from index.model import Answer, Citation, Passage, Question, Status, TermGroup
from index.searching import Found, search
from index.store import Store, StoredParagraph
from index.text import analyzer
from index.text.dates import dates_in


@dataclass(frozen=True, slots=True)
class _Ranking:
    """The candidates in their order."""

    found: Found
    scores: ranking.Scores
    order: Sequence[int]
    """Places of the candidates, best first."""

    @classmethod
    def of(cls, found: Found) -> "_Ranking":
        """Put the candidates in order.

        What has every quoted phrase comes before what has not; then the score decides; of
        equal ones the newer, and then the one that has been in the library longer.
        """
        scores = ranking.score(found.features, ranking.weights())
        ids = np.array([paragraph.id for paragraph in found.paragraphs])
        days = np.array([days_of(paragraph.published) for paragraph in found.paragraphs])
        order = np.lexsort((ids, -days, -scores.total, ~found.quoted))
        return cls(found, scores, order.tolist())

    def distinct(self, limit: int) -> list[list[int]]:
        """Return the first `limit` passages; paragraphs of the same words are one."""
        first: dict[bytes, list[int]] = {}
        for place in self.order:
            words = self.found.paragraphs[place].words.tobytes()
            if words in first:
                first[words].append(place)
            elif len(first) < limit:
                first[words] = [place]
        return list(first.values())

    def coverage(self, place: int) -> float:
        """Return how much of the question's weight a candidate or its headline carries."""
        carried = float(self.found.features.by_word["likeness_with_title"][:, place].sum())
        return carried / max(float(self.found.idf.sum()), 1e-9)

    def explain(self, place: int, groups: Sequence[TermGroup]) -> dict[str, float]:
        """Return each share of a score; a word is named with what it was read as."""
        explained: dict[str, float] = {}
        for group, share in zip(groups, self.scores.by_word[:, place].tolist(), strict=True):
            read_as = ", ".join(a.written for a in group.alternatives if a.written != group.surface)
            name = f"{group.surface} -> {read_as}" if read_as else group.surface
            explained[name] = explained.get(name, 0.0) + share
        whole = {f"({name})": float(values[place]) for name, values in self.scores.whole.items()}
        return explained | whole


class Answerer:
    """Answers questions over one store and the engine derived from it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._freshness: dict[tuple[str, ...], tuple[int, str | None]] = {}
        self._fresh_for: Snapshot | None = None

    async def answer(
        self,
        text: str,
        derived: Derived,
        *,
        collections: Sequence[str],
        limit: int,
        explain: bool,
    ) -> Answer:
        """Answer a question; see `Library.answer`."""
        begun = time.perf_counter()
        snapshot = derived.engine.snapshot()
        question = await self.understand(text, snapshot, collections)
        found = await search(question, derived, self._store, collections)
        ranked = _Ranking.of(found)
        passages = await self._passages(question, ranked, limit, explain=explain)
        status, confidence = _judged(ranked)
        articles, newest = await self._freshness_of(snapshot, collections)
        return Answer(
            question=question,
            status=status if passages else Status.NO_ANSWER,
            confidence=confidence,
            passages=passages,
            claims=(),
            elapsed_ms=(time.perf_counter() - begun) * 1000,
            newest=newest,
            articles=articles,
        )

    async def understand(
        self, text: str, snapshot: Snapshot, collections: Sequence[str]
    ) -> Question:
        """Read a question and look its words up in lexicon and vocabulary.

        Spellings of a name are only taken from what stands in `collections`: the vocabulary
        has the words of every chat.

        Raises:
            QuestionRejected: there is nothing in it to search for, or too much.
        """
        reading = read(text)
        groups = groups_of(reading)
        heard = {}
        for place, name in unresolved_names(reading, groups).items():
            rows = await self._store.words.sounding_like(latin_sounds(name))
            heard[place] = [
                (row.word, row.term) for row in rows if snapshot.stands_in(row.term, collections)
            ]
        return Question(
            text=reading.text,
            language=reading.language,
            kind=reading.kind,
            groups=with_names(groups, heard),
            quoted=reading.quoted,
            latest=reading.latest,
        )

    async def _passages(
        self, question: Question, ranked: _Ranking, limit: int, *, explain: bool
    ) -> tuple[Passage, ...]:
        chosen = ranked.distinct(limit)
        ids = [[ranked.found.paragraphs[place].id for place in same] for same in chosen]
        stored = await self._store.articles.paragraphs(number for same in ids for number in same)
        passages: list[Passage] = []
        for places, same in zip(chosen, ids, strict=True):
            copies = [stored[number] for number in same if number in stored]
            if copies:
                passage = _passage(question, copies, ranked.found.weights.idf)
                passages.append(
                    replace(
                        passage,
                        rank=len(passages) + 1,
                        score=float(ranked.scores.total[places[0]]),
                        coverage=ranked.coverage(places[0]),
                        explain=ranked.explain(places[0], question.groups) if explain else None,
                    )
                )
        return tuple(passages)

    async def _freshness_of(
        self, snapshot: Snapshot, collections: Sequence[str]
    ) -> tuple[int, str | None]:
        """Return how many articles `collections` hold and the date of the newest."""
        if snapshot is not self._fresh_for:
            self._freshness.clear()
            self._fresh_for = snapshot
        key = tuple(collections)
        if key not in self._freshness:
            count, _, newest = await self._store.articles.published_range(collections)
            self._freshness[key] = count, newest
        return self._freshness[key]


def _passage(
    question: Question, copies: Sequence[StoredParagraph], idf: Mapping[int, float]
) -> Passage:
    """Return a passage that has no rank yet; all but the first of `copies` are elsewhere."""
    paragraph, citation = copies[0]
    tokens = analyzer.analyze(paragraph.text)
    matching = matching_tokens(question.groups, tokens)
    dates = dates_in(paragraph.text, day_of(citation.published))
    things = things_of(question.kind, tokens, dates)
    return Passage(
        rank=0,
        score=0.0,
        citation=citation,
        paragraph=paragraph,
        highlights=highlights(tokens, matching),
        answer_sentence=answer_sentence(paragraph.text, tokens, matching, idf, things),
        dates=dates,
        also_in=_others(citation, [copy.citation for copy in copies[1:]]),
    )


def _others(own: Citation, citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Return the citations of other articles, each once."""
    by_article = {citation.article_id: citation for citation in citations}
    by_article.pop(own.article_id, None)
    return tuple(by_article.values())


def _judged(ranked: _Ranking) -> tuple[Status, float]:
    """Return how the answer is presented, and how sure it is."""
    found = ranked.found
    if not ranked.order:
        return Status.NO_ANSWER, 0.0
    evidence = ranking.evidence_of(
        found.features,
        ranked.scores,
        found.idf,
        [paragraph.article_id for paragraph in found.paragraphs],
    )
    confidence = ranking.confidence_of(evidence)
    unheard = ranking.unheard(found.features, found.idf, found.names) or not found.quoted.any()
    return ranking.status_of(confidence, evidence, unheard_name=unheard)
