"""Publication dates: what is read, and that nothing is guessed."""

from datetime import UTC, date, datetime

import pytest

from rasid.inputs.published import read_published

TODAY = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2023-04-10", date(2023, 4, 10)),
        (" 2023-04-10 ", date(2023, 4, 10)),
        ("20230410", date(2023, 4, 10)),
        ("2023/4/10", date(2023, 4, 10)),
        ("2023.04.10", date(2023, 4, 10)),
        ("25/12/2022", date(2022, 12, 25)),
        ("12/25/2022", date(2022, 12, 25)),
        ("05/05/2022", date(2022, 5, 5)),
        ("٢٠٢٣-٠٤-١٠", date(2023, 4, 10)),
        ("2023-04-10T09:30", datetime(2023, 4, 10, 9, 30)),
        ("2023-04-10 09:30:05", datetime(2023, 4, 10, 9, 30, 5)),
        ("2023-04-10T09:30:00Z", datetime(2023, 4, 10, 9, 30, tzinfo=UTC)),
        ("2023/04/10 09:30", datetime(2023, 4, 10, 9, 30)),
        ("Mon, 10 Apr 2023 09:30:00 +0000", datetime(2023, 4, 10, 9, 30, tzinfo=UTC)),
        (date(2023, 4, 10), date(2023, 4, 10)),
        (datetime(2023, 4, 10, 9), datetime(2023, 4, 10, 9)),
        (date(2026, 6, 2), date(2026, 6, 2)),
        (None, None),
        ("  ", None),
    ],
)
def test_a_date_is_read_as_it_is_written(written, meant):
    assert read_published(written, TODAY) == meant


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("03/04/2023", "day or month first"),
        ("last week", "cannot read"),
        ("2023-02-30", "cannot read"),
        ("31/31/2023", "cannot read"),
        ("2023-13", "cannot read"),
        ("2026-06-03", "future"),
        ("9999-12-31", "future"),
        (1681084800, "a number"),
        (["2023-04-10"], "a list"),
        (True, "true or false"),
    ],
)
def test_a_date_that_is_not_certain_is_no_date(written, why):
    with pytest.raises(ValueError, match=why):
        read_published(written, TODAY)
