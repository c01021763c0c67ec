"""Requirements without a number: the topic of the library that most of their words name, surroundings apart."""

import pytest

from tests.core.vacancy.reading import criteria, in_profile

TOPICS = [
    ("en", "Proven experience with public procurement or tendering processes in regulated environments", "procurement"),
    ("en", "Experience with procurement procedures and tender evaluation within the public sector", "procurement"),
    ("en", "Experience working in regulated or public-sector environments", "regulated-sector"),
    ("nl", "Ervaring met overheidsopdrachten en bestekken in een gereguleerde omgeving", "procurement"),
    ("fr", "Une expérience des marchés publics et des cahiers spéciaux des charges dans un hôpital", "procurement"),
]


@pytest.mark.parametrize(("language", "words", "topic"), TOPICS, ids=[each[1][:50] for each in TOPICS])
def test_the_topic_is_what_the_words_are_about(language, words, topic):
    (found,) = criteria(in_profile(language, words), "evidence")
    assert found["slug"] == topic
