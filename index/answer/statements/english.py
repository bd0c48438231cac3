"""Statements and speakers of simple English news prose.

The forms are those of news writing: «X said that …», «"…," said X», «…, X said.», «according to
X, …», «X told Reuters …». Quoted words are hidden while a sentence is read, so that nothing in
them is taken for a report.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.model import Span, Statement
from index.text.sentences import sentences

_SAID = (
    "said|says|say|warn|argue|insist|deny|allege|told|tells|added|adds|announced|announces|"
    "confirmed|confirms|denied|denies|"
    "claimed|claims|warned|warns|stated|states|insisted|insists|argued|argues|reported|reports|"
    "noted|notes|explained|explains|acknowledged|admitted|admits|revealed|tweeted|wrote|stressed|"
    "suggested|pledged|vowed|predicted|concluded|continued|replied|asked|declared|alleged|"
    "estimated|condemned|criticised|criticized|rejected"
)
_QUOTATION = re.compile(r"“[^“”]*+(?:”|$)|(?<![\w])\"[^\"]*+(?:\"|$)")
_HIDDEN = "\x1a"
_VERB = re.compile(rf"\b(?:{_SAID})\b")
_ACCORDING = re.compile(r"\b[Aa]ccording to\s+")
_UNSAID = re.compile(
    r"\b(?:not|n[’']t|never|would|could|should|might|may|will|can|did|do|does|let|if|to|without|be|been|being|is|are|was|were)"
    r"\s+(?:\w+ly\s+)?(?:have\s+)?$"
)
_LEAD = re.compile(
    r"(?:(?:But|And|So|Yet|However|Meanwhile|Earlier|Later|Separately|Also|Still|Then|Instead)\b,?\s*"
    r"|(?:On|In|At|During|After|Before|Since|As|Speaking|Asked|For|From|By|Last|This)\b[^,]{1,90},\s+)*"
)
_TAIL = re.compile(
    r"[,\s]*(?:\b(?:also|however|meanwhile|later|earlier|then|previously|repeatedly|has|have|had|"
    r"who|on \w+day|\w+day|yesterday|today|in an? [\w\s]{1,40})\b[,\s]*)*$"
)
_WHEN = re.compile(
    r"\s*(?:(?:late |early )?on \w+day|yesterday|today|"
    r"in an? (?:statement|report|tweet|post|interview))?(?: on \w+day| late on \w+day)?[\s.]*"
)
"""What may stand behind «…, X said» up to the end of its sentence."""
_RELATIVE = re.compile(r",\s+(?:who|which)\b.*", re.DOTALL)
_ADDRESSEE = re.compile(
    r"\s*(?:(?:told|tells)\s+[^,.:]{1,60}?(?=\s+(?:that|on|in|he|she|they|it|the|there|a|his|her)\b|[,:.]|\s*[\"“])"
    r"|(?:on|in|at|during|late|early|of|to)\s[^,.:\"“]{1,60}?(?=\s+that\b|[,:]|\s*[\"“]))?"
)
_PRONOUN = re.compile(r"(?:he|she|they|it)", re.IGNORECASE)
_PHRASE = re.compile(
    r"(?!(?:If|When|Whether|Unless|While|What|How|Why)\b)(?:[Tt]he|[Aa]n?|[Oo]ne|[Tt]wo|[Ss]ome|[Mm]any|[Ss]everal|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)?\s*"
    r"[A-Za-z][^;:()\n]*"
)
_PEOPLE = re.compile(
    r"\b(?:officials?|sources?|spokes\w+|police|ministers?|ministry|army|military|government|"
    r"authorities|agency|analysts?|experts?|witness(?:es)?|activists?|residents?|company|group|"
    r"reports?|statement|president|leaders?|doctors?|lawyers?|people|militants?|rebels?|monitors?)\b"
)
_NAMED = re.compile(r"\b[A-Z]|^(?:the|an?) (?:\w+ ){0,3}\w+$")
_LONGEST = 160
"""Code points of a speaker's name."""

