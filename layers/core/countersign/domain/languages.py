"""The languages that letters are written in for the person."""

from typing import Literal

Language = Literal["en", "de", "fr", "es", "it", "nl"]

LANGUAGE_NAMES: dict[Language, str] = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "nl": "Dutch",
}
