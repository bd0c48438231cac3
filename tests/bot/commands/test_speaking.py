"""`khabar show` and `khabar speakers`, and who speaks in what `khabar ask` prints."""

import json

from tests.bot.commands.running import ARTICLES, PORT, Run

MINISTER = "وزير النقل سامر العلي"
FIRST, SECOND = ARTICLES[0]["text"].splitlines()


def test_an_article_is_shown_with_its_statements(filled: Run) -> None:
    outcome = filled("show", "port")
    assert (outcome.exit_code, outcome.stderr) == (0, "")
    for line in (
        ARTICLES[0]["title"],
        "سلمى الحداد",
        "2019-03-04",
        f"[0] {FIRST}",
        f"[1] {SECOND}",
    ):
        assert line in outcome.stdout
    assert f"{MINISTER} · قال · indirect · [" in outcome.stdout


def test_an_article_as_json_has_the_statements_that_an_answer_has(filled: Run) -> None:
    shown = json.loads(filled("show", "port", "--json").stdout)
    assert list(shown) == ["article", "paragraphs"]
    assert {key: shown["article"][key] for key in ("external_id", "title", "collection")} == {
        "external_id": "port",
        "title": ARTICLES[0]["title"],
        "collection": "public",
    }
    assert [paragraph["ordinal"] for paragraph in shown["paragraphs"]] == [0, 1]
    assert [paragraph["text"] for paragraph in shown["paragraphs"]] == [FIRST, SECOND]
    (statement,) = shown["paragraphs"][0]["statements"]
    assert (statement["speaker"], statement["cue"], statement["type"]) == (
        *(MINISTER, "قال", "indirect"),
    )
    start, end = statement["span"]
    assert FIRST[start:end].strip(".") == "شركة الساحل تدير ميناء الزيتونة منذ مطلع العام"
    answered = json.loads(filled("ask", PORT, "--json", "--limit", "2").stdout)
    held = {paragraph["id"]: paragraph["statements"] for paragraph in shown["paragraphs"]}
    asked = {p["paragraph"]["id"]: p["statements"] for p in answered["passages"]}
    assert asked
    assert all(held[number] == statements for number, statements in asked.items())


def test_an_article_is_found_by_the_librarys_own_id(filled: Run) -> None:
    by_source = json.loads(filled("show", "rain", "--json").stdout)
    number = str(by_source["article"]["id"])
    assert json.loads(filled("show", number, "--json").stdout) == by_source
    assert "unknown" in filled("show", "rain").stdout


def test_an_article_that_is_not_there_is_one_line(filled: Run) -> None:
    outcome = filled("show", "nothing")
    assert (outcome.exit_code, outcome.stdout) == (1, "")
    assert outcome.stderr == "khabar: No article with the id 'nothing' is in the library.\n"


def test_speakers_are_listed_with_their_counts(filled: Run) -> None:
    found = json.loads(filled("speakers", "--json").stdout)
    assert found[0] == {"name": MINISTER, "statements": 2, "newest": "2019-03-04"}
    assert [each["statements"] for each in found] == sorted(
        (each["statements"] for each in found), reverse=True
    )
    assert len(json.loads(filled("speakers", "--json", "--limit", "1").stdout)) == 1
    listed = filled("speakers").stdout
    assert MINISTER in listed
    assert "2019-03-04" in listed


def test_the_statements_of_a_speaker(filled: Run) -> None:
    said = json.loads(filled("speakers", "العلي", "--json").stdout)
    assert [each["paragraph"]["ordinal"] for each in said] == [0, 1]
    for each in said:
        start, end = each["span"]
        assert each["statement"] == each["paragraph"]["text"][start:end]
        assert (each["speaker"], each["article"]["external_id"]) == (MINISTER, "port")
    assert len(json.loads(filled("speakers", "العلي", "--json", "--limit", "1").stdout)) == 1
    shown = filled("speakers", "العلي")
    assert shown.exit_code == 0
    assert said[0]["statement"] in shown.stdout
    assert f"{MINISTER} · قال · 2019-03-04 · وكالة المرفأ" in shown.stdout


def test_nobody_of_a_name_is_said_so(filled: Run) -> None:
    outcome = filled("speakers", "زربطانوف")
    assert (outcome.exit_code, outcome.stdout) == (
        *(0, "No statement of that speaker is in the library.\n"),
    )
    assert json.loads(filled("speakers", "زربطانوف", "--json").stdout) == []


def test_a_name_without_words_is_refused(filled: Run) -> None:
    outcome = filled("speakers", "؟!")
    assert (outcome.exit_code, outcome.stdout) == (1, "")


def test_an_answer_names_who_says_so(filled: Run) -> None:
    form = json.loads(filled("ask", PORT, "--json", "--limit", "1").stdout)
    assert form["passages"][0]["speaker"] == MINISTER
    claim = form["claims"][0]
    assert list(claim) == ["speaker", "statement", "passage_rank", "published", "own_report"]
    assert (claim["speaker"], claim["published"], claim["own_report"]) == (
        *(MINISTER, "2019-03-04", False),
    )
    assert claim["statement"] in FIRST
    shown = filled("ask", PORT).stdout
    assert shown.count(MINISTER) > FIRST.count(MINISTER)
    assert "claims" in shown


def test_what_an_outlet_reports_itself_is_labelled_with_it(khabar: Run) -> None:
    text = "أغلقت البلدية جسر النخيل أمام السيارات صباح الأحد."
    line = json.dumps({"id": "bridge", "text": text, "outlet": "صحيفة المرسى"}) + "\n"
    assert khabar("ingest", "-", stdin=line).exit_code == 0
    (claim,) = json.loads(khabar("ask", "متى أغلق جسر النخيل؟", "--json").stdout)["claims"]
    assert (claim["speaker"], claim["statement"], claim["own_report"]) == (
        *("صحيفة المرسى", text, True),
    )
    assert "صحيفة المرسى (own report)" in khabar("ask", "متى أغلق جسر النخيل؟").stdout
