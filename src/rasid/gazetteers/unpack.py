"""One file out of a zip file, however the zip file was made."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path, PurePosixPath, PureWindowsPath

from rasid.errors import GazetteerError

ZIP_MAGIC = b"PK\x03\x04"
LARGEST = 2_000_000_000  # bytes unpacked: allows the largest country's dump several times over
RATIO, RATIO_FROM = 100, 1_000_000  # tables of names shrink to a quarter; what shrinks to a hundredth is a bomb
MOST_MEMBERS = 16  # the zip files of GeoNames hold two
CHUNK = 1 << 20  # bytes
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
