"""A PDF page whose filled-in fields and typed notes lie above it to the same page with them in its content."""

from screening.core.reading.pdf.bindings import pdfium

WORDED = frozenset({pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP})
MOST_ANNOTATIONS = 2_000


def with_fields(document: pdfium.FPDF_DOCUMENT, page: pdfium.FPDF_PAGE, index: int) -> pdfium.FPDF_PAGE:
    """The loaded page, which is loaded anew when something on it was filled in. Its links are gone then."""
    if not _has_words(page) or pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) != pdfium.FLATTEN_SUCCESS:
        return page
    pdfium.FPDF_ClosePage(page)
    return pdfium.FPDF_LoadPage(document, index)


def _has_words(page: pdfium.FPDF_PAGE) -> bool:
    """Whether an annotation of the page can show words."""
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), MOST_ANNOTATIONS)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        pdfium.FPDFPage_CloseAnnot(annotation)
        if kind in WORDED:
            return True
    return False
