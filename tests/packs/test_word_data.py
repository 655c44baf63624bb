"""The word tables: clean letters, known codes, no row twice, forms that the tokenizer leaves whole, breadth."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import rasid
from rasid.packs.inflect import inflected
from rasid.text.document import make_document
from rasid.text.letters import match_form

DATA = Path(rasid.__file__).parent / "data" / "ar"
Rows = list[dict[str, str]]


def words(text: str) -> set[str]:
    return set(text.split())


WEAPON_KINDS = words(
    "aircraft helicopter drone artillery mortar rocket missile small-arms ied vehicle-bomb mine grenade cluster barrel-bomb "
    "incendiary chemical other"
)
TARGET_KINDS = words("military residential medical school camp religious infrastructure market vehicle aid media other")
OUTCOMES = {"killed", "injured", "missing", "detained", "abducted", "displaced", "both"}
WHO = {"civilians", "combatants", "children", "women", "medics", "journalists", "unspecified"}
CLAIM_KINDS = words("correspondent official military activist agency media monitor responder witness anonymous")
STANCES = {"asserts", "hedges", "denies", "claims-responsibility"}
STATUSES = {"planned", "threatened", "possible", "denied", "averted", "ongoing", "negated"}
SCOPES = {"before", "after", "any", "sentence"}
LIGHT_KINDS = {"launch", "suffer", "witness", "break-out", "result", "reach", "gather"}

# Table -> (columns, the codes a column may hold, the columns that make a row unlike another, the least number of rows).
TABLES: dict[str, tuple[str, dict[str, set[str]], str, int]] = {
    "weapons.tsv": ("form kind inflect points_to", {"kind": WEAPON_KINDS}, "form", 500),
    "targets.tsv": ("form kind civilian inflect", {"kind": TARGET_KINDS, "civilian": {"0", "1"}}, "form", 500),
    "people.tsv": ("form who number inflect", {"who": WHO, "number": {"s", "d", "p"}}, "form", 300),
    "outcomes.tsv": (
        "form outcome class number inflect framing",
        {"outcome": OUTCOMES, "class": {"noun", "masdar", "verb", "passive"}, "framing": {"0", "1"}},
        "form class outcome",
        120,
    ),
    "speakers.tsv": ("form kind inflect", {"kind": CLAIM_KINDS}, "form", 400),
    "outlets.tsv": ("form kind inflect", {"kind": {"agency", "media"}}, "form", 400),
    "reporting.tsv": (
        "form class stance continuation needs",
        {
            "class": {"verb", "phrase", "prep", "adverb", "impersonal", "participle", "noun"},
            "stance": STANCES,
            "continuation": {"0", "1"},
        },
        "form class",
        200,
    ),
    "status.tsv": ("form status scope class", {"status": STATUSES, "scope": SCOPES}, "form status scope class", 200),
    "light-verbs.tsv": (
        "lemma kind prep class",
        {"kind": LIGHT_KINDS, "class": {"verb", "passive"}},
        "lemma kind prep class",
        100,
    ),
    "titles.tsv": (
        "form standing kind before",
        {"standing": {"public", "private", "source"}, "before": {"open", "name", "body", "weak"}},
        "form before",
        300,
    ),
    "given-names.tsv": ("form gender common", {"gender": {"m", "f", "mf"}, "common": {"", "1"}}, "form", 800),
    "name-stops.tsv": ("form class", {"class": {"stop", "holder", "surname"}}, "form class", 500),
    "public-figures.tsv": ("form", {}, "form", 150),
    "boilerplate.tsv": ("form kind", {"kind": {"line", "tail", "connective", "signature"}}, "form kind", 100),
    "lemmas.tsv": ("lemma id root pattern passive", {"passive": {"0", "1"}}, "id", 600),
}
# Farsi yeh and kaf, presentation forms, tatweel, BOM, zero-width and bidi signs: they look right and match nothing.
BAD_LETTERS = re.compile("[\u06cc\u06a9\ufb50-\ufdff\ufe70-\ufeff\u0640\u200b-\u200f\u202a-\u202e]")


def rows_of(name: str) -> Rows:
    header, *lines = (DATA / name).read_text(encoding="utf-8").rstrip("\n").split("\n")
    columns = header.split("\t")
    width = len(columns)
    rows = [line.split("\t") for line in lines]
    assert all(len(cells) <= width for cells in rows)
    return [dict(zip(columns, [*cells, *[""] * (width - len(cells))], strict=True)) for cells in rows]


@pytest.mark.parametrize("name", TABLES)
def test_the_columns_are_those_that_the_loader_expects(name: str) -> None:
    """A renamed column would be read as empty, in silence."""
    header = (DATA / name).read_text(encoding="utf-8").split("\n")[0]
    assert header.split("\t") == TABLES[name][0].split()
    assert len(rows_of(name)) >= TABLES[name][3]


@pytest.mark.parametrize("name", TABLES)
def test_letters_and_spaces_are_clean(name: str) -> None:
    """No foreign yeh or kaf, no presentation form, no tatweel, no stray space."""
    text = (DATA / name).read_text(encoding="utf-8")
    assert BAD_LETTERS.search(text) is None
    assert all(cell == " ".join(cell.split()) for row in rows_of(name) for cell in row.values())


@pytest.mark.parametrize("name", TABLES)
def test_codes_are_known_and_no_row_stands_twice(name: str) -> None:
    """Codes are the codebook's; a second row of the same form would be dead or ambiguous."""
    _, codes, key, _ = TABLES[name]
    seen = set()
    for row in rows_of(name):
        for column, allowed in codes.items():
            assert row[column] in allowed, row
        row_key = tuple(match_form(row[column]) if column != "id" else row[column] for column in key.split())
        assert row_key not in seen, row
        seen.add(row_key)


