"""Which outlets a report says it took from, and a compact signature by which near copies are found again."""

from __future__ import annotations

import base64

from rensa import RMinHash

from rasid.events.scene import Scene
from rasid.model import Quote
from rasid.text.document import Document

SHINGLE = 4  # words: short enough to survive an editor's changes, long enough to be rare
SEED = 20230410  # fixed, so that sketches made on different machines compare
SLOTS = 32  # minima kept; two texts' share of equal slots estimates how much they share


def find_credits(scene: Scene) -> tuple[Quote, ...]:
    """Return the agencies and media that a text names as its source («نقلاً عن», «وفق وكالة»)."""
    found: dict[str, Quote] = {}
    for chunks in scene.by_sentence.values():
        for position, chunk in enumerate(chunks):
            if chunk.kind != "reporting" or chunk.value.word_class == "verb":
                continue
            for other in chunks[position + 1 : position + 3]:
                if other.kind == "outlet" and other.first - chunk.stop <= 2:
                    quote = scene.quote(other)
                    found.setdefault(quote.text, quote)
    return tuple(found.values())


def sketch_of(document: Document) -> str:
    """Return a min-wise signature of the words of a document, as text: equal for equal texts, alike for near copies."""
    words = [form for form in document.forms if form[0].isalnum()]
    if not words:
        return ""
    signature = RMinHash(num_perm=SLOTS, seed=SEED)
    signature.update([" ".join(words[start : start + SHINGLE]) for start in range(max(len(words) - SHINGLE + 1, 1))])
    return base64.b64encode(b"".join((value >> 16).to_bytes(2, "big") for value in signature.digest())).decode("ascii")
