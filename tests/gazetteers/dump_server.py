"""A server on this machine that serves files as GeoNames does, or misbehaves in a way that a test asks for."""

from __future__ import annotations

import contextlib
import hashlib
import http.server
import io
import re
import time
import zipfile
from collections.abc import Callable

Answer = Callable[["Handler", bytes], None]
ROWS = [("501", "عين الصفصاف", "36.41", "36.52"), ("502", "تل الرماد", "35.97", "36.71")]


def dump_row(number: str, names: str, lat: str, lon: str, country: str = "SY") -> str:
    """Return a row of a GeoNames dump: 19 columns."""
    first = [
        "",
        "A place",
        "A place",
        names,
        lat,
        lon,
        "P",
        "PPL",
        country,
        "",
        "09",
        "",
        "",
        "",
        "900",
        "",
        "410",
        "Asia/Damascus",
    ]
    return "\t".join([number, *first[1:], "2024-01-09"]) + "\n"


def alternate_row(row: str, number: str, language: str, name: str, *, preferred: bool = False) -> str:
    """Return a row of a GeoNames table of alternate names: 10 columns."""
    return "\t".join([row, number, language, name, "1" if preferred else "", "", "", "", "", ""]) + "\n"


def zipped(**members: str | bytes) -> bytes:
    """Return a zip file; ``SY="…"`` is the member SY.txt."""
    return zipped_as({f"{name}.txt": content for name, content in members.items()})


def noise(seed: int, size: int) -> bytes:
    """Return bytes that do not shrink, the same for the same *seed*."""
    return hashlib.shake_256(bytes([seed])).digest(size)


def zipped_as(members: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers each request with the next answer of its path; the last answers all that follow."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer one request."""
        server = self.server
        server.asked.append((self.path, {key.lower(): value for key, value in self.headers.items()}))
        answers = server.answers.get(self.path, [])
        answer = answers.pop(0) if len(answers) > 1 else answers[0] if answers else status(404)
        content = server.files.get(self.path, b"")
        self.close_connection = True
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            answer(self, content)

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""

    def head(self, code: int, **headers: object) -> None:
        """Send a status and headers."""
        self.send_response(code)
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), str(value))
        self.send_header("Connection", "close")
        self.end_headers()


def tag_of(content: bytes) -> str:
    return f'"{hashlib.sha256(content).hexdigest()[:12]}"'


def whole(handler: Handler, content: bytes) -> None:
    """Serve a file as a good server does, ranges too."""
    tag = tag_of(content)
    span = re.fullmatch(r"bytes=(\d+)-", handler.headers.get("Range", ""))
    if span is None or handler.headers.get("If-Range") != tag:
        handler.head(200, Content_Type="application/zip", Content_Length=len(content), ETag=tag, Accept_Ranges="bytes")
        handler.wfile.write(content)
        return
    start = int(span[1])
    if start >= len(content):
        handler.head(416, Content_Range=f"bytes */{len(content)}", Content_Length=0)
        return
    rest, last = content[start:], len(content) - 1
    handler.head(
        206, Content_Type="application/zip", Content_Length=len(rest), ETag=tag, Content_Range=f"bytes {start}-{last}/{last + 1}"
    )
    handler.wfile.write(rest)


def cut(share: float) -> Answer:
    """Break off after *share* of the bytes that were promised."""

    def answer(handler: Handler, content: bytes) -> None:
        handler.head(200, Content_Type="application/zip", Content_Length=len(content), ETag=tag_of(content))
        handler.wfile.write(content[: int(len(content) * share)])

    return answer


def status(code: int, **headers: object) -> Answer:
    """Answer with a status and no file."""
    return lambda handler, _content: handler.head(code, Content_Length=0, **headers)


def page(handler: Handler, _content: bytes) -> None:
    """Send what a hotel's portal sends."""
    body = b"<html><body>Please sign in to use this network.</body></html>"
    handler.head(200, Content_Type="text/html; charset=utf-8", Content_Length=len(body))
    handler.wfile.write(body)


def plain_bytes(kind: str | None, *, length: int | None = None) -> Answer:
    """Send the file as *kind* with a length that may lie."""

    def answer(handler: Handler, content: bytes) -> None:
        headers = {"Content_Type": kind} if kind else {}
        handler.head(200, Content_Length=len(content) if length is None else length, **headers)
        handler.wfile.write(content)

    return answer


def unmeasured(handler: Handler, content: bytes) -> None:
    """Send the file without saying how long it is."""
    handler.head(200, Content_Type="application/zip")
    handler.wfile.write(content)


def stalled(seconds: float) -> Answer:
    """Send half and fall silent."""

    def answer(handler: Handler, content: bytes) -> None:
        handler.head(200, Content_Type="application/zip", Content_Length=len(content), ETag=tag_of(content))
        handler.wfile.write(content[: len(content) // 2])
        handler.wfile.flush()
        time.sleep(seconds)

    return answer


def deaf_to_changes(handler: Handler, content: bytes) -> None:
    """Send a range of another file than the one that was begun, as a server that heeds no If-Range does."""
    start = int(handler.headers["Range"].removeprefix("bytes=").rstrip("-"))
    rest = content[start:]
    span = f"bytes {start}-{len(content) - 1}/{len(content)}"
    handler.head(206, Content_Type="application/zip", Content_Length=len(rest), ETag='"another"', Content_Range=span)
    handler.wfile.write(rest)


class Server(http.server.ThreadingHTTPServer):
    """A server of files, with a list of what it was asked for."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.files: dict[str, bytes] = {}
        self.answers: dict[str, list[Answer]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []

    @property
    def url(self) -> str:
        """Return the address of the dumps."""
        return f"http://127.0.0.1:{self.server_port}/dump/"

    def serve(self, path: str, content: bytes, *answers: Answer) -> str:
        """Serve *content* at *path* with *answers*, one a request; return its address."""
        self.files[f"/dump/{path}"] = content
        self.answers[f"/dump/{path}"] = list(answers or (whole,))
        return self.url + path

    def ranges(self) -> list[str | None]:
        """Return the ranges that were asked for, in order."""
        return [headers.get("range") for _, headers in self.asked]
