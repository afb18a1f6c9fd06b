"""Which files are taken: PDF, JPEG and PNG, looked through or drawn anew; hostile ones never."""

import io

import pytest
from PIL import Image

from app.core.files.uploads import Upload, safe_name
from app.questions.answering.errors import FileRefused
from app.questions.answering.rules.uploads import check_room, check_upload
from tests.questions.files import EICAR, HOSTILE, SECRET, archive, document, picture


@pytest.mark.parametrize("name", HOSTILE)
def test_no_hostile_file_is_taken(app, name):
    with app.test_request_context(), pytest.raises(FileRefused):
        check_upload(Upload(name=name, content=HOSTILE[name]))


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.pdf", document(), "application/pdf"),
        ("a.jpg", picture(), "image/jpeg"),
        ("a.png", picture("PNG"), "image/png"),
    ],
)
def test_good_files_are_taken(app, name, content, media_type):
    with app.test_request_context():
        kept = check_upload(Upload(name=name, content=content))
    assert (kept.name, kept.media_type) == (name, media_type)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("hidden", [SECRET, EICAR[:40], archive()])
def test_what_hides_behind_a_picture_is_not_kept(app, kind, hidden):
    content = picture(kind) + hidden
    with app.test_request_context():
        kept = check_upload(Upload(name="a.jpg", content=content))
    assert hidden in content
    assert hidden not in kept.content


def test_what_a_camera_notes_is_not_kept(app):
    exif = Image.Exif()
    exif[0x010E] = "Toyama, at home"
    exif[0x0112] = 6
    content = picture(size=(400, 300), exif=exif)
    assert b"at home" in content
    with app.test_request_context():
        kept = check_upload(Upload(name="a.jpg", content=content), photo=True)
    assert b"at home" not in kept.content
    with Image.open(io.BytesIO(kept.content)) as drawn:
        # What was turned by a note stands upright now.
        assert (drawn.size, dict(drawn.getexif())) == ((300, 400), {})
    assert kept.upright


@pytest.mark.parametrize(
    ("size", "upright"),
    [((300, 400), True), ((350, 450), True), ((400, 300), False), ((300, 300), False)],
)
def test_a_portrait_is_upright(app, size, upright):
    with app.test_request_context():
        kept = check_upload(Upload(name="a.jpg", content=picture(size=size)), photo=True)
    assert kept.upright is upright


def test_a_photo_is_a_picture(app):
    with app.test_request_context(), pytest.raises(FileRefused, match="JPEG or PNG picture"):
        check_upload(Upload(name="a.pdf", content=document()), photo=True)


def test_large_pictures_are_made_smaller(app):
    with app.test_request_context():
        kept = check_upload(Upload(name="a.jpg", content=picture(size=(3000, 4000))))
    with Image.open(io.BytesIO(kept.content)) as drawn:
        assert drawn.size == (1800, 2400)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("passport.pdf.exe", "passport pdf.jpg"),
        ("../../etc/passwd", "passwd.jpg"),
        ("C:\\photos\\me.JPG", "me.jpg"),
        ('a"\r\nSet-Cookie: x.jpg', "a Set-Cookie x.jpg"),
        ("写真 (1).jpeg", "写真 (1).jpg"),
        ("\u202egnp.exe", "gnp.jpg"),
        ("<b>.jpg", "b.jpg"),
        ("...", "file.jpg"),
        ("x" * 300 + ".jpg", "x" * 80 + ".jpg"),
    ],
)
def test_names_are_safe(name, kept):
    assert safe_name(name, "image/jpeg") == kept


@pytest.mark.parametrize(
    ("sizes", "number", "photo", "taken"),
    [
        ([30_000_000], 1, False, True),
        ([30_000_001], 1, False, False),
        ([1] * 5, 5, False, True),
        ([1] * 6, 6, False, False),
        ([1], 1, True, True),
        ([1, 1], 2, True, False),
    ],
)
def test_a_person_keeps_so_much(app, sizes, number, photo, taken):
    with app.test_request_context():
        if taken:
            check_room(sizes, number, photo=photo)
        else:
            with pytest.raises(FileRefused):
                check_room(sizes, number, photo=photo)
