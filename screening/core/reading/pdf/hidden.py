"""Words of a PDF page to those a person sees and those that are hidden, with the reason."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from screening.core.reading.pdf.bindings import pdfium
from screening.core.reading.pdf.clips import clipped
from screening.core.reading.pdf.frame import Frame
from screening.core.reading.pdf.ink import without_ink
from screening.core.reading.pdf.layers import PALE, Backing, Layers
from screening.core.reading.pdf.word import Style, Word
from screening.core.terms import HiddenText

INVISIBLE_MODES = frozenset({3, 7})
SMALLEST = 4.0  # points
FAINTEST = 20  # of 255: of a fainter alpha nothing is seen on white
SCAN_IMAGE = 0.5  # of the page: an image this large under invisible text is a scan
SCAN_WORDS = 0.8  # of the words


@dataclass(frozen=True, slots=True)
class Sight:
    """What a person sees of a page. `is_scan`: its text is what a scanner laid over a picture."""

    words: list[Word]
    hidden: tuple[HiddenText, ...] = ()
    is_scan: bool = False


def seen(page: pdfium.FPDF_PAGE, number: int, frame: Frame, words: Sequence[Word], layers: Layers) -> Sight:
    """The words that are seen on the page, and the others with the reason why not."""
    plain = {style: _reason_of(style) for style in {word.style for word in words}}
    if "invisible" in plain.values() and _is_scan(words, layers, frame):
        return Sight([word for word in words if not _off_page(word, frame)], (), is_scan=True)
    reasons = [plain[word.style] for word in words]
    if _reaches_out(words, frame):
        reasons = [why or _off_page(word, frame) for word, why in zip(words, reasons, strict=True)]
    in_doubt = [index for index in _in_doubt(words, plain, layers) if not reasons[index]]
    doubted = {index: why for index in in_doubt if (why := _doubt(words[index], layers))}
    doubted |= {index: "clipped" for index in clipped(words, frame) if not reasons[index] and index not in doubted}
    if layers.are_switched:
        doubted = {index: "switched_off" for index, why in enumerate(reasons) if not why} | doubted
    if doubted:
        _settle(page, frame, words, doubted, reasons)
    if not any(reasons):
        return Sight(list(words))
    return Sight(
        [word for word, why in zip(words, reasons, strict=True) if not why], tuple(_hidden(number, words, reasons))
    )


def _in_doubt(words: Sequence[Word], styles: Iterable[Style], layers: Layers) -> list[int]:
    """The indexes of the words that may vanish on what they lie on, or be covered. `styles` are those of the words."""
    clear = {style for style in styles if layers.leave_clear(style.fill)}
    return [
        index
        for index, word in enumerate(words)
        if word.style not in clear or word.owner not in layers.orders or (layers.covers and layers.may_cover(word))
    ]


def _is_scan(words: Sequence[Word], layers: Layers, frame: Frame) -> bool:
    invisible = sum(word.style.mode in INVISIBLE_MODES for word in words)
    return invisible >= SCAN_WORDS * len(words) and layers.largest_image >= SCAN_IMAGE * frame.width * frame.height


def _reason_of(style: Style) -> str:
    if style.mode in INVISIBLE_MODES:
        return "invisible"
    if style.fill[3] < FAINTEST:
        return "transparent"
    return "tiny" if style.size < SMALLEST else ""


def _reaches_out(words: Sequence[Word], frame: Frame) -> bool:
    """Whether any word may lie outside the page."""
    if not words:
        return False
    _, left, right, _, top, bottom, *_ = zip(*words, strict=True)
    return bool(min(right) <= 0 or max(left) >= frame.width or min(bottom) <= 0 or max(top) >= frame.height)


def _off_page(word: Word, frame: Frame) -> str:
    is_outside = word.right <= 0 or word.left >= frame.width or word.bottom <= 0 or word.top >= frame.height
    return "off_page" if is_outside else ""


def _doubt(word: Word, layers: Layers) -> str:
    backing, is_covered = layers.around(word)
    if word.owner not in layers.orders and min(word.style.fill[:3]) < PALE:
        return "covered"  # or clipped: what lies around it inside its form is only known by painting
    if backing is Backing.OWN_COLOUR:
        return "page_coloured"
    if backing is not Backing.OTHER_COLOUR and min(word.style.fill[:3]) >= PALE:
        return "page_coloured"
    return "covered" if is_covered else ""


def _settle(
    page: pdfium.FPDF_PAGE, frame: Frame, words: Sequence[Word], doubted: dict[int, str], reasons: list[str]
) -> None:
    indexes = list(doubted)
    for place in without_ink(page, frame, [words[index] for index in indexes]):
        reasons[indexes[place]] = doubted[indexes[place]]


def _hidden(number: int, words: Sequence[Word], reasons: Sequence[str]) -> Iterator[HiddenText]:
    pairs: Iterable[tuple[str, Word]] = zip(reasons, words, strict=True)
    for why, group in groupby(pairs, key=lambda pair: pair[0]):
        if why:
            yield HiddenText(number, why, " ".join(word.text for _, word in group))
