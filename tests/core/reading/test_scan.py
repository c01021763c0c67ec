"""A photo or scan as a picture for the screen."""

from io import BytesIO

import pytest
from PIL import Image

from screening.core.reading.scan import render_scan
from screening.core.terms import UnreadableError


def scan(form: str = "PNG", num_frames: int = 1) -> bytes:
    stream = BytesIO()
    frames = [Image.new("RGB", (800, 1000), (10 * number, 0, 0)) for number in range(num_frames)]
    frames[0].save(stream, form, **({"save_all": True, "append_images": frames[1:]} if num_frames > 1 else {}))
    return stream.getvalue()


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF"])
def test_is_no_wider_than_asked(form):
    picture = Image.open(BytesIO(render_scan(scan(form), 1, 400)))
    assert (picture.format, picture.size) == ("PNG", (400, 500))


def test_is_not_made_larger_than_it_is():
    assert Image.open(BytesIO(render_scan(scan(), 1, 4000))).size == (800, 1000)


def test_each_frame_is_a_page():
    picture = Image.open(BytesIO(render_scan(scan("TIFF", 3), 3, 100)))
    assert picture.getpixel((5, 5)) == (20, 0, 0)


@pytest.mark.parametrize(("content", "number"), [(scan(), 2), (b"no picture", 1)], ids=["no such frame", "no picture"])
def test_what_cannot_be_drawn_is_refused(content, number):
    with pytest.raises(UnreadableError):
        render_scan(content, number, 400)
