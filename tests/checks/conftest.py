"""A small pack that is right, to be spoilt one thing at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from rasid.reader import Reader, make_reader

TYPE = """\
id = "{name}"
name_ar = "نهب آثار"
name_en = "Looting of antiquities"
family = "property"
violent = false
description_en = "Ancient things dug up, stolen or smuggled."
description_ar = "حفر أو سرقة أو تهريب للآثار"

[crosswalk]
acled_event = "Strategic developments"
acled_sub_event = "Looting/property destruction"
plover_event = "ASSAULT"
plover_mode = "destroy"
ucdp = ""
"""
WORDS = """\
form\tclass\tframe\tstrength\tinflect\tnote
نهب آثار\tmasdar\tdestroy\tstrong\t\t
تهريب آثار\tmasdar\tdestroy\tstrong\t\t
"""
PLACES = ("تدمر", "أفاميا", "نمرود", "صبراتة", "بابل", "الأقصر")
MATCH = """\
[[match]]
text = "كشفت البعثة نهب آثار في {place} قبل أيام."
published = "2024-05-02"
expect = {{ status = "reported" }}

"""
NO_MATCH = """\
[[no_match]]
text = "افتتح معرض عن {place} في المتحف."
why = "an exhibition"

"""


@pytest.fixture(scope="session")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """Return a reader with the pack's words, the compiled packs of whoever runs the tests left alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RASID_CACHE", "")
        return make_reader(write_pack(tmp_path_factory.mktemp("right")))


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """Return the root of a pack that is right, in a folder of its own."""
    return write_pack(tmp_path)


def write_pack(folder: Path) -> Path:
    """Write a pack of one event type and three tables into *folder*, and return its root."""
    event = folder / "pack" / "events" / "antiquities-looting"
    event.mkdir(parents=True)
    (event / "type.toml").write_text(TYPE.format(name=event.name), encoding="utf-8")
    (event / "words.tsv").write_text(WORDS, encoding="utf-8")
    examples = [MATCH.format(place=place) for place in PLACES] + [NO_MATCH.format(place=place) for place in PLACES[:3]]
    (event / "examples.toml").write_text("".join(examples), encoding="utf-8")
    root = folder / "pack"
    (root / "actors").mkdir()
    header = "id\tname\tname_ar\tkind\tcountry\tparent\tsince\tuntil\twikidata\n"
    row = "desert-guard\tDesert Guard\tحرس البادية المحلي\tmilitia\tSY\t\t\t\t\n"
    (root / "actors" / "mine.tsv").write_text(header + row, encoding="utf-8")
    aliases = "alias\tid\tframing\tuse\nحرس البادية المحلي\tdesert-guard\t\t\n"
    (root / "actors" / "mine.aliases.tsv").write_text(aliases, encoding="utf-8")
    (root / "weapons.tsv").write_text("form\tkind\tinflect\tpoints_to\nراجمة محلية\trocket\tf\tshelling\n", encoding="utf-8")
    return root
