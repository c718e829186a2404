"""English is read, other languages are refused rather than misread."""

from __future__ import annotations

import pytest

from communique.api import samples
from communique.read.clean import load_clean_rules
from communique.read.clean.language import english_share, is_english

RULES = load_clean_rules()

OTHERS = {
    "German": "Die Gewerkschaft lehnte das Angebot der Arbeitgeber am Montag ab und kündigte weitere Streiks an. "
    "Die Arbeitgeber wollen sich bis Freitag zu den Forderungen äußern, was in der Stadt begrüßt wurde.",
    "French": "Le syndicat a rejeté lundi l'offre des employeurs et a annoncé de nouvelles grèves. "
    "Les employeurs ont dit qu'ils répondraient dans une semaine, mais on attend une réunion à Berne.",
    "Spanish": "El sindicato rechazó el lunes la oferta de los empleadores y anunció nuevas huelgas. "
    "Los empleadores dijeron que responderían en una semana, y se propuso a las partes una reunión.",
    "Dutch": "De vakbond verwierp maandag het bod van de werkgevers en kondigde nieuwe stakingen aan. "
    "De werkgevers zeiden dat ze binnen een week zouden antwoorden, en was in de stad.",
    "Italian": "Il sindacato ha respinto lunedì l'offerta dei datori di lavoro e ha annunciato nuovi scioperi. "
    "I datori hanno detto che risponderanno in una settimana a Berna.",
}


@pytest.mark.parametrize("language", sorted(OTHERS))
def test_other_languages_are_not_english(language: str) -> None:
    share, words = english_share(OTHERS[language], RULES)
    assert words >= RULES.limits.language_words
    assert share <= 0.15
    assert not is_english(OTHERS[language], RULES)


def test_english_stories_are_far_above_the_limit() -> None:
    for path in samples():
        if path.suffix == ".txt":
            assert english_share(path.read_text(encoding="utf-8"), RULES)[0] >= 1.5 * RULES.min_stopword_share


def test_a_headline_alone_is_long_enough_to_be_read() -> None:
    assert is_english("Union rejects port offer", RULES)
