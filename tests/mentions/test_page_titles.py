"""The title of a saved page holds the headline, often twice, and the outlet's name: only the headline is read."""

from __future__ import annotations

import pytest

from rasid.mentions.page_titles import beside_headline
from rasid.text.document import make_document


def headline(title: str) -> str:
    document = make_document("نص الخبر.", title)
    dropped = beside_headline(document)
    return " ".join(form for token, form in enumerate(document.forms[: document.title_stop - 1]) if token not in dropped)


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("غارات على صعدة وحجة غارات على صعدة وحجة", "غارات علي صعده وحجه"),
        ("غارات على صعدة وحجة - عدن تايم غارات على صعدة وحجة", "غارات علي صعده وحجه - عدن تايم"),
        ("غارات على صعدة وحجة - قناة الجسر غارات على صعدة وحج", "غارات علي صعده وحجه"),
        ("غارات على صعدة وحجة | Aden News", "غارات علي صعده وحجه"),
        ("مقتل شرطي في كركوك - المرصد العراقي", "مقتل شرطي في كركوك"),
        ("قصف على عين العرب - كوباني", "قصف علي عين العرب - كوباني"),
        ("إطلاق نار في مركز المدينة", "اطلاق نار في مركز المدينه"),
        ("قتيل", "قتيل"),
    ],
)
def test_the_headline_is_kept_once_and_unsigned(title: str, kept: str):
    assert headline(title) == kept
