"""What is taken for a placeholder, and what for somebody's ordinary text."""

import sys
from types import FrameType

import pytest

from countersign.domain.actions.placeholders import placeholders

PLACEHOLDERS = [
    # What models leave in letters.
    ("Dear [Recipient's Name],", "Recipient's Name"),
    ("Best, [Your name]", "Your name"),
    ("[Your Contact Information]", "Your Contact Information"),
    ("[INSERT DATE]", "INSERT DATE"),
    ("[insert whatever you like]", "insert whatever you like"),
    ("Dear [Mr./Ms. Last Name]", "Mr./Ms. Last Name"),
    ("on [date], at [time]", "date"),
    ("[Date, e.g. Monday]", "Date, e.g. Monday"),
    ("[reason for the delay]", "reason for the delay"),
    ("[specify the issue]", "specify the issue"),
    ("[X days]", "X days"),
    ("[Name 1]", "Name 1"),
    ("[Interviewer Name]", "Interviewer Name"),
    ("[HR Representative's Name]", "HR Representative's Name"),
    ("[specific topic discussed]", "specific topic discussed"),
    ("[Your Employee ID, if applicable]", "Your Employee ID, if applicable"),
    ("[description of violation]", "description of violation"),
    ("[year/month/hour]", "year/month/hour"),
    ("[INVESTOR_NAME]", "INVESTOR_NAME"),
    ("[RequiredSkills]", "RequiredSkills"),
    ("[**Company Name**]", "**Company Name**"),
    ("<insert date>", "insert date"),
    ("<your name>", "your name"),
    ("(insert the link)", "insert the link"),
    ("https://calendar.example/[your name]", "your name"),
    # What programs have in their templates.
    ("{{first_name}}", "first_name"),
    ("Hi {{ recipient.name }}", "recipient.name"),
    ("[[firstName]]", "firstName"),
    ("{name}", "name"),
    ("${amount}", "amount"),
    ("costs $amount", "amount"),
    ("%FIRST_NAME%", "FIRST_NAME"),
    ("*|FNAME|*", "FNAME"),
    ("«First_Name»", "First_Name"),
    ("<<name>>", "name"),
    # What stands for itself.
    ("at XX:XX", "XX:XX"),
    ("on XX/XX/XXXX", "XX/XX/XXXX"),
    ("on XX.XX.2026", "XX.XX.2026"),
    ("at xx:xx", "xx:xx"),
    ("555-XXX-XXXX", "XXX-XXXX"),
    ("it costs EUR XX.", "XX"),
    ("[XX]", "XX"),
    ("Dear XX", "XX"),
    ("in 20XX", "20XX"),
    ("on DD/MM/YYYY", "DD/MM/YYYY"),
    ("am TT.MM.JJJJ", "TT.MM.JJJJ"),
    ("Room: TBD", "TBD"),
    ("Name: ________", "________"),
    # In other languages.
    ("[Ihr Name]", "Ihr Name"),
    ("[Datum]", "Datum"),
    ("[Name des Empfängers]", "Name des Empfängers"),
    ("[Projektname]", "Projektname"),
    ("[bitte Datum ergänzen]", "bitte Datum ergänzen"),
    ("(Datum einfügen)", "Datum einfügen"),
    ("[votre nom]", "votre nom"),
    ("[date et heure]", "date et heure"),
    ("[insérer la date]", "insérer la date"),
    ("[su nombre]", "su nombre"),
    ("[nombre de la empresa]", "nombre de la empresa"),
    ("[il tuo nome]", "il tuo nome"),
    ("[nome dell'azienda]", "nome dell'azienda"),
    ("[seu nome]", "seu nome"),
    ("[nome da empresa]", "nome da empresa"),
    ("[uw naam]", "uw naam"),
    ("[Naam Klant]", "Naam Klant"),
    ("[Herr/Frau]", "Herr/Frau"),
    ("[konkrete Aufzählung]", "konkrete Aufzählung"),
    ("[datum invullen]", "datum invullen"),
]

ORDINARY = [
    "[1], [1, 2] and [...]",
    "[JIRA-123] [Ticket#1234] [PATCH 2/3]",
    "[External] [EXT] [Action required]",
    "[x] done, [ ] open, [X] done too",
    "[sic] [snip] [emphasis mine] [Ada writes:]",
    "[your mileage may vary]",
    "[translated from German] [predicting the end of the world] [Y/n] [Ada Lovelace]",
    "sendmail[21081]: [ID 801593 mail.info]",
    "Re: [list] Lunch",
    "[image: logo.png] [cid:image001.png@01D]",
    "[link](https://example.com)",
    "<https://example.com/your-name>",
    "<ada@example.com> and <mailto:ada@example.com>",
    "a < b and c > d",
    "<b>hello</b> <title>x</title> <!-- End of the greeting -->",
    "mkdir <dir>",
    "names[name] = dates[date], f(date), rows[your_name]",
    '{"a": 1} { return x; } %{name}-%{version}',
    'my $name = "Ada"; echo "$name"',
    "[file mtime $filename]",
    "(add your name to the list) (date) (your date of birth is missing)",
    "XXL, XXI, Xbox, XX. Jahrhundert, siglo XX, Super Bowl XX",
    "XXXX-XXXX-XXXX-1234, ****1234",
    "HTTP 5XX and 4xx",
    "100% sure, 50%, 100%OFF%, %20AB%20",
    "$100 to $200",
    "5_000, __init__, snake_case, ___init___",
    f"Ada\n{'_' * 47}\nlists.example",
    f"an offer, http://example.com/ {'_' * 47}",
    "_   _ _____ _  __",
    ":-) <3 :] {-: >:(",
    "⟦Your name⟧",
    "⟦[Your name]⟧",
    "",
]

SLOW = [
    *("[", "[[[a", "[your ", "[a b c d e f g h i j k l", "<", "<@", f"<{'a' * 199}@", "<a@"),
    *("{", "{{", "{{ a", "(", "(insert ", "%", "%A", "$", "$a", "«a", "*|A", "⟦", "⟦a"),
    *("_", "_ ", "____ ", "x", "X", "XX ", "XX-", "Xx*-", "* ", "https://", "DD.MM.", "\n", " "),
]


@pytest.mark.parametrize(("text", "label"), PLACEHOLDERS)
def test_what_somebody_has_yet_to_fill_in_is_found_with_its_label(text: str, label: str) -> None:
    first, *_ = placeholders(text)

    assert first.label == label.strip("*")
    assert label in text[first.start : first.end]


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert list(placeholders(text)) == []


def test_all_of_them_are_found_in_the_order_in_which_they_are_read() -> None:
    text = "Dear [Name],\nI come on <date> at XX:XX, with [1] and {{what}}.\n[Your name]"

    assert [text[one.start : one.end] for one in placeholders(text)] == [
        "[Name]",
        "<date>",
        "XX:XX",
        "{{what}}",
        "[Your name]",
    ]


@pytest.mark.parametrize("unit", SLOW)
def test_text_written_to_be_slow_is_looked_at_once(unit: str) -> None:
    """Each step is bounded by the longest form; of steps there are no more than characters."""
    text = (unit * 100_000)[:100_000]
    steps = 0

    def count(frame: FrameType, event: str, called: object) -> None:
        nonlocal steps
        steps += event == "c_call" and getattr(called, "__name__", "") == "search"

    sys.setprofile(count)
    try:
        found = sum(1 for _ in placeholders(text))
    finally:
        sys.setprofile(None)

    assert found <= steps <= 3 * len(text)
