"""Documents of office programs are known by what they hold; those that carry more are refused."""

import io
import zipfile

import pytest

from app.core.files import offices
from app.core.files.refusing import FileRefused
from app.core.files.uploads import Upload, check_upload
from tests.imports.books import simple

LIST = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/{part}" ContentType="{kind}.main+xml"/></Types>'
)
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
)
MAIN = {
    offices.DOCX: "word/document.xml",
    offices.XLSX: "xl/workbook.xml",
    offices.PPTX: "ppt/presentation.xml",
}
OUTSIDE = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="a" Type="http://x.example/relationships/attachedTemplate" '
    'Target="http://x.example/evil.dotm" TargetMode="External"/></Relationships>'
)


def packed(parts, how=zipfile.ZIP_DEFLATED):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", how) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def written(kind=offices.DOCX, told=None, **parts):
    """A document of a type; `told` is the type that its list of parts says."""
    if kind in MAIN:
        usual = {
            "[Content_Types].xml": LIST.format(part=MAIN[kind], kind=told or kind),
            MAIN[kind]: "<document/>",
        }
    else:
        usual = {
            "mimetype": told or kind,
            "content.xml": "<document/>",
            "META-INF/manifest.xml": MANIFEST,
        }
    return packed({**usual, **parts})


def take(content):
    return check_upload(Upload(name="plan.pdf.exe", content=content), office=True)


@pytest.mark.parametrize(("kind", "ending"), offices.EXTENSIONS.items())
def test_each_type_is_known_whatever_the_file_is_called(app, kind, ending):
    with app.test_request_context():
        kept = take(written(kind))
    assert (kept.media_type, kept.name) == (kind, f"plan pdf.{ending}")


def test_a_real_workbook_is_taken(app):
    with app.test_request_context():
        assert take(simple([["Kelp"]])).media_type == offices.XLSX


DOCX = written()
BOMB = written(**{"word/media/a.xml": "0" * 30_000_000})
HARMFUL = {
    "macros": (written(**{"word/vbaProject.bin": "x"}), "carries programs"),
    "macros told": (written(told="application/vnd.ms-word.document.macroEnabled"), "Send a PDF"),
    "program": (written(**{"word/embeddings/run.exe": "MZ"}), "carries programs"),
    "basic": (written(offices.ODT, **{"Basic/Standard/a.xml": "<a/>"}), "carries programs"),
    "template": (written(**{"word/_rels/settings.xml.rels": OUTSIDE}), "carries programs"),
    "laughs": (written(**{"word/a.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]>"}), "carries programs"),
    "bomb": (BOMB, "larger inside"),
    "crowd": (packed({str(number): b"" for number in range(501)}), "larger inside"),
    "way out": (written(**{"../../etc/passwd": "x"}), "damaged"),
    "behind": (DOCX + b"<script>alert(1)</script>", "damaged"),
    "before": (packed({}) + DOCX, "Send a PDF"),
    "cut": (DOCX[:-30], "damaged"),
    "archive": (packed({"run.sh": "rm -rf ~"}), "Send a PDF"),
    "locked": (
        written(offices.ODT, **{"META-INF/manifest.xml": "<encryption-data/>"}),
        "password",
    ),
    "two": (written(**{"xl/workbook.xml": "x", "mimetype": offices.ODT}), None),
}


@pytest.mark.parametrize("name", HARMFUL)
def test_what_carries_more_than_a_text_is_refused(app, name):
    content, told = HARMFUL[name]
    with app.test_request_context():
        if told is None:
            assert take(content).media_type == offices.DOCX
        else:
            with pytest.raises(FileRefused, match=told):
                take(content)


def test_where_only_pictures_are_asked_for_no_document_is_taken(app):
    with app.test_request_context(), pytest.raises(FileRefused, match="Send a PDF, JPEG or PNG"):
        check_upload(Upload(name="a.docx", content=DOCX))
