"""What is worked out for a written form is worked out once, and a long run does not fill the memory."""

from __future__ import annotations

import pytest

from rasid.text import forms
from rasid.text.forms import FormTable


def test_a_form_is_read_once() -> None:
    """The second look-up asks nothing."""
    asked: list[str] = []
    table = FormTable(lambda form: asked.append(form) or len(form))
    assert [table["abc"], table["abc"], table["d"]] == [3, 3, 1]
    assert asked == ["abc", "d"]


def test_a_full_table_starts_afresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """A run over ever new words keeps no more than so many of them."""
    monkeypatch.setattr(forms, "MEMORY", 3)
    table = FormTable(len)
    for number in range(50):
        assert table["x" * number] == number
    assert len(table) <= 4
