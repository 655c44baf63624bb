"""Reading many reports, on one core or several, always in the order in which they came."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from rasid.errors import PackError, RasidError
from rasid.inputs.arrival import Arrival, make_empty_reading
from rasid.model import Problem, Reading

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    from rasid.reader import Reader

_CHUNK = 16  # reports a process takes at once: few enough to share evenly, enough to hide the way there
_AHEAD = 4  # chunks a process may have waiting, so that a million reports are never all in memory


@dataclass(frozen=True, slots=True)
class ReaderOptions:
    """What a reader is made with; every process makes its own."""

    packs: Path | None = None
    places: tuple[Path, ...] = ()
    imported: bool = True

    def make(self) -> Reader:
        """Return a reader. Raises PackError or GazetteerError, also for files of theirs that cannot be opened."""
        from rasid.gazetteers import index_path
        from rasid.reader import make_reader

        user = index_path()
        try:
            return make_reader(packs=self.packs, places=self.places, imported=user if self.imported and user.exists() else None)
        except OSError as error:  # else it would be taken for a fault of the output
            raise PackError(f"cannot be read: {error.strerror or error}", file=error.filename) from error


def read_arrivals(arrivals: Iterable[Arrival], options: ReaderOptions, *, jobs: int = 1) -> Iterator[tuple[Arrival, Reading]]:
    """Yield every arrival with its reading, in order; *jobs* is the number of processes."""
    reader = options.make()  # also where other processes read: what is wrong with packs is told once, and here
    if jobs == 1:
        for arrival in arrivals:
            yield arrival, read_arrival(reader, arrival)
        return
    from concurrent.futures.process import BrokenProcessPool

    try:
        yield from _read_side_by_side(arrivals, options, jobs)
    except BrokenProcessPool as error:
        raise RasidError("a reading process was killed, perhaps for want of memory: try fewer --jobs") from error


def _read_side_by_side(arrivals: Iterable[Arrival], options: ReaderOptions, jobs: int) -> Iterator[tuple[Arrival, Reading]]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    spawn = get_context("spawn")  # a fork would carry the threads of the progress bar along
    with ProcessPoolExecutor(jobs, spawn, _start_process, (options,)) as pool:
        waiting: deque[tuple[list[Arrival], Future[list[Reading]]]] = deque()
        source = iter(arrivals)
        try:
            while chunk := list(islice(source, _CHUNK)):
                waiting.append((chunk, _submit(pool, chunk)))
                if len(waiting) >= jobs * _AHEAD:
                    yield from _take(waiting)
            while waiting:
                yield from _take(waiting)
        finally:  # after Ctrl-C or a closed pipe nobody waits for what is left
            pool.shutdown(wait=False, cancel_futures=True)


def read_arrival(reader: Reader, arrival: Arrival) -> Reading:
    """Return the reading of *arrival*, what was wrong with it among the errors."""
    if arrival.failed:
        return make_empty_reading(arrival, reader.info)
    try:
        reading = reader.read(arrival.report)
    except Exception as error:  # noqa: BLE001 - one report must never end a batch
        message = f"reading failed: {type(error).__name__}: {error}"
        fault = Problem(file=arrival.file, line=arrival.line, field=None, message=message)
        reading = make_empty_reading(arrival, reader.info)
        return msgspec.structs.replace(reading, errors=(fault, *reading.errors))
    return msgspec.structs.replace(reading, errors=arrival.errors + arrival.notes + _placed(reading.errors, arrival))


def _placed(problems: Iterable[Problem], arrival: Arrival) -> tuple[Problem, ...]:
    """Return the reader's *problems* with file and line, which only the input knows."""
    replace = msgspec.structs.replace
    return tuple(replace(each, file=each.file or arrival.file, line=each.line or arrival.line) for each in problems)


def _take(waiting: deque[tuple[list[Arrival], Future[list[Reading]]]]) -> Iterator[tuple[Arrival, Reading]]:
    chunk, future = waiting.popleft()
    yield from zip(chunk, future.result(), strict=True)


_reader_of_process: list[Reader] = []


def _submit(pool: ProcessPoolExecutor, chunk: list[Arrival]) -> Future[list[Reading]]:
    """Hand *chunk* to *pool*; processes that this starts are deaf to Ctrl-C from their first moment: it is the parent's."""
    import signal

    heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return pool.submit(_read_chunk, chunk)
    finally:
        signal.signal(signal.SIGINT, heard)


def _start_process(options: ReaderOptions) -> None:
    _reader_of_process.append(options.make())


def _read_chunk(chunk: list[Arrival]) -> list[Reading]:
    return [read_arrival(_reader_of_process[0], arrival) for arrival in chunk]
