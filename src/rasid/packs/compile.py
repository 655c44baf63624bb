"""Compile the word packs: every table becomes plain entries of one index, which marshal writes and reads at once.

Start-up reads the compiled index from the user's cache; a changed pack file (name, size or time) compiles anew.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from rasid.errors import PackError
from rasid.packs.frames import load_frames
from rasid.packs.heads import freeze, index_forms
from rasid.packs.inflect import inflected
from rasid.packs.lexicon import Entry, VerbForm
from rasid.packs.tables import Row, pack_files, read_rows, read_table, read_toml
from rasid.packs.words import (
    Actor,
    ActorAlias,
    ActorName,
    Demonym,
    EventType,
    Kinded,
    LightVerb,
    Outcome,
    People,
    Reporting,
    Speaker,
    StatusCue,
    TriggerWord,
    actor_name,
)
from rasid.text.clitics import WordClass
from rasid.text.letters import match_form

VERB_CLASSES = frozenset({"verb", "passive", "verb-phrase"})
ONE_LETTER_PREPOSITIONS = frozenset({"\u0628", "\u0644", "\u0643"})  # beh, lam, kaf: they are written to the next word
NISBA_ENDINGS = ("\u064a\u0646", "\u0648\u0646", "\u0627\u062a", "\u0647")  # yeh nun, waw nun, alef teh, teh marbuta

Pair = tuple[str, Entry]


def compile_packs(folders: Sequence[Path]) -> dict[str, Any]:
    """Return the compiled packs of *folders* as plain data; raise PackError for the first row that breaks the rules."""
    verbs = Verbs(read_table(folders, "verbs.tsv"))
    dropped = {match_form(row["form"]) for row in read_table(folders, "drop.tsv")}
    numbers: dict[Entry, int] = {}
    triples = []
    grammar: dict[str, set[str]] = defaultdict(set)
    for row in read_table(folders, "grammar.tsv"):
        form = match_form(row["form"])
        if " " in form:
            entry = Entry("grammar", row["group"], "exact")
            triples.append((form, numbers.setdefault(entry, len(numbers)), entry.word_class))
        else:
            grammar[form].add(row["group"])
    for form, entry in _entries(folders, verbs):
        if form and form not in dropped:
            triples.append((form, numbers.setdefault(entry, len(numbers)), entry.word_class))
    return {
        "heads": index_forms(triples),
        "entries": [freeze(_plain(entry)) for entry in numbers],
        "grammar": {form: sorted(groups) for form, groups in grammar.items()},
        "frames": {name: tuple(frame) for name, frame in load_frames(folders).items()},
        "types": [tuple(event_type) for event_type in _load_types(folders)],
        "actors": [tuple(actor) for actor in _load_actors(folders)],
        "governments": {
            row["country"]: row["government"]
            for row in read_table(folders, "demonyms.tsv")
            if row["country"] and row["government"]
        },
        "digest": _digest(folders),
    }


def _plain(entry: Entry) -> tuple[str, Any, str, Any]:
    value = entry.value if isinstance(entry.value, str) else tuple(entry.value)
    if isinstance(entry.value, ActorName):
        value = tuple(tuple(alias) for alias in entry.value.aliases)
    return entry.label, value, entry.word_class, tuple(entry.verb) if entry.verb else None


def _digest(folders: Sequence[Path]) -> str:
    """Return a short digest of every pack file, so that a reading says which words it was made with."""
    digest = hashlib.sha256()
    for path in pack_files(folders, "**/*.t[so][vm]*"):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


class Verbs:
    """The committed table of verb forms, by lemma (as written in the packs, or its match form)."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._forms: dict[str, list[tuple[str, VerbForm]]] = defaultdict(list)
        for row in rows:
            form = (match_form(row["form"]), VerbForm(row["tense"], row["voice"], row["person"]))
            self._forms[row["lemma"]].append(form)

    def forms(self, lemma: str) -> list[tuple[str, VerbForm]]:
        """Return the (form, VerbForm) pairs of a lemma; of the lemma alone where the table lacks it."""
        found = self._forms.get(lemma) or self._forms.get(match_form(lemma))
        return found or [(match_form(lemma), VerbForm("past", "both", "3ms"))]


def _entries(folders: Sequence[Path], verbs: Verbs) -> Iterator[Pair]:
    """Yield (match form, Entry) of every table."""
    for path in pack_files(folders, "events/*/words.tsv"):
        for row in read_rows(path):
            yield from _trigger_entries(row, path.parent.name, verbs)
    for path in [*pack_files(folders, "events/*/stop.tsv"), *pack_files(folders, "stop.tsv")]:
        stopped = path.parent.name if path.parent.parent.name == "events" else ""
        yield from ((match_form(row["form"]), Entry("stop", stopped, "noun")) for row in read_rows(path))
    yield from _name_entries(folders)
    for name, label, record in _NOUN_TABLES:
        for row in read_table(folders, name):
            yield from _noun_entries(row, label, record(row))
    for name, label, record in _MIXED_TABLES:
        for row in read_table(folders, name):
            yield from _mixed_entries(row, label, record(row), verbs)


