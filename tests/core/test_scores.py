"""Scores of several people: how far they lie apart, and who stands alone."""

from screening.core.scores import spreads

CARDS = {"Alice": {"it-years": 4, "languages": 5}, "Bob": {"it-years": 4, "languages": 2}, "Cas": {"languages": 5}}


def test_the_mean_and_the_ends_are_those_of_who_scored():
    (years, languages) = spreads(CARDS, ("it-years", "languages", "start"))
    assert (years.mean, years.lowest, years.highest, years.apart) == (4.0, 4, 4, ())
    assert (languages.mean, languages.lowest, languages.highest) == (4.0, 2, 5)


def test_who_lies_two_steps_from_the_middle_stands_alone():
    (_years, languages) = spreads(CARDS, ("it-years", "languages"))
    assert (languages.apart, languages.is_wide) == (("Bob",), True)


def test_one_step_is_no_disagreement():
    (years,) = spreads({"Alice": {"it-years": 3}, "Bob": {"it-years": 4}}, ("it-years",))
    assert (years.apart, years.is_wide) == ((), False)


def test_nobody_scored():
    assert spreads({}, ("it-years",)) == ()
