import pytest

from index.sources.dates import iso_date, written_date


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2018-08-06", "2018-08-06"),
        ("20180806", "2018-08-06"),
        ("2018-08-06T10:00:00Z", "2018-08-06T10:00:00+00:00"),
        ("2018-02-14T15:47:43+04:00", "2018-02-14T15:47:43+04:00"),
        ("2018-08-06 10:00", "2018-08-06T10:00:00"),
        ("Mon, 06 Aug 2018 10:00:00 +0300", "2018-08-06T10:00:00+03:00"),
        ("٢٠١٨-٠٨-٠٦", "2018-08-06"),
        ("1436-10-26", None),
        ("2018-13-01", None),
        ("2018", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates_of_records(text: str, found: str | None) -> None:
    assert iso_date(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2017/11/19", "2017-11-19"),
        ("19/11/2017", "2017-11-19"),
        ("11/12/2017", None),
        ("19 نوفمبر 2017", "2017-11-19"),
        ("الأحد، 19 نوفمبر (تشرين الثاني) 2017", "2017-11-19"),
        ("١٩ تشرين الثاني ٢٠١٧", "2017-11-19"),
        ("19 November 2017", "2017-11-19"),
        ("Sunday, November 19, 2017", "2017-11-19"),
        ("3 يونيه 2017", "2017-06-03"),
        ("Sept. 3, 2017", "2017-09-03"),
        ("31 فبراير 2017", None),
        ("5 رجال 2017", None),
    ],
)
def test_dates_as_people_write_them(text: str, found: str | None) -> None:
    assert written_date(text) == found
