import pytest

from index.text.languages import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("أعلن الوزير استقالته من شركة Total أمس", "ar"),
        ("The minister said on Sunday that the bridge would be open to traffic again", "en"),
        ("Bridge reopens", "en"),
        (
            "Le ministre a annoncé dimanche que le pont serait ouvert à la circulation ce soir",
            "und",
        ),
        ("وزیر امور خارجه گفت که این کشور به مذاکرات پایبند است", "fa"),
        ("وزیر اعظم نے کہا ہے کہ حکومت عوام کے ساتھ کھڑی ہے", "ur"),
        ("ראש הממשלה אמר היום", "he"),
        ("Президент заявил", "ru"),
        ("12 345", "und"),
        ("", "und"),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert language_of(text) == language
