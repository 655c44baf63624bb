"""One file out of a zip file, however the zip file was made."""

from __future__ import annotations

import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath, PureWindowsPath

from rasid.errors import GazetteerError

ZIP_MAGIC = b"PK\x03\x04"
LARGEST = 2_000_000_000  # bytes unpacked: allows the largest country's dump several times over
RATIO, RATIO_FROM = 100, 1_000_000  # tables of names shrink to a quarter; what shrinks to a hundredth is a bomb
MOST_MEMBERS = 16  # the zip files of GeoNames hold two
CHUNK = 1 << 20  # bytes
TABLES = (".txt", ".csv", ".tsv", ".json")
_ENCRYPTED = 0x1


def unpack_member(archive: Path, member: str, target: Path) -> None:
    """Write the file *member* of a zip file to *target*; no other is touched, and no name in it is used as a path.

    Raises GazetteerError where it is damaged, unpacks to more than it may, holds paths that lead out, or has no such file.
    """
    try:
        with zipfile.ZipFile(archive) as opened:
            info = _checked(opened, member)
            with opened.open(info) as packed, target.open("wb") as stream:
                size = 0
                while chunk := packed.read(CHUNK):  # zipfile checks length and CRC at the end
                    size += len(chunk)
                    _check_size(size, info.compress_size)
                    stream.write(chunk)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as problem:
        target.unlink(missing_ok=True)
        raise GazetteerError(f"the zip file is damaged: {problem}", file=archive.name) from problem
    except GazetteerError as problem:
        target.unlink(missing_ok=True)
        raise GazetteerError(problem.message, file=archive.name) from problem
    except OSError as problem:
        target.unlink(missing_ok=True)
        raise GazetteerError(f"cannot be unpacked: {problem.strerror or problem}", file=archive.name) from problem


@contextmanager
def unzipped(file: Path) -> Iterator[Path]:
    """Yield the one table of a zip file, unpacked for as long as the block runs; any other *file* as it is.

    The alternate names of GeoNames in ``alternate-XX.zip`` beside ``XX.zip`` come with it.
    Raises GazetteerError where the zip file is not as it should be or holds not one table.
    """
    if file.suffix.lower() != ".zip":
        yield file
        return
    with tempfile.TemporaryDirectory(prefix="rasid-") as room:
        table = _table_of(file)
        target = Path(room) / PurePosixPath(table).name
        unpack_member(file, table, target)
        beside = file.with_name(f"alternate-{file.name}")
        if beside.exists():
            unpack_member(beside, _table_of(beside), target.with_name(f"alternate-{target.name}"))
        yield target


def _table_of(archive: Path) -> str:
    """Return the name of the one file in a zip file that may be a gazetteer."""
    try:
        with zipfile.ZipFile(archive) as opened:
            names = [info.filename for info in opened.infolist()]
    except zipfile.BadZipFile as problem:
        raise GazetteerError(f"the zip file is damaged: {problem}", file=str(archive)) from problem
    except OSError as problem:
        raise GazetteerError(f"cannot be read: {problem.strerror}", file=str(archive)) from problem
    tables = [name for name in names if name.lower().endswith(TABLES) and "readme" not in name.lower()]
    if len(tables) != 1:
        raise GazetteerError(f"the zip file holds {len(tables)} tables, not one: unpack it first", file=str(archive))
    return tables[0]


def _checked(opened: zipfile.ZipFile, member: str) -> zipfile.ZipInfo:
    """Return *member* of a zip file that looks as it should."""
    infos = opened.infolist()
    if len(infos) > MOST_MEMBERS:
        raise GazetteerError(f"the zip file holds {len(infos)} files, a few were expected")
    if any(_leads_out(info.filename) for info in infos):
        raise GazetteerError("the zip file holds a path that leads out of its folder")
    wanted = [info for info in infos if info.filename == member]
    if len(wanted) != 1:
        raise GazetteerError(f"the zip file holds {'no' if not wanted else 'more than one'} {member}")
    if wanted[0].flag_bits & _ENCRYPTED:
        raise GazetteerError("the zip file is encrypted")
    _check_size(wanted[0].file_size, wanted[0].compress_size)
    return wanted[0]


def _leads_out(name: str) -> bool:
    windows = PureWindowsPath(name)
    return ".." in windows.parts or bool(windows.drive or windows.root) or PurePosixPath(name).is_absolute()


def _check_size(size: int, packed: int) -> None:
    """Raise GazetteerError for what unpacks to more bytes than any gazetteer has, or shrank as no text does."""
    if size > LARGEST or (size > RATIO_FROM and size > RATIO * packed):
        raise GazetteerError(f"the zip file unpacks from {packed:,} to {size:,} bytes or more: refused as a zip bomb")
