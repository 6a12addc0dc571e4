"""Telling languages apart."""

import pytest

from countersign.engines.reading.languages import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Could you tell me when the report is ready?", "en"),
        ("Können Sie mir sagen, wann der Bericht fertig ist?", "de"),
        ("Pouvez-vous me dire quand le rapport est prêt pour nous ?", "fr"),
        ("¿Puede decirme cuándo está listo el informe para el lunes?", "es"),
        ("Può dirmi quando il rapporto è pronto per la riunione?", "it"),
        ("Kunt u mij zeggen wanneer het verslag klaar is voor de klant?", "nl"),
        ("レポートはいつできますか", None),
        ("", None),
    ],
)
def test_a_sentence_is_enough(text: str, language: str | None) -> None:
    assert language_of(text) == language
