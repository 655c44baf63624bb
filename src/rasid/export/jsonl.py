"""JSON Lines: one object a report, as the codebook has it, keys always present and in its order."""

from __future__ import annotations

from typing import BinaryIO

import msgspec

from rasid.model import Reading, Report


class JsonLinesWriter:
    """Writes each reading as it comes; a line is whole or not there."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._encoder = msgspec.json.Encoder()

    def add(self, report: Report, reading: Reading) -> None:
        """Write *reading* as one line; *report* is not needed, since readings stand alone."""
        del report
        self._stream.write(self._encoder.encode(reading) + b"\n")

    def finish(self) -> None:
        """Do nothing: every line is out."""