def _name_entries(folders: Sequence[Path]) -> Iterator[Pair]:
    """Yield the entries of actors, generic actors and demonyms."""
    names: dict[str, dict[ActorAlias, None]] = defaultdict(dict)
    for path in pack_files(folders, "actors/*.aliases.tsv"):
        for row in read_rows(path):
            names[match_form(row["alias"])][ActorAlias(row["id"], row["framing"] or None, row["use"])] = None
    for form, aliases in names.items():
        yield form, Entry("actor", actor_name(*aliases), "name")
    for row in read_table(folders, "generic-actors.tsv"):
        yield match_form(row["form"]), Entry("generic", ActorAlias(row["id"], None, row["note"]), "noun")
    for row in read_table(folders, "demonyms.tsv"):
        yield from _demonym_entries(row)


def _trigger_entries(row: Row, event_type: str, verbs: Verbs) -> Iterator[Pair]:
    word = TriggerWord(event_type, row["class"], row["frame"], row["strength"], match_form(row["form"]))
    yield from _mixed_entries(row, "trigger", word, verbs)


def _mixed_entries(row: Row, label: str, record: Any, verbs: Verbs) -> Iterator[Pair]:
    """Yield the entries of a row that may be a verb, a phrase that begins with one, or a noun."""
    if row["class"] not in VERB_CLASSES and label != "light":
        yield from _noun_entries(row, label, record)
        return
    lemma, _, rest = (row["form"] or row["lemma"]).partition(" ")
    tail = f" {_whole_words(rest)}" if _whole_words(rest) else ""
    for form, verb in verbs.forms(lemma):
        if row["class"] != "passive" or verb.voice != "active":
            yield form + tail, Entry(label, record, "verb", verb)


def _noun_entries(row: Row, label: str, record: Any) -> Iterator[Pair]:
    try:
        forms = inflected(_whole_words(row["form"]), row["inflect"])
    except PackError as error:
        raise row.fail("inflect", error.message) from error
    word_class: WordClass = "exact" if row["class"] in ("prep", "exact", "particle") else "noun"
    for form, number in forms:
        counted = record._replace(number=number) if number and isinstance(record, People | Outcome) else record
        yield form, Entry(label, counted, word_class)


def _whole_words(phrase: str) -> str:
    """Return the match form of a phrase; a preposition of one letter at its end is written to the next word, so it goes."""
    words = match_form(phrase).split()
    while len(words) > 1 and words[-1] in ONE_LETTER_PREPOSITIONS and len(words[-2]) > 1:
        words.pop()
    return " ".join(words)


def _demonym_entries(row: Row) -> Iterator[Pair]:
    record = Demonym(
        row["country"] or None,
        row["military"] or None,
        row["air_force"] or None,
        row["police"] or None,
        row["government"] or None,
    )
    form = match_form(row["form"])
    for variant in (form, *(form + ending for ending in NISBA_ENDINGS)):
        yield variant, Entry("demonym", record, "noun")


_NOUN_TABLES: tuple[tuple[str, str, Callable[[Row], Any]], ...] = (
    ("weapons.tsv", "weapon", lambda row: Kinded(row["kind"], row["points_to"] or None, civilian=False)),
    ("targets.tsv", "target", lambda row: Kinded(row["kind"], None, civilian=row["civilian"] == "1")),
    ("people.tsv", "people", lambda row: People(row["who"], row["number"])),
    ("speakers.tsv", "speaker", lambda row: Speaker(row["kind"])),
    ("outlets.tsv", "outlet", lambda row: Speaker(row["kind"])),
)
_MIXED_TABLES: tuple[tuple[str, str, Callable[[Row], Any]], ...] = (
    ("outcomes.tsv", "outcome", lambda row: Outcome(row["outcome"], row["class"], row["number"], framing=row["framing"] == "1")),
    (
        "reporting.tsv",
        "reporting",
        lambda row: Reporting(row["stance"], row["class"], carries=row["continuation"] == "1", needs=row["needs"]),
    ),
    ("light-verbs.tsv", "light", lambda row: LightVerb(row["kind"], match_form(row["prep"]))),
    ("status.tsv", "status", lambda row: StatusCue(row["status"], row["scope"])),
)


def _load_types(folders: Sequence[Path]) -> list[EventType]:
    types: dict[str, EventType] = {}
    for path in pack_files(folders, "events/*/type.toml"):
        table = read_toml(path)
        try:
            types[path.parent.name] = EventType(
                path.parent.name,
                table["name_ar"],
                table["name_en"],
                table["family"],
                table["violent"],
                table.get("crosswalk", {}),
            )
        except KeyError as error:
            raise PackError(f"{error.args[0]} is missing", file=str(path), field=error.args[0]) from error
    return list(types.values())


def _load_actors(folders: Sequence[Path]) -> list[Actor]:
    actors: dict[str, Actor] = {}
    for path in pack_files(folders, "actors/*.tsv"):
        if path.name.endswith(".aliases.tsv"):
            continue
        for row in read_rows(path):
            rest = (row[column] or None for column in ("country", "parent", "since", "until", "wikidata"))
            actors[row["id"]] = Actor(row["id"], row["name"], row["name_ar"], row["kind"], *rest)
    return list(actors.values())