_SHORTEST = 8
"""Code points of a statement, at least."""


@dataclass(frozen=True, slots=True)
class _Found:
    span: Span
    cue: Span
    speaker: Span | None
    direct: bool


def statements_in(paragraphs: Sequence[str]) -> tuple[tuple[Statement, ...], ...]:
    """Return the statements of each paragraph of an English article, in order."""
    named: list[str] = []
    result: list[tuple[Statement, ...]] = []
    for text in paragraphs:
        statements: list[Statement] = []
        for found in _in_paragraph(text):
            name = _fullest(text, found.speaker, named)
            if name is None:
                continue
            named.append(name)
            cue = text[found.cue.start : found.cue.end]
            statements.append(
                Statement(name, cue, "direct" if found.direct else "indirect", found.span)
            )
        result.append(tuple(statements))
    return tuple(result)


def _fullest(text: str, speaker: Span | None, named: Sequence[str]) -> str | None:
    """Return a speaker's fullest name so far; a pronoun is the last speaker."""
    if speaker is None:
        return named[-1] if named else None
    local = text[speaker.start : speaker.end]
    if _PRONOUN.fullmatch(local):
        person = local.lower() in _OF_PEOPLE
        return next((name for name in reversed(named) if not (person and _is_body(name))), None)
    bare = re.sub(r"^(?:Mr|Mrs|Ms|Dr)\.?\s+|^[Tt]he\s+", "", local)
    for name in reversed(named[-_REMEMBERED:]):
        if len(name) > len(local) and re.search(rf"\b{re.escape(bare)}\b", name):
            return name
    return local


def _is_body(name: str) -> bool:
    """Tell whether a name is no person's, so that «he» and «she» are not it."""
    head = re.split(r",|\b(?:for|of|in|at|from|by|seen|with)\b", name, maxsplit=1)[0]
    return _BODY.search(head) is not None


_OF_PEOPLE = frozenset(("he", "she"))
_BODY = re.compile(
    r"\b(?:documents?|reports?|statements?|ministry|agency|police|army|military|company|group|"
    r"government|authorities|officials|sources|critics|people|union|court|council|party|service|"
    r"committee|commission|department|office|organi[sz]ation)\b",
    re.IGNORECASE,
)
_REMEMBERED = 30
"""Speakers back among whom a short name is looked for."""


def _in_paragraph(text: str) -> Iterator[_Found]:
    """Yield the reports of a paragraph, in order; none of them overlap."""
    hidden = _QUOTATION.sub(lambda match: _HIDDEN * len(match.group()), text)
    open_speaker = False
    last_cue = Span(0, 0)
    for sentence in sentences(hidden):
        found = list(_in_sentence(hidden, sentence))
        if not found and open_speaker and hidden[sentence.start] == _HIDDEN:
            whole = _quotation(hidden, sentence.start)
            found = [_Found(whole, last_cue, None, direct=True)]
        for item in found:
            last_cue = item.cue
            span = _inner(text, item.span) if item.direct else _trimmed(text, item.span)
            if span.end - span.start >= _SHORTEST:
                yield _Found(span, item.cue, item.speaker, item.direct)
        open_speaker = any(item.direct for item in found)


def _in_sentence(hidden: str, sentence: Span) -> Iterator[_Found]:
    according = _ACCORDING.search(hidden, sentence.start, sentence.end)
    if according is not None:
        yield from _by_source(hidden, sentence, according)
        return
    for match in _VERB.finditer(hidden, sentence.start, sentence.end):
        before = hidden[sentence.start : match.start()]
        if _UNSAID.search(before[-40:]):
            continue
        found = _by_verb(hidden, sentence, match)
        if found is not None:
            yield found
            return


