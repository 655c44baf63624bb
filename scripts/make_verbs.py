"""Make the verb table (verbs.tsv) from the lemmas (lemmas.tsv), with mazini's conjugations (data CC BY 4.0).

``--check`` fails where the committed table is not what this makes, or where an event pack uses a verb that no lemma
covers; ``--suggest`` prints lemma rows for those verbs. Run from anywhere: the paths are those of this checkout.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import mazini
from mazini.lexicon import attested_wazns, lexicon_roots

from rasid.text.letters import match_form

DATA = Path(__file__).resolve().parent.parent / "src" / "rasid" / "data" / "ar"
LEMMAS, VERBS = DATA / "lemmas.tsv", DATA / "verbs.tsv"
COLUMNS = ("lemma", "form", "tense", "voice", "person")
PERSONS = ("3ms", "3fs", "3md", "3fd", "3mp", "3fp", "1p")
SHADDA = "\u0651"
# Moods differ in writing only where a letter falls. What the subjunctive shares is "present"; a form that the jussive
# has alone (a weak letter dropped) is "jussive": it stands only behind a negation or a command, and is often another word.
TENSES = {"past": ("past",), "present": ("ind", "sub"), "jussive": ("juss",)}
ALEF_MAQSURA, ALEF = "\u0649", "\u0627"
SOUND_WAW = {("\u062d\u0648\u0630", "X")}  # hwdh X keeps its waw as if it were strong; mazini would hollow it
STRONG = "\u0628"  # beh: stands in for such a waw while conjugating
WAW = "\u0648"
LONG_ENOUGH = 4  # letters: shorter feminine plurals of hollow verbs are everyday words (Aden, son, aboard)
VERB_CLASSES = {"verb", "passive", "verb-phrase"}


class Lemma(NamedTuple):
    """A verb: ``lemma`` vocalised, ``id`` its match form (with a number where two collide), mazini's root and pattern."""

    lemma: str
    id: str
    root: str
    pattern: str
    passive: str  # "1" where it has a passive that reports use


class Row(NamedTuple):
    """One written form of a verb, in the order of the table's columns."""

    lemma: str
    form: str
    tense: str
    voice: str
    person: str


def main() -> int:
    """Write, check or suggest; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; fail where the table is stale")
    parser.add_argument("--suggest", action="store_true", help="print lemma rows for verbs of the event packs that lack one")
    options = parser.parse_args()
    lemmas = read_lemmas(LEMMAS)
    missing = find_missing(lemmas)
    if options.suggest:
        print(*("\t".join(lemma) for lemma in suggest(missing)), sep="\n")
        return 0
    for word in missing:
        print(f"{LEMMAS.name}: no lemma for the verb {word} of an event pack; add a row (--suggest helps)", file=sys.stderr)
    table = format_table(make_rows(lemmas))
    if options.check:
        stale = not VERBS.exists() or VERBS.read_text(encoding="utf-8") != table
        if stale:
            print(f"{VERBS.name} is not what {Path(__file__).name} makes: run it and commit", file=sys.stderr)
        return int(stale or bool(missing))
    VERBS.write_text(table, encoding="utf-8", newline="\n")
    return int(bool(missing))


def read_lemmas(path: Path) -> list[Lemma]:
    """Read the lemma rows of *path*."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [Lemma(**row) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


def make_rows(lemmas: Iterable[Lemma]) -> list[Row]:
    """Return every written form of *lemmas*, sorted; active and passive that are written alike are one row, ``both``."""
    rows: list[Row] = []
    for lemma in lemmas:
        voices: dict[tuple[str, str, str], set[str]] = {}
        for form, tense, voice, person in conjugate(lemma):
            voices.setdefault((form, tense, person), set()).add(voice)
        for (form, tense, person), kinds in voices.items():
            if tense == "jussive" and (form, "present", person) in voices:
                continue
            if tense == "past" and person == "3fp" and len(form) < LONG_ENOUGH:
                continue
            rows.append(Row(lemma.id, form, tense, "both" if len(kinds) > 1 else kinds.pop(), person))
    return sorted(rows)


def conjugate(lemma: Lemma) -> Iterator[tuple[str, str, str, str]]:
    """Yield form, tense, voice and person of every form of *lemma*, unvocalised."""
    passive = lemma.passive == "1"
    sound = (lemma.root, lemma.pattern) in SOUND_WAW
    root = lemma.root.replace(WAW, STRONG) if sound else lemma.root
    slots = mazini.conjugate(root, lemma.pattern, passive=passive).slots
    for tense, moods in TENSES.items():
        for voice, infix in (("active", ""), ("passive", "pass_")):
            if voice == "passive" and not passive:
                continue
            for mood in moods:
                for person in PERSONS:
                    for cell in slots.get(f"{mood}_{infix}{person}", ()):
                        form = unvocalise(cell.form)
                        form = form.replace(STRONG, WAW) if sound else form
                        yield form, tense, voice, person
                        if form.endswith(ALEF_MAQSURA):  # written with alef before a pronoun: he denied it
                            yield form[:-1] + ALEF, tense, voice, person


def unvocalise(word: str) -> str:
    """Return *word* as newspapers write it: hamza kept, marks dropped."""
    return "".join(letter for letter in word if not "\u064b" <= letter <= "\u0652" and letter != "\u0670").replace(
        "\u0671", "\u0627"
    )


def format_table(rows: Iterable[Row]) -> str:
    """Return the table as TSV text."""
    return "\n".join(["\t".join(COLUMNS), *("\t".join(row) for row in rows)]) + "\n"


def find_missing(lemmas: list[Lemma]) -> list[str]:
    """Return verbs that event packs use and no lemma covers, sorted; a single form of a known verb is covered."""
    rows = make_rows(lemmas)
    known = {row.lemma for row in rows} | {match_form(row.form) for row in rows}
    return sorted(word for word in pack_verbs() if not {match_form(word), match_form(word).removeprefix(WAW)} & known)


def pack_verbs() -> set[str]:
    """Return the verbs of the event packs: lemmas of verb and passive rows, the first word of verb phrases."""
    verbs: set[str] = set()
    for path in sorted((DATA / "events").glob("*/words.tsv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                if row.get("class") in VERB_CLASSES:
                    verbs.add((row.get("form") or row.get("word") or row.get("lemma") or "").split()[0])
    return verbs


def suggest(words: Iterable[str]) -> list[Lemma]:
    """Return lemma rows for *words* from mazini's lexicon; all readings, for a person to choose from."""
    wanted = {match_form(word): word for word in words}
    found: list[Lemma] = []
    for root in lexicon_roots() if wanted else ():
        for pattern in attested_wazns(root):
            verb = mazini.conjugate(root, pattern)
            lemma = verb.lemma[0].form
            written = wanted.get(match_form(lemma))
            if written is not None and (SHADDA in lemma or SHADDA not in written):
                found.append(Lemma(lemma, match_form(lemma), root, verb.form_code, "1"))
    return sorted(found)


if __name__ == "__main__":
    sys.exit(main())
