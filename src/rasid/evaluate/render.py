"""An evaluation as text for a terminal or a file."""

from __future__ import annotations

from collections.abc import Iterator

from rasid.evaluate.listing import Miss
from rasid.evaluate.score import Evaluation, Figure

_HEAD = f"{'':18} {'right':>6} {'coded':>6} {'read':>6} {'P':>6} {'R':>6} {'F1':>6} {'95 % range':>15} {'given':>6}"
_SHOWN_CONFUSIONS = 20  # further ones occur once or twice and say nothing


def render(evaluation: Evaluation, *, errors: bool = True) -> str:
    """Return the table of figures, the confusion of types and, unless *errors* is off, every error with its words."""
    lines = [*_figure_lines(evaluation), *_confusion_lines(evaluation)]
    if errors:
        lines += _miss_lines(evaluation)
    return "".join(f"{line}\n" for line in lines)


def _figure_lines(evaluation: Evaluation) -> Iterator[str]:
    yield _HEAD
    for figure in evaluation.figures:
        yield _figure_line(figure)
    yield f"{evaluation.reports} reports, {evaluation.events} coded events"
    if evaluation.unread:
        yield f"{len(evaluation.unread)} reports were not read at all, such as {evaluation.unread[0]}"


def _figure_line(figure: Figure) -> str:
    right, coded, read = figure.tally[:3]
    return (
        f"{figure.name:18} {right:6} {coded:6} {read:6} {figure.precision:6.1f} {figure.recall:6.1f} {figure.f1:6.1f} "
        f"[{figure.low:5.1f} - {figure.high:5.1f}] {figure.given:6.1f}"
    )


def _confusion_lines(evaluation: Evaluation) -> Iterator[str]:
    if not evaluation.confusion:
        return
    yield ""
    yield "Types that were taken for others (coded, read, times; - is no event)"
    for (coded, read), times in evaluation.confusion[:_SHOWN_CONFUSIONS]:
        yield f"  {coded:18} {read:18} {times:4}"


def _miss_lines(evaluation: Evaluation) -> Iterator[str]:
    if not evaluation.misses:
        return
    yield ""
    yield f"Errors ({len(evaluation.misses)})"
    report = None
    for miss in evaluation.misses:
        if miss.report != report:
            report = miss.report
            yield f"{report}"
        yield f"  {_miss_line(miss)}"


def _miss_line(miss: Miss) -> str:
    words = f" \u00ab{_one_line(miss.words)}\u00bb" if miss.words else ""
    event = "" if miss.field == "event" else f" (of \u00ab{_one_line(miss.trigger)}\u00bb)"
    if miss.kind == "missed":
        return f"missed   {miss.field}: {miss.coded}{words}{event}"
    if miss.kind == "invented":
        return f"invented {miss.field}: {miss.read}{words}{event}"
    return f"wrong    {miss.field}: coded {miss.coded}, read {miss.read}{words}{event}"


def _one_line(words: str) -> str:
    return " ".join(words.split())
