"""Files of GeoNames from their public address: carried on where they broke off, checked, and unpacked with care."""

from __future__ import annotations

import http.client
import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from typing import TypeAlias
from urllib.parse import urlsplit

from rasid.errors import GazetteerError
from rasid.gazetteers.unpack import ZIP_MAGIC, unpack_member

LARGEST = 400_000_000  # bytes of one download: five times the largest country's dump
CHUNK = 1 << 16  # bytes
LONGEST_WAIT = 60.0  # seconds that a server may ask to be left alone; one that asks for more is asked again no sooner by us
BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})  # answers that another try may change
PAGES = ("text/", "application/json", "application/xml", "application/xhtml")  # what a portal or an error page sends

Tell: TypeAlias = Callable[[str, int, int | None], None]  # name of the file, bytes so far, bytes in all where they are known


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a silent server is waited for, and how often it is asked again; times in seconds, the pause doubles."""

    timeout: float = 30.0
    retries: int = 4
    pause: float = 0.5


@dataclass(frozen=True, slots=True)
class Trouble:
    """What made a try fail that another may mend; ``wait`` is what the server asked for, in seconds."""

    message: str
    wait: float = 0.0


@dataclass(frozen=True, slots=True)
class Part:
    """The first bytes of a file, with what tells whether the server still has that file."""

    path: Path

    @property
    def size(self) -> int:
        """Return the number of bytes that are here."""
        return self.path.stat().st_size if self.path.exists() else 0

    @property
    def notes(self) -> Path:
        """Return the file beside it that holds its marks."""
        return self.path.with_name(f"{self.path.name}.json")

    def marks(self) -> dict[str, str]:
        """Return the ``ETag`` and ``Last-Modified`` of the file, none where they are not known."""
        try:
            known = json.loads(self.notes.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return {str(key): str(value) for key, value in known.items()} if isinstance(known, dict) else {}

    def drop(self) -> None:
        """Forget what is here."""
        self.path.unlink(missing_ok=True)
        self.notes.unlink(missing_ok=True)


def fetch_country(code: str, into: Path, *, base_url: str, patience: Patience | None = None, tell: Tell | None = None) -> Path:
    """Download and unpack the places of a country (ISO 3166-1) and their other names; return the dump, the names beside it.

    *base_url* is the address of the dumps, under which the other names lie in ``alternatenames/``. *into* is the folder for
    both; what broke off stays there and is carried on by the next call.
    Raises GazetteerError where the files cannot be had or are not what they should be.
    """
    member = f"{code}.txt"
    dump = into / member
    for folder, target in (("", dump), ("alternatenames/", into / f"alternate-{member}")):
        archive = target.with_suffix(".zip")
        download(f"{base_url.rstrip('/')}/{folder}{code}.zip", archive, patience=patience, tell=tell)
        try:
            unpack_member(archive, member, target)
        finally:
            archive.unlink(missing_ok=True)
    return dump


def download(url: str, target: Path, *, patience: Patience | None = None, tell: Tell | None = None) -> None:
    """Download the zip file at *url* to *target*; what an earlier try left is carried on where the server's file is the same.

    Raises GazetteerError that says what was wrong and what to do.
    """
    if urlsplit(url).scheme not in ("https", "http") or not urlsplit(url).hostname:
        raise GazetteerError("an address begins with https:// or http://", file=url)
    patience = patience or Patience()
    part = Part(target.with_name(f"{target.name}.part"))
    trouble: Trouble | None = None
    for again in range(patience.retries + 1):
        if trouble is not None:
            time.sleep(max(patience.pause * 2 ** (again - 1), trouble.wait))
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            trouble = _attempt(url, part, patience.timeout, tell)
            if trouble is None:
                part.path.replace(target)
                part.drop()
                return
        except OSError as error:  # those of the network are troubles: this one is the disk's
            raise GazetteerError(f"cannot be written: {error.strerror or error}", file=str(part.path)) from error
    raise GazetteerError(trouble.message if trouble else "was not asked for", file=url)


def _attempt(url: str, part: Part, timeout: float, tell: Tell | None) -> Trouble | None:
    """Try once; return what went wrong, None where the whole file is here."""
    try:
        with urllib.request.urlopen(_request(url, part), timeout=timeout) as response:  # noqa: S310 - the scheme was checked
            _check_answer(url, response)
            return _receive(response, part, tell)
    except urllib.error.HTTPError as error:
        with error:
            return _refusal(url, error, part)
    except urllib.error.URLError as error:
        host = urlsplit(url).hostname
        reason = getattr(error.reason, "strerror", None) or error.reason
        return Trouble(
            f"cannot reach {host} ({reason}): are you offline? "
            "What is imported stays; files that you have can be imported with rasid places add"
        )
    except TimeoutError:
        return Trouble(f"the server fell silent for {timeout:g} seconds; the next try carries on after {part.size:,} bytes")
    except (ConnectionError, http.client.HTTPException) as error:
        return Trouble(f"the connection broke off ({type(error).__name__}); the next try carries on after {part.size:,} bytes")


def _request(url: str, part: Part) -> urllib.request.Request:
    """Return the request for *url*, or for what is missing of it where the server can tell whether it is still the same."""
    request = urllib.request.Request(url, headers={"User-Agent": "rasid", "Accept-Encoding": "identity"})  # noqa: S310
    marks = part.marks()
    tag = marks.get("ETag", "")
    same = tag if tag and not tag.startswith("W/") else marks.get("Last-Modified")  # a weak tag is none for ranges (RFC 9110)
    if part.size and same:
        request.add_header("Range", f"bytes={part.size}-")
        request.add_header("If-Range", same)
    else:
        part.drop()
    return request


def _check_answer(url: str, response: http.client.HTTPResponse) -> None:
    """Raise GazetteerError for an answer that is no zip file, or came by an unprotected way where a protected was asked for."""
    if urlsplit(url).scheme == "https" and urlsplit(response.url).scheme != "https":
        raise GazetteerError("the server leads to an address without protection (http)", file=url)
    kind = response.headers.get_content_type() if response.headers.get("Content-Type") else ""
    if kind.startswith(PAGES):
        raise GazetteerError(
            f"a page ({kind}) came in place of a zip file: is there a login page between you and the network?", file=url
        )


def _refusal(url: str, error: urllib.error.HTTPError, part: Part) -> Trouble:
    """Return what an answer with an error says. Raises GazetteerError where asking again cannot help."""
    if error.code == http.HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
        part.drop()
        return Trouble("the file on the server has changed")
    if error.code in BUSY:
        asked = error.headers.get("Retry-After", "") if error.headers else ""
        wait = min(float(asked), LONGEST_WAIT) if asked.isascii() and asked.isdigit() else 0.0
        return Trouble(f"the server answers {error.code} {error.reason}: try again later", wait)
    if error.code in (http.HTTPStatus.NOT_FOUND, http.HTTPStatus.GONE):
        raise GazetteerError(f"the server has no such file ({error.code}): is the country code right?", file=url) from error
    raise GazetteerError(f"the server refuses: {error.code} {error.reason}", file=url) from error


def _receive(response: http.client.HTTPResponse, part: Part, tell: Tell | None) -> Trouble | None:
    """Write what *response* brings to *part*; return what is wrong with it, None where the file is whole."""
    total = _total(response.headers)
    if response.status == http.HTTPStatus.PARTIAL_CONTENT:
        start, total = _range(response.headers)
        if start != part.size or not _same_file(response.headers, part):
            part.drop()
            return Trouble("the file on the server has changed")
    else:
        part.drop()
        start = 0
        marks = {key: value for key in ("ETag", "Last-Modified") if (value := response.headers.get(key))}
        part.notes.write_text(json.dumps(marks), encoding="utf-8")
    size = _copy(response, part, start, total, tell)
    if total is not None and size != total:
        if size > total:
            part.drop()
        return Trouble(f"the server sent {size:,} of {total:,} bytes")
    return None


def _copy(response: http.client.HTTPResponse, part: Part, start: int, total: int | None, tell: Tell | None) -> int:
    """Append what *response* brings; return how many bytes *part* then has. Raises GazetteerError for what cannot be meant."""
    size = start
    with part.path.open("ab") as stream:
        while chunk := response.read1(CHUNK):
            _check_bytes(part, chunk, size, total)
            stream.write(chunk)
            size += len(chunk)
            if tell is not None:
                tell(part.path.name.removesuffix(".part"), size, total)
    return size


def _check_bytes(part: Part, chunk: bytes, size: int, total: int | None) -> None:
    """Raise GazetteerError where *chunk*, after *size* bytes, shows that the file is too large or no zip file."""
    if max(size + len(chunk), total or 0) > LARGEST:
        part.drop()
        raise GazetteerError(f"the file is larger than {LARGEST:,} bytes", file=part.path.name.removesuffix(".part"))
    if size == 0 and not chunk.startswith(ZIP_MAGIC[: len(chunk)]):
        part.drop()
        raise GazetteerError("what the server sends is no zip file", file=part.path.name.removesuffix(".part"))


def _total(headers: Message) -> int | None:
    length = headers.get("Content-Length", "")
    return int(length) if length.isascii() and length.isdigit() else None


def _range(headers: Message) -> tuple[int, int | None]:
    """Return where the bytes begin and how many the file has; -1 where it is not said."""
    start, total = -1, None
    with suppress(ValueError):
        unit, _, rest = headers.get("Content-Range", "").partition(" ")
        span, _, whole = rest.partition("/")
        start = int(span.partition("-")[0]) if unit == "bytes" else -1
        total = int(whole) if whole != "*" else None
    return start, total


def _same_file(headers: Message, part: Part) -> bool:
    """Tell whether none of the marks of the file has changed: not every server heeds ``If-Range``."""
    return all(headers.get(key, value) == value for key, value in part.marks().items())
