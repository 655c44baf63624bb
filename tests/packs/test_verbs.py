"""The verb table: it is what the script makes, covers the packs, and agrees with a grammar book on chosen forms."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

import rasid

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts" / "make_verbs.py"
TABLE = Path(rasid.__file__).parent / "data" / "ar" / "verbs.tsv"
MOST_ROWS = 25_000
ROWS = {tuple(line.split("\t")) for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]}


@pytest.mark.skipif(
    importlib.util.find_spec("mazini") is None or not SCRIPT.exists(), reason="needs mazini and the scripts of a checkout"
)
def test_the_committed_table_is_what_the_script_makes() -> None:
    """Nobody edits the table by hand, and every verb of an event pack has a lemma."""
    run = subprocess.run([sys.executable, str(SCRIPT), "--check"], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


def test_the_table_is_sorted_and_small() -> None:
    """Sorted rows make reviewable changes; the table is read at every start."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "lemma\tform\ttense\tvoice\tperson"
    assert [tuple(line.split("\t")) for line in lines[1:]] == sorted(ROWS)
    assert len(ROWS) <= MOST_ROWS


# Sound, doubled, hollow, defective, assimilated and hamzated verbs, by the grammar's own paradigms.
@pytest.mark.parametrize(
    ("lemma", "form", "tense", "voice", "person"),
    [
        ("قصف", "قصفت", "past", "both", "3fs"),
        ("قصف", "يقصفون", "present", "both", "3mp"),
        ("قتل", "قتلا", "past", "both", "3md"),
        ("شن", "شنت", "past", "both", "3fs"),
        ("شن", "يشن", "present", "both", "3ms"),
        ("اصاب", "أصيب", "past", "passive", "3ms"),
        ("اصاب", "أصيبوا", "past", "passive", "3mp"),
        ("اصاب", "تصيب", "present", "active", "3fs"),
        ("اغتال", "اغتيل", "past", "passive", "3ms"),
        ("قال", "قالت", "past", "active", "3fs"),
        ("نفي", "نفت", "past", "active", "3fs"),
        ("نفي", "ينفي", "present", "active", "3ms"),
        ("تبني", "تبنى", "past", "active", "3ms"),
        ("تبني", "تبنا", "past", "active", "3ms"),
        ("وقع", "يقع", "present", "active", "3ms"),
        ("وصل", "تصل", "present", "active", "3fs"),
        ("استولي", "استولوا", "past", "both", "3mp"),
        ("استحوذ", "استحوذت", "past", "both", "3fs"),
        ("ادي", "أدت", "past", "active", "3fs"),
        ("اودي", "أودى", "past", "active", "3ms"),
        ("انسحب", "انسحبتا", "past", "active", "3fd"),
        ("القي", "ألقت", "past", "active", "3fs"),
        ("اعتقل", "تعتقلان", "present", "both", "3fd"),
        ("قال", "يقل", "jussive", "both", "3ms"),
        ("توفي", "توفي", "past", "passive", "3ms"),
    ],
)
def test_chosen_forms_are_in_the_table(lemma: str, form: str, tense: str, voice: str, person: str) -> None:
    """Forms that reports use, one weak class after another."""
    assert (lemma, form, tense, voice, person) in ROWS


@pytest.mark.parametrize("lemma", ["اندلع", "انفجر", "مات", "وصل", "اجتمع"])
def test_verbs_without_a_passive_have_none(lemma: str) -> None:
    """An intransitive verb read as passive would turn its subject into a victim."""
    voices = {voice for word, _, _, voice, _ in ROWS if word == lemma}
    assert voices == {"active"}