@pytest.mark.parametrize("name", [name for name, table in TABLES.items() if "inflect" in table[0].split()])
def test_inflection_codes_give_forms(name: str) -> None:
    """Every code is one that the loader knows."""
    assert all(inflected(match_form(row["form"]), row["inflect"]) for row in rows_of(name))


@pytest.mark.parametrize("name", [name for name, table in TABLES.items() if table[0].startswith("form")])
def test_forms_are_written_as_the_tokenizer_cuts_them(name: str) -> None:
    """«إف-16» is three tokens: a form that is not cut the same way never matches."""
    for row in rows_of(name):
        assert " ".join(make_document(row["form"]).forms).strip() == match_form(row["form"]), row


def test_weapons_point_to_event_types_that_exist() -> None:
    """A word may imply a type only if there is a pack for it."""
    types = {path.name for path in (DATA / "events").iterdir()}
    assert {row["points_to"] for row in rows_of("weapons.tsv")} - {""} <= types


def test_verbs_of_the_tables_are_in_the_verb_table() -> None:
    """A verb is matched in all its forms only if the verb table has it; a row may also name one form of such a verb."""
    rows = rows_of("verbs.tsv")
    known = {row["lemma"] for row in rows} | {match_form(row["form"]) for row in rows}
    verbs = {row["lemma"] for row in rows_of("light-verbs.tsv")}
    verbs |= {
        row["form"] for name in ("reporting.tsv", "outcomes.tsv") for row in rows_of(name) if row["class"] in ("verb", "passive")
    }
    assert {verb for verb in verbs if not bare_forms(match_form(verb.split()[0])) & known} == set()


def bare_forms(form: str) -> set[str]:
    """Return *form*, and what it is without «and» and without a pronoun."""
    bare = {form, form.removeprefix("\u0648")}
    return bare | {word.removesuffix(pronoun) + rest for word in bare for pronoun in ("ه", "هم") for rest in ("", "ا")}


@pytest.mark.parametrize(
    ("table", "form", "column", "value"),
    [
        ("weapons.tsv", "برميل متفجر", "kind", "barrel-bomb"),
        ("weapons.tsv", "طائرة مسيرة", "points_to", "drone-strike"),
        ("targets.tsv", "سيارة إسعاف", "kind", "medical"),
        ("people.tsv", "شرطي", "who", "combatants"),
        ("people.tsv", "مواطن", "who", "civilians"),
        ("people.tsv", "شاب", "who", "unspecified"),
        ("outcomes.tsv", "ضحايا", "outcome", "both"),
        ("outcomes.tsv", "شهيد", "framing", "1"),
        ("speakers.tsv", "الدفاع المدني", "kind", "responder"),
        ("outlets.tsv", "سانا", "kind", "agency"),
        ("reporting.tsv", "أضاف", "continuation", "1"),
        ("status.tsv", "أحبط", "status", "averted"),
    ],
)
def test_the_codebook_decides_these(table: str, form: str, column: str, value: str) -> None:
    """Rows that a rule of the codebook settles."""
    assert value in {row[column] for row in rows_of(table) if match_form(row["form"]) == match_form(form)}
