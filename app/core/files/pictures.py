"""Pictures are decoded whole and drawn anew: what was hidden beside the picture is lost."""

import io
from math import isclose

from PIL import Image, ImageOps, UnidentifiedImageError

from app.core.files.refusing import FileRefused
from app.core.languages import _

# A phone's camera makes 12 to 50 million pixels; more is refused before anything is decoded.
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 2400
QUALITY = 88
FORMATS = ("JPEG", "PNG")
# Width to height of a portrait, as passports have it.
PORTRAIT = 3 / 4
_WRONG = (
    *(UnidentifiedImageError, OSError, ValueError, SyntaxError, MemoryError, EOFError),
    *(Image.DecompressionBombError, Image.DecompressionBombWarning, IndexError, TypeError),
)


def drawn_anew(content: bytes) -> bytes:
    """Return the picture upright, at most 2400 pixels long, and nothing else.

    Raises FileRefused.
    """
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
            _check_size(picture)
            kind = picture.format
            if kind == "JPEG":
                picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            picture.load()
            return _written(ImageOps.exif_transpose(picture), kind or FORMATS[0])
    except FileRefused:
        raise
    except _WRONG as error:
        raise FileRefused(_("The picture cannot be read. Save it anew as JPEG or PNG.")) from error


def upright(content: bytes) -> bool:
    """Tell whether a picture stands upright at about three to four, as a portrait does."""
    with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
        return isclose(picture.width / picture.height, PORTRAIT, rel_tol=0.08)


def _check_size(picture: Image.Image) -> None:
    """Refuse a picture that would flood the memory, or is none."""
    if not 0 < picture.width * picture.height <= MOST_PIXELS:
        raise FileRefused(
            _("The picture has too many pixels: at most %(number)s million.", number=50)
        )


def _written(picture: Image.Image, kind: str) -> bytes:
    """Write a picture without anything beside it."""
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    bare = picture.convert("RGB" if kind == "JPEG" else "RGBA")
    # A new picture takes over the pixels alone: no profile, comment, place or second picture.
    clean = Image.new(bare.mode, bare.size)
    clean.paste(bare)
    file = io.BytesIO()
    clean.save(file, kind, **({"quality": QUALITY} if kind == "JPEG" else {"optimize": False}))
    return file.getvalue()
