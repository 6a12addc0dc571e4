"""Telling languages apart."""

import unicodedata
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countersign.analysis.mail.language import language_of, tongues
from countersign.analysis.mail.language_grams import _table, weights
from infra import language_grams
from tests.analysis.mail.texts.lines import rows


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


@pytest.mark.parametrize(
    ("name", "right_at_least", "written_wrong_at_most"),
    [("languages_tuned", 0.99, 1), ("languages_after", 0.98, 0)],
)
def test_short_texts_in_thirty_languages_are_told_apart(
    name: str, right_at_least: float, written_wrong_at_most: int
) -> None:
    texts = rows(name)

    wrong = {text: found for code, text in texts if (found := language_of(text)) != _ours(code)}

    assert len(wrong) <= (1 - right_at_least) * len(texts), wrong
    assert sum(found is not None for found in wrong.values()) <= written_wrong_at_most, wrong


@pytest.mark.parametrize("text", ["Ok?", "LG", "12:30", "sam@northgate.example", "👍", "\n"])
def test_what_says_too_little_is_in_no_language(text: str) -> None:
    assert tongues(text) == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Bitte bringen Sie den Ausweis mit.", "de"),
        ("Czy możesz przesłać umowę?", "pl"),
        ("Pots enviar-me el contracte abans de divendres?", "ca"),
        ("Вы придёте завтра?", "und-Cyrl"),
        ("明日来られますか。Sam", "und-Jpan"),
        ("3월 청구서인가요?", "und-Kore"),
    ],
)
def test_a_language_is_known_by_its_code_also_where_we_do_not_write_it(
    text: str, code: str
) -> None:
    assert tongues(text) == (code,)


def test_what_several_languages_say_may_be_any_of_them() -> None:
    assert set(tongues("Prima")) >= {"it", "ro"}
    assert set(tongues("Hallo")) >= {"de"}


def test_accents_in_characters_of_their_own_are_the_same_letters() -> None:
    apart = unicodedata.normalize("NFD", "Würden Sie mir die Schlüssel übergeben?")

    assert weights(apart) == weights("Würden Sie mir die Schlüssel übergeben?")


def test_links_and_addresses_are_in_no_language() -> None:
    assert weights("https://files.example/the/report/is/ready anna.smith@northgate.example") == {}


def test_whoever_adds_another_language_below_is_read_by_what_they_wrote_first() -> None:
    written = "Anbei schicke ich dir die Unterlagen für morgen. Sag mir bitte, ob etwas fehlt. " * 8
    added = (
        "This message and any attachments are intended only for the person or entity to which they"
        " are addressed, and may contain confidential or legally privileged material. If you have"
        " received it in error, please notify the sender at once and delete every copy. Any review,"
        " disclosure, copying, distribution or other use by anybody else is strictly prohibited."
        " Although we take reasonable precautions, no liability is accepted for damage caused by"
        " viruses. Opinions expressed here are those of the author alone. "
    )

    assert tongues(written + added) == ("de",)


@pytest.mark.parametrize("text", ["'" * 2_000, "a" * 2_000, "(" * 2_000, "a'" * 1_000])
def test_a_text_that_is_written_to_be_slow_is_read_as_fast_as_others(text: str) -> None:
    began = process_time()
    tongues(text)

    assert process_time() - began < 0.05


@given(st.text(max_size=500))
def test_no_text_of_a_stranger_breaks_the_reading(text: str) -> None:
    tongues(text)


def test_the_table_is_as_its_maker_writes_it() -> None:
    packed = language_grams.packed({0: "de", 1: "ru", 2: "nl"}, {b" der ": {0: 400, 2: 1, 1: 9}})
    languages, rows = _table()

    assert tuple(languages) == language_grams.LATIN
    assert rows == sorted(rows)
    assert len(packed) < 300
    assert language_grams.packed({1: "ru"}, {b" da ": {1: 3}})[:2] == b"\x1f\x8b"


def _ours(code: str) -> str | None:
    return code if code in ("en", "de", "fr", "es", "it", "nl") else None
