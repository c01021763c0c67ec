"""A corpus and its roles in, comparisons with the engine and the time each CV took out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median, quantiles
from time import process_time

from screening.batch import screen_file
from screening.benchmarking.comparison import Comparison, compared
from screening.benchmarking.truth import REFERENCE_DATE, Corpus, Truth
from screening.core.engine import warm_up
from screening.core.judging import word
from screening.core.report import Candidate
from screening.core.terms import RoleTerms


@dataclass(frozen=True, slots=True)
class Measured:
    """One labelled CV: how the engine compares with its labels, and the milliseconds of processor time it took.

    Programs that it calls, as for the text of a scan, are not in that time.
    """

    truth: Truth
    comparison: Comparison
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Result:
    """A corpus as measured."""

    corpus: Corpus
    measured: tuple[Measured, ...]

    def total(self, chosen: Callable[[Measured], bool] = lambda _: True) -> Comparison:
        """The comparisons of the CVs chosen, counted together."""
        total = Comparison()
        for each in self.measured:
            if chosen(each):
                total.add(each.comparison)
        return total


def run(corpus: Corpus, roles: Mapping[str, RoleTerms]) -> Result:
    """Screen every CV of the corpus, one after the other, and compare."""
    warm_up()
    return Result(corpus, tuple(_measured(truth, roles[truth.role]) for truth in corpus.truths))


def speed(milliseconds: list[float]) -> tuple[float, float]:
    """The median and the 99th percentile."""
    if len(milliseconds) < 2:  # noqa: PLR2004 - no percentile of one
        return (milliseconds or [0.0])[0], (milliseconds or [0.0])[0]
    return median(milliseconds), quantiles(milliseconds, n=100, method="inclusive")[98]


def _measured(truth: Truth, role: RoleTerms) -> Measured:
    began = process_time()
    candidate = screen_file(truth.path, role, REFERENCE_DATE)
    took = (process_time() - began) * 1000
    return Measured(truth, compared(truth, candidate, _reasons(candidate)), took)


def _reasons(candidate: Candidate) -> dict[str, str]:
    verdicts = candidate.screening.assessment.verdicts if candidate.screening else ()
    return {verdict.criterion: word(verdict.reason, "en") for verdict in verdicts}
