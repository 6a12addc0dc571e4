"""The languages in which an agent is told what to do."""

from countersign.analysis.instructions.form import InstructionWords, Told
from countersign.analysis.instructions.languages import de, en

INSTRUCTION_WORDS: dict[Told, InstructionWords] = {"en": en.WORDS, "de": de.WORDS}
