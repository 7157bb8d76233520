"""PNG and JPEG as phones, scanners and picture programs write them: printed as they are meant, or refused at the picture's line."""

from __future__ import annotations

import hashlib
import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from conftest import run_publish
from PIL import Image, ImageCms, ImageFile

from leafletpress.library import read_library
from leafletpress.model import Figure, leaflet_blocks
from leafletpress.resources import photographs, pictures
from leafletpress.resources.photographs import UnusablePhotographError, kind_of, read_photograph

SIZE = (48, 32)
TOP_LEFT, BOTTOM_RIGHT = (220, 40, 30), (20, 60, 200)
PNG, JPEG = "image/png", "image/jpeg"


def scene(size: tuple[int, int] = SIZE) -> Image.Image:
    """Red at the top left, blue at the bottom right, white between: what is turned or in other colours shows."""
    image = Image.new("RGB", size, "white")
    width, height = size[0] // 3, size[1] // 3
    image.paste(TOP_LEFT, (0, 0, width, height))
    image.paste(BOTTOM_RIGHT, (size[0] - width, size[1] - height, *size))
    return image


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack("!I", len(content)) + name + content + struct.pack("!I", zlib.crc32(name + content))


def png(
    colour_type: int, depth: int, rows: list[bytes], before: bytes = b"", interlaced: int = 0, size: tuple[int, int] = SIZE
) -> bytes:
    header = struct.pack("!IIBBBBB", *size, depth, colour_type, 0, 0, interlaced)
    data = zlib.compress(b"".join(b"\0" + row for row in rows))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + before + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def sixteen_bits(channels: int) -> list[bytes]:
    """Rows of 16 bits: dark at the left, light at the right; alpha full."""
    row = b""
    for x in range(SIZE[0]):
        value = struct.pack("!H", x * 65535 // (SIZE[0] - 1))
        row += value * (channels - 1 + channels % 2) + (b"\xff\xff" if channels % 2 == 0 else b"")
    return [row] * SIZE[1]


def with_exif(orientation: int, kind: str) -> bytes:
    """A picture as a phone stores it, whose note says how it is to be turned."""
    turns = {3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "a phone"
    return saved(scene().transpose(turns[orientation]), kind, exif=exif, **({"quality": 95} if kind == "JPEG" else {}))


def profile(name: str) -> bytes:
    """A profile of RGB that is not sRGB: its red and blue change places, so that a reader who leaves it aside shows the wrong colours."""
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    table = bytearray(made.replace(b"s\0R\0G\0B\0", b"o\0d\0d\0 \0").replace(b"sRGB", b"odd "))
    count = struct.unpack("!I", table[128:132])[0]
    for index in range(count):
        at = 132 + 12 * index
        tag = bytes(table[at : at + 4])
        if tag in (b"rXYZ", b"bXYZ"):
            table[at : at + 4] = b"bXYZ" if tag == b"rXYZ" else b"rXYZ"
    return bytes(table)


def jpeg_with_frame(marker: int) -> bytes:
    """A JPEG that says that it is coded in another way."""
    content = bytearray(saved(scene(), "JPEG"))
    content[content.index(b"\xff\xc0") + 1] = marker
    return bytes(content)


def moving(kind: str) -> bytes:
    return saved(scene(), kind, save_all=True, append_images=[Image.new("RGB", SIZE, "black")])


def mpo() -> bytes:
    return saved(scene(), "MPO", save_all=True, append_images=[Image.new("RGB", SIZE, "black")], quality=95)


def palette(**options: object) -> bytes:
    return saved(scene().quantize(8), "PNG", **options)


PRINTED: dict[str, tuple[bytes, str]] = {
    "JPEG": (saved(scene(), "JPEG", quality=95), JPEG),
    "JPEG, progressive": (saved(scene(), "JPEG", progressive=True, quality=95), JPEG),
    "JPEG with more pictures behind it": (mpo(), JPEG),
    "JPEG with colours of its own": (saved(Image.merge("RGB", scene().split()[::-1]), "JPEG", quality=95, icc_profile=profile("x")), JPEG),
    "JPEG with a broken profile": (saved(scene(), "JPEG", icc_profile=b"no profile", quality=95), JPEG),
    "JPEG with a profile of grey": (saved(scene(), "JPEG", icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes(), quality=95), JPEG),
    "PNG": (saved(scene(), "PNG"), PNG),
    "PNG with alpha": (saved(scene().convert("RGBA"), "PNG"), PNG),
    "PNG with a palette": (palette(), PNG),
    "PNG with a palette and a clear colour": (palette(transparency=0), PNG),
    "PNG with a palette, each colour half clear": (palette(transparency=bytes([255] * 8)), PNG),
    "PNG with colours of its own": (saved(Image.merge("RGB", scene().split()[::-1]), "PNG", icc_profile=profile("x")), PNG),
    **{f"{kind} of a phone held otherwise ({turn})": (with_exif(turn, kind), mime) for kind, mime in (("JPEG", JPEG), ("PNG", PNG)) for turn in (3, 6, 8)},
}  # fmt: skip
GREY: dict[str, tuple[bytes, str]] = {
    "16 bits of grey": (png(0, 16, sixteen_bits(1)), PNG),
    "16 bits of grey with alpha": (png(4, 16, sixteen_bits(2)), PNG),
    "16 bits of colour": (png(2, 16, sixteen_bits(3)), PNG),
    "16 bits of colour with alpha": (png(6, 16, sixteen_bits(4)), PNG),
    "grey JPEG": (saved(Image.linear_gradient("L").rotate(90).resize(SIZE), "JPEG"), JPEG),
    "16 bits of grey with a clear shade": (png(0, 16, sixteen_bits(1), chunk(b"tRNS", struct.pack("!H", 65535))), PNG),
}
ODD: dict[str, tuple[bytes, str]] = {
    "one bit": (saved(scene().convert("1"), "PNG"), PNG),
    "interlaced": (png(0, 8, [b"\x80" * 1], interlaced=1, size=(1, 1)), PNG),
    "one pixel": (saved(Image.new("RGB", (1, 1)), "PNG"), PNG),
    "grey with alpha": (saved(scene().convert("LA"), "PNG"), PNG),
}
REFUSED: dict[str, tuple[bytes, str, str]] = {
    "CMYK": (saved(scene().convert("CMYK"), "JPEG"), JPEG, "RGB"),
    "PNG that moves": (moving("PNG"), PNG, "one picture"),
    "GIF": (moving("GIF"), PNG, "PNG or JPEG"),
    "WebP": (saved(scene(), "WEBP"), JPEG, "PNG or JPEG"),
    "JPEG 2000": (saved(scene(), "JPEG2000"), JPEG, "PNG or JPEG"),
    "TIFF": (saved(scene(), "TIFF"), PNG, "PNG or JPEG"),
    "BMP": (saved(scene(), "BMP"), PNG, "PNG or JPEG"),
    "PNG with the ending of a JPEG": (saved(scene(), "PNG"), JPEG, "right ending"),
    "JPEG with the ending of a PNG": (saved(scene(), "JPEG"), PNG, "right ending"),
    "half a JPEG": (saved(scene((400, 400)), "JPEG")[:-900], JPEG, "again"),
    "half a PNG": (saved(Image.effect_noise((90, 90), 90), "PNG")[:-900], PNG, "again"),
    "CgBI": (saved(scene(), "PNG")[:8] + chunk(b"CgBI", b"\x50\0\x20\x06") + saved(scene(), "PNG")[8:], PNG, "again"),
    "too many pixels": (png(0, 8, [b""], size=(9_000, 9_000)), PNG, "smaller"),
    "far too many pixels": (png(0, 8, [b""], size=(60_000, 60_000)), PNG, "smaller"),
    "far too wide": (png(0, 8, [b""], size=(40_000, 2)), PNG, "smaller"),
    "nothing": (b"", PNG, "PNG or JPEG"),
    "a web page": (b"<!doctype html><p>not found", JPEG, "PNG or JPEG"),
    "noise": (bytes(range(256)) * 9, PNG, "PNG or JPEG"),
}


def seen(content: bytes) -> Image.Image:
    """What is printed, on white paper."""
    with Image.open(io.BytesIO(content)) as image:
        assert image.format in ("PNG", "JPEG")
        assert image.mode in ("1", "L", "LA", "P", "RGB", "RGBA")
        paper = Image.new("RGBA", image.size, "white")
        paper.alpha_composite(image.convert("RGBA"))
        return paper.convert("RGB")


def is_near(one: object, other: tuple[int, int, int], most: int = 40) -> bool:
    assert isinstance(one, tuple)
    return all(abs(a - b) <= most for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("what", PRINTED)
def test_printed_as_it_is_meant(what: str) -> None:
    image = seen(read_photograph(*PRINTED[what]))
    assert image.size == SIZE
    assert is_near(image.getpixel((4, 4)), TOP_LEFT)
    assert is_near(image.getpixel((SIZE[0] - 5, SIZE[1] - 5)), BOTTOM_RIGHT)
    assert is_near(image.getpixel((SIZE[0] - 5, 4)), (255, 255, 255))


@pytest.mark.parametrize("what", GREY)
def test_shades_stay(what: str) -> None:
    image = seen(read_photograph(*GREY[what]))
    shades = [image.getpixel((x, 9)) for x in (0, 12, 24, 36, 46)]
    assert all(isinstance(shade, tuple) for shade in shades)
    assert [shade[0] // 52 for shade in shades if isinstance(shade, tuple)] in ([0, 1, 2, 3, 4], [4, 3, 2, 1, 0])


@pytest.mark.parametrize("what", ODD)
def test_odd_ones_are_printed(what: str) -> None:
    assert seen(read_photograph(*ODD[what]))


@pytest.mark.parametrize("what", REFUSED)
def test_refused(what: str) -> None:
    content, media_type, hint = REFUSED[what]
    with pytest.raises(UnusablePhotographError) as told:
        read_photograph(content, media_type)
    assert hint in told.value.hint
    assert str(told.value)


def press_profile() -> bytes:
    """A profile of a press whose inks are ideal: a table of the 16 ways to put four inks over each other (ICC.1, lut8Type)."""
    inks = [tuple(number >> shift & 1 for shift in (3, 2, 1, 0)) for number in range(16)]
    colours = Image.new("RGB", (16, 1))
    for x, (cyan, magenta, yellow, black) in enumerate(inks):
        colours.putpixel((x, 0), tuple(0 if black or ink else 255 for ink in (cyan, magenta, yellow)))
    lab = ImageCms.profileToProfile(colours, ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), outputMode="LAB")
    assert lab is not None
    shades = b"".join(bytes(lab.getpixel((x, 0))) for x in range(16))
    identity = struct.pack("!9I", *(65536 if index % 4 == 0 else 0 for index in range(9)))
    table = b"mft1\0\0\0\0" + bytes((4, 3, 2, 0)) + identity + bytes(range(256)) * 4 + shades + bytes(range(256)) * 3
    text = b"text\0\0\0\0none\0\0\0\0"
    name = b"desc\0\0\0\0" + struct.pack("!I", 6) + b"press\0" + bytes(4 + 4 + 2 + 1 + 67)
    tags, body, at = b"", b"", 128 + 4 + 12 * 3
    for tag, content in ((b"desc", name), (b"cprt", text), (b"A2B0", table)):
        padded = content + bytes(-len(content) % 4)
        tags += tag + struct.pack("!II", at, len(content))
        body, at = body + padded, at + len(padded)
    light = struct.pack("!3I", 63190, 65536, 54061)
    header = (
        struct.pack("!I", at)
        + b"none"
        + bytes((2, 64, 0, 0))
        + b"prtrCMYKLab "
        + bytes(12)
        + b"acsp"
        + bytes(28)
        + light
        + bytes(48)
    )
    return header + struct.pack("!I", 3) + tags + body


def test_printing_colours_with_a_profile_are_turned() -> None:
    image = seen(read_photograph(saved(scene().convert("CMYK"), "JPEG", icc_profile=press_profile(), quality=95), JPEG))
    for place in ((4, 4), (SIZE[0] - 5, SIZE[1] - 5), (SIZE[0] - 5, 4)):
        assert is_near(image.getpixel(place), scene().getpixel(place), 70)


def test_what_is_plain_stays_as_it_is() -> None:
    for what in ("JPEG", "JPEG, progressive", "PNG", "PNG with alpha", "PNG with a palette"):
        content, media_type = PRINTED[what]
        assert read_photograph(content, media_type) is content


@pytest.mark.parametrize("marker", [0xC3, 0xC9, 0xCA])
def test_frames_that_readers_of_pdf_do_not_know(marker: int) -> None:
    assert photographs._frame(jpeg_with_frame(marker)) == marker
    assert marker not in photographs.BASELINE_OR_PROGRESSIVE


def test_where_a_photograph_was_taken_goes_no_further() -> None:
    turned = read_photograph(*PRINTED["JPEG of a phone held otherwise (6)"])
    assert b"a phone" not in turned
    assert b"Exif" not in turned
    exif = Image.Exif()
    exif[0x010F] = "a phone"
    upright = read_photograph(saved(scene(), "JPEG", quality=95, exif=exif, comment=b"by me"), JPEG)
    assert upright == saved(scene(), "JPEG", quality=95), "without its notes, and otherwise as it is"


def test_half_a_picture_is_refused_after_the_renderer_was_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    with pytest.raises(UnusablePhotographError):
        read_photograph(*REFUSED["half a JPEG"][:2])
    assert ImageFile.LOAD_TRUNCATED_IMAGES is True


def test_kinds() -> None:
    kinds = {what: kind_of(content) for what, (content, *_) in REFUSED.items()}
    assert kinds["WebP"] == "WebP"
    assert kinds["JPEG 2000"] == "JPEG 2000"
    assert kinds["a web page"] == "SVG or HTML"
    assert kinds["noise"] == ""


# In a library

LEAFLET = "leaflets/first/leaflet.md"


def with_pictures(library: Path, pictures: dict[str, bytes]) -> list[int]:
    """Put pictures into a leaflet; returns the lines that name them."""
    path = library / LEAFLET
    before, table, after = path.read_text("utf-8").partition("Table: ")
    for name, content in pictures.items():
        (path.parent / name).write_bytes(content)
        before += f"![A scene.]({name})\n\n"
    path.write_text(before + table + after, "utf-8")
    lines = path.read_text("utf-8").splitlines()
    return [lines.index(f"![A scene.]({name})") + 1 for name in pictures]


def test_refused_at_the_line_of_the_picture(copy_of: Callable[..., Path], publish: Callable[..., Result]) -> None:
    library = copy_of("_good")
    (line,) = with_pictures(library, {"press.jpg": REFUSED["CMYK"][0]})
    checked = publish("check", "--library", library)
    assert checked.exit_code == 1
    assert f"{LEAFLET}:{line}: error[picture] leaflets/first/press.jpg is in the colours of a printing press" in checked.stdout
    assert "save it as RGB" in checked.stdout


def test_the_digest_is_that_of_the_file(copy_of: Callable[..., Path]) -> None:
    library = copy_of("_good")
    content, _ = PRINTED["JPEG of a phone held otherwise (6)"]
    with_pictures(library, {"phone.jpg": content})
    figures = [block for block in leaflet_blocks(read_library(library).leaflets["first"]) if isinstance(block, Figure)]
    picture = figures[-1].picture
    assert picture.sha256 == hashlib.sha256(content).hexdigest()
    assert picture.content != content


def test_what_is_narrow_stands_on_a_ground_as_wide_as_the_line(copy_of: Callable[..., Path]) -> None:
    library = copy_of("_good")
    drawn = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0,0 640 %d"><rect width="9" height="9"/></svg>'
    shown = {
        "photo.jpg": saved(scene((48, 36)), "JPEG"),
        "wide.png": saved(scene((80, 32)), "PNG"),
        "high.svg": drawn % 480,
        "flat.svg": drawn % 240,
    }
    with_pictures(library, shown)
    figures = [block for block in leaflet_blocks(read_library(library).leaflets["first"]) if isinstance(block, Figure)]
    assert [(round(figure.picture.ratio, 1), figure.is_narrow) for figure in figures[-4:]] == [
        (1.3, True),
        (2.5, False),
        (1.3, True),
        (2.7, False),
    ]


@pytest.mark.parametrize(("limit", "value"), [("TOGETHER", 21_000), ("PIXELS_TOGETHER", 3 * SIZE[0] * SIZE[1])])
def test_many_pictures_together_have_a_limit(
    limit: str, value: int, copy_of: Callable[..., Path], publish: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    library = copy_of("_good")
    noise = saved(Image.effect_noise(SIZE, 90), "PNG") + bytes(5_000)
    lines = with_pictures(library, {f"{name}.png": noise for name in ("one", "two", "three", "four", "five")})
    monkeypatch.setattr(pictures, limit, value)
    told = publish("check", "--library", library).stdout
    assert [f"{LEAFLET}:{line}: error[picture]" in told for line in lines] == [False, False, False, True, True]
    assert "together, and may have" in told


def test_one_picture_in_many_places_counts_once(copy_of: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    library = copy_of("_good")
    with_pictures(library, {"one.png": saved(scene(), "PNG")})
    path = library / LEAFLET
    path.write_text(path.read_text("utf-8").replace("![A scene.](one.png)\n", "![A scene.](one.png)\n\n" * 9), "utf-8")
    monkeypatch.setattr(pictures, "PIXELS_TOGETHER", SIZE[0] * SIZE[1])
    assert [problem for problem in read_library(library).problems if problem.code == "picture"] == []


def test_sheets_with_every_kind_of_picture_conform(
    copy_of: Callable[..., Path], validator: Callable[[str, list[Path]], list[str]], tmp_path: Path
) -> None:
    library = copy_of("_good")
    kinds = [*PRINTED.values(), *GREY.values(), *ODD.values()]
    with_pictures(
        library, {f"n{number}.{mime[6:9].replace('jpe', 'jpg')}": content for number, (content, mime) in enumerate(kinds)}
    )
    formats = ("--format", "standard", "--format", "archive")
    words = ("build", "first", "--clinic", "west", "--language", "en-GB", *formats, "--out", tmp_path, "--library", library)
    made = run_publish(*words)
    assert made.returncode == 0, made.stderr
    (standard,), (archive,) = (list(tmp_path.glob(f"*_{name}_*.pdf")) for name in ("standard", "archive"))
    assert validator("2a", [standard]) == []
    assert validator("4f", [archive]) == []