def _by_source(hidden: str, sentence: Span, match: re.Match[str]) -> Iterator[_Found]:
    """Read «According to X, …» and «…, according to X»."""
    cue = Span(match.start(), match.end() - 1)
    comma = hidden.find(",", match.end(), sentence.end)
    if match.start() == sentence.start:
        if comma > 0:
            yield _Found(Span(comma + 1, sentence.end), cue, Span(match.end(), comma), direct=False)
        return
    end = comma if comma > 0 else sentence.end
    speaker = _trimmed(hidden, Span(match.end(), end))
    yield _Found(Span(sentence.start, match.start()), cue, speaker, direct=False)


def _by_verb(hidden: str, sentence: Span, match: re.Match[str]) -> _Found | None:
    cue = Span(match.start(), match.end())
    quotation = hidden.find(_HIDDEN, sentence.start, match.start())
    if quotation >= 0:
        quoted = _quotation(hidden, quotation)
        between = Span(quoted.end, match.start())
        speaker = _phrase(hidden, between) or _after(hidden, Span(match.end(), sentence.end))
        return None if speaker is None else _Found(quoted, cue, speaker, direct=True)
    comma = hidden.rfind(", ", sentence.start, match.start())
    subject = _phrase(hidden, Span(sentence.start, match.start()))
    ends = _WHEN.fullmatch(hidden, match.end(), sentence.end) is not None
    if ends and comma > 0:
        speaker = _phrase(hidden, Span(comma + 1, match.start()))
        said = Span(sentence.start, comma)
        return None if speaker is None else _Found(said, cue, speaker, direct=False)
    if subject is None:
        return None
    skipped = _ADDRESSEE.match(
        hidden, match.start() if match.group().startswith("t") else match.end()
    )
    start = max(match.end(), skipped.end() if skipped else match.end())
    start = _skip(hidden, start, sentence.end)
    if start < sentence.end and hidden[start] == _HIDDEN:
        quoted = _quotation(hidden, start)
        rest = hidden[quoted.end : sentence.end].strip(" .")
        return _Found(
            quoted if not rest else Span(start, sentence.end), cue, subject, direct=not rest
        )
    return _Found(Span(start, sentence.end), cue, subject, direct=False)


def _skip(hidden: str, start: int, end: int) -> int:
    """Return where the words begin after commas, a colon and «that»."""
    match = re.compile(r"[\s,:]*(?:that\s+)?").match(hidden, start, end)
    return match.end() if match else start


def _quotation(hidden: str, start: int) -> Span:
    end = start
    while end < len(hidden) and hidden[end] == _HIDDEN:
        end += 1
    return Span(start, end)


def _phrase(hidden: str, span: Span) -> Span | None:
    """Return the noun phrase for a speaker that fills a span, without what leads it in."""
    lead = _LEAD.match(hidden, span.start, span.end)
    start = _skip_space(hidden, lead.end() if lead else span.start, span.end)
    tail = _TAIL.search(hidden[start : span.end])
    end = start + tail.start() if tail else span.end
    relative = _RELATIVE.search(hidden, start, end)
    end = relative.start() if relative else end
    words = hidden[start:end]
    if not words or len(words) > _LONGEST or _HIDDEN in words or not _PHRASE.fullmatch(words):
        return None
    known = _PRONOUN.fullmatch(words) or _PEOPLE.search(words) or _NAMED.search(words)
    return Span(start, end) if known else None


def _after(hidden: str, span: Span) -> Span | None:
    """Return the speaker who follows the verb: «"…," said X.»."""
    match = re.compile(r"\s*([A-Za-z][^.;:\x1a\n]{1,159})").match(hidden, span.start, span.end)
    if match is None:
        return None
    return _phrase(hidden, Span(match.start(1), match.end(1)))


def _skip_space(hidden: str, start: int, end: int) -> int:
    while start < end and hidden[start] in " ,\t":
        start += 1
    return start


def _inner(text: str, span: Span) -> Span:
    """Return a quotation's span without its marks and its last comma."""
    return _trimmed(text, span, '"“” ,.')


def _trimmed(text: str, span: Span, marks: str = " ,.") -> Span:
    start, end = span
    while start < end and text[start] in marks:
        start += 1
    while end > start and text[end - 1] in marks:
        end -= 1
    return Span(start, end)
