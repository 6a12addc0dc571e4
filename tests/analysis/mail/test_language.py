"""Telling languages apart."""

import pytest

from countersign.analysis.mail.language import language_of


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
        ("Kan du skicka det undertecknade avtalet senast fredag?", None),
        ("Vil du sende den underskrevne kontrakt inden fredag?", None),
        ("Kan du sende meg den signerte kontrakten innen fredag?", None),
        ("Voisitko lähettää minulle allekirjoitetun sopimuksen?", None),
        ("Você pode me enviar o contrato assinado até sexta-feira?", None),
        ("Czy możesz mi przesłać podpisaną umowę do piątku?", None),
        ("Můžete mi prosím poslat podepsanou smlouvu do pátku?", None),
        ("Puteți să-mi trimiteți contractul semnat până vineri?", None),
        ("Kommer du på fredag?", None),
        ("Kommer du fredag?", None),
        ("Hast du morgen Zeit?", "de"),
        ("İmzalı sözleşmeyi gönderebilir misin?", None),
        ("İmzalı sözleşmeyi bana cumaya kadar gönderir misiniz?", None),
    ],
)
def test_a_sentence_is_enough(text: str, language: str | None) -> None:
    assert language_of(text) == language
