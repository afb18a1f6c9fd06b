"""Files for tests: good ones, and ones that nobody should take."""

import io
import zipfile
import zlib
from struct import pack

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from app.passports.rules.zone import check_digit

# In two pieces, so that no scanner takes this file for a virus.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!$H+H*"
SECRET = b"<script>alert('hidden')</script>"


def picture(kind="JPEG", size=(300, 400), **more):
    file = io.BytesIO()
    Image.new("RGB", size, "teal").save(file, kind, **more)
    return file.getvalue()


def document(change=None, password=None):
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    if change:
        change(writer)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def zone_of(number="L898902C3", expires="320415"):
    """The two lines of a passport."""
    number, born, expires = (
        one + str(check_digit(one)) for one in (number.ljust(9, "<"), "900517", expires)
    )
    personal = "<" * 14 + "0"
    whole = check_digit(number + born + expires + personal)
    return (
        "P<UTOERIKSSON<<ANNA<MARIA".ljust(44, "<")
        + "\n"
        + (f"{number}UTO{born}F{expires}{personal}{whole}")
    )


def archive():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("run.sh", "rm -rf ~")
    return file.getvalue()


def flood(width=100_000, height=100_000):
    """A few bytes that claim to be ten thousand million pixels."""

    def chunk(name, body):
        return pack(">I", len(body)) + name + body + pack(">I", zlib.crc32(name + body))

    head = chunk(b"IHDR", pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    rows = chunk(b"IDAT", zlib.compress(b"\0" * 100_000))
    return b"\x89PNG\r\n\x1a\n" + head + rows + chunk(b"IEND", b"")


def flood_of_jpeg():
    """A small picture whose header claims the most pixels that JPEG can say."""
    content = bytearray(picture())
    place = content.index(b"\xff\xc0") + 5
    content[place : place + 4] = b"\xff\xff\xff\xff"
    return bytes(content)


def scripted(writer):
    writer._root_object[NameObject("/OpenAction")] = DictionaryObject(
        {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject("app.alert(1)"),
        }
    )


def launching(writer):
    writer._root_object[NameObject("/OpenAction")] = DictionaryObject(
        {
            NameObject("/S"): NameObject("/Launch"),
            NameObject("/F"): TextStringObject("calc.exe"),
        }
    )


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HOSTILE = {
    "empty.pdf": b"",
    "vector.svg": SVG,
    "vector.png": SVG,
    "page.jpg": b"<!doctype html><script>alert(1)</script>",
    "passport.pdf.exe": b"MZ\x90\x00" + b"\0" * 200,
    "passport.pdf": b"MZ\x90\x00" + b"\0" * 200,
    "eicar.pdf": EICAR,
    "eicar-inside.pdf": document().replace(b"%%EOF", b"% " + EICAR + b"\n%%EOF"),
    "archive.pdf": archive(),
    "archive-behind.pdf": document() + archive(),
    "page-behind.pdf": document() + b"<html><script>alert(1)</script>",
    "page-before.pdf": b"%PDF-1.7\n<script>alert(1)</script>\n" + document(),
    "late.pdf": b"GIF89a" + document(),
    "script.pdf": document(scripted),
    "files.pdf": document(lambda one: one.add_attachment("run.exe", b"MZ")),
    "launch.pdf": document(launching),
    "locked.pdf": document(password="secret"),
    "cut.pdf": document()[:200],
    "nothing.pdf": b"%PDF-1.7\n%%EOF\n",
    "flood.png": flood(),
    "flood.jpg": flood_of_jpeg(),
    "cut.png": picture("PNG")[:60],
    "gif.gif": picture("GIF"),
    "gif.jpg": picture("GIF"),
    "tiff.jpg": picture("TIFF"),
    "large.pdf": b"%PDF-1.7\n" + b"0" * 5_000_001 + b"\n%%EOF",
}
