"""Bytes to characters, with the byte named where they are not what the encoding says."""

from __future__ import annotations

import codecs


def decode(data: bytes, encoding: str, *, offset: int = 0) -> str:
    """Return *data* as text; *offset* is where it stands in its file. Raises ValueError with a message for the user."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        byte = data[error.start]
        hint = _hint(data) if is_utf8(encoding) else "try another --encoding"
        message = f"not {encoding.upper()}: byte 0x{byte:02X} at offset {offset + error.start} ({error.reason}); {hint}"
        raise ValueError(message) from error


def is_utf8(encoding: str) -> bool:
    """Tell whether *encoding* is UTF-8, with or without a byte order mark."""
    return codecs.lookup(encoding).name in ("utf-8", "utf-8-sig")


def is_wide(encoding: str) -> bool:
    """Tell whether *encoding* has more than one byte a letter everywhere, so that its lines cannot be cut as bytes."""
    return codecs.lookup(encoding).name.startswith(("utf-16", "utf-32"))


def drop_mark(data: bytes) -> bytes:
    """Return *data* without the byte order mark of UTF-8 that editors put before it."""
    return data.removeprefix(codecs.BOM_UTF8)


def mend_name(name: str) -> str:
    """Return *name*, of a file or from the command line, with U+FFFD for bytes that are no UTF-8: no output could hold them."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _hint(data: bytes) -> str:
    """Return which --encoding to try: Arabic on Windows was written in windows-1256 before it was Unicode."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\x00" in data[:64]:
        return "try --encoding utf-16"
    return "try --encoding windows-1256"
