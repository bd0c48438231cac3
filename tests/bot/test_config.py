"""The environment becomes settings, and what cannot is said in one sentence."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.config import PREFIX, Settings, SettingsError
from bot.quiet import QuietHours

EXAMPLE = Path(__file__).parents[2] / ".env.example"


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(PREFIX + name.upper(), raising=False)


def test_defaults() -> None:
    settings = Settings.load()
    assert settings.data_dir == Path("data")
    assert settings.telegram_token is None
    assert settings.admins == frozenset()
    assert settings.language == "ar"
    assert settings.log_level == "WARNING"


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHABAR_DATA_DIR", "~/news")
    monkeypatch.setenv("KHABAR_ADMINS", "12, 34,")
    monkeypatch.setenv("KHABAR_LANGUAGE", "en")
    monkeypatch.setenv("KHABAR_LOG_LEVEL", "debug")
    settings = Settings.load()
    assert settings.data_dir == Path.home() / "news"
    assert settings.admins == {12, 34}
    assert settings.language == "en"
    assert settings.log_level == "DEBUG"


def test_one_admin_is_not_taken_for_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHABAR_ADMINS", "12")
    assert Settings.load().admins == {12}


def test_the_file_is_read_and_the_environment_goes_before_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text(
        "KHABAR_LANGUAGE=en\nKHABAR_DATA_DIR=from-file\nOTHER_TOOL=1\n", encoding="utf-8"
    )
    monkeypatch.setenv("KHABAR_DATA_DIR", "from-environment")
    settings = Settings.load()
    assert settings.language == "en"
    assert settings.data_dir == Path("from-environment")


def test_the_command_line_goes_before_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHABAR_DATA_DIR", "from-environment")
    assert Settings.load(data_dir=Path("said")).data_dir == Path("said")


def test_a_file_is_no_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("KHABAR_DATA_DIR", str(tmp_path / "file"))
    with pytest.raises(SettingsError, match=r"^KHABAR_DATA_DIR must be the path of a folder\.$"):
        Settings.load()


def test_an_empty_value_is_no_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHABAR_TELEGRAM_TOKEN", "")
    monkeypatch.setenv("KHABAR_LANGUAGE", "")
    assert Settings.load() == Settings()
    assert Settings.load().telegram_token is None


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("KHABAR_LANGUAGE", "fr"),
        ("KHABAR_LOG_LEVEL", "loud"),
        ("KHABAR_ADMINS", "someone"),
        ("KHABAR_ADMINS", "1;2"),
    ],
)
def test_a_bad_value_is_named_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError) as caught:
        Settings.load()
    assert caught.value.variable == variable
    assert re.fullmatch(rf"{variable} must be [^\n]+\.", str(caught.value))


def test_a_file_that_is_not_text_is_an_error(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"KHABAR_LANGUAGE=\xff\xfe\n")
    with pytest.raises(SettingsError, match=r"^\.env cannot be read"):
        Settings.load()


def test_settings_do_not_change_and_do_not_tell_the_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHABAR_TELEGRAM_TOKEN", "12345:very-secret")
    settings = Settings.load()
    assert "very-secret" not in repr(settings)
    assert "very-secret" not in settings.model_dump_json()
    with pytest.raises(ValidationError, match="frozen"):
        settings.language = "en"


def test_the_example_names_every_setting_and_no_other() -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    named = [line.partition("=")[0] for line in lines if line and not line.startswith("#")]
    assert sorted(named) == sorted(PREFIX + name.upper() for name in Settings.model_fields)


def test_the_example_explains_every_setting() -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    for before, line in pairwise(lines):
        if line.startswith(PREFIX):
            assert re.fullmatch(r"# .+\.", before), f"{line} has no sentence above it"


def test_the_example_holds_the_defaults(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    defaults = Settings.load()
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    assert Settings.load() == defaults


def test_quiet_hours_and_their_time_zone_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Settings.load().quiet_hours == QuietHours.parse("")
    assert Settings.load().timezone.key == "UTC"
    monkeypatch.setenv("KHABAR_QUIET_HOURS", "22:30-7")
    monkeypatch.setenv("KHABAR_TIMEZONE", "Asia/Damascus")
    assert Settings.load().quiet_hours == QuietHours.parse("22:30-7:00")
    assert Settings.load().timezone.key == "Asia/Damascus"


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("KHABAR_QUIET_HOURS", "at night"),
        ("KHABAR_TIMEZONE", "Moon/Tycho"),
        ("KHABAR_TIMEZONE", "../etc"),
        ("KHABAR_WATCHES", "-1"),
        ("KHABAR_WATCHES", "26"),
        ("KHABAR_ALERTS_A_DAY", "many"),
    ],
)
def test_what_is_no_hour_zone_or_number_is_said(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError, match=f"^{variable} must be "):
        Settings.load()
