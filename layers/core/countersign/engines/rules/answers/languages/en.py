"""English answers."""

from countersign.engines.rules.answers.lines import AnswerLines

LINES = AnswerLines(
    yes={
        "suits": "Yes, that works for me.",
        "may": "Yes, that's fine with me.",
        "can": "Yes, I can do that.",
        "fact": "Yes.",
    },
    no={
        "suits": "I'm afraid that doesn't work for me.",
        "may": "I'd rather not, I'm afraid.",
        "can": "I'm afraid I can't.",
        "fact": "No.",
    },
    yes_or_no="⟦yes or no⟧",
    takes="I'd go for {option}.",
    time_suits="{option} works for me.",
    time_other="I'm afraid none of these times works for me. How about ⟦another time⟧?",
    time_open="⟦day and time⟧ would work for me.",
    how_much="⟦number or amount⟧",
    information="⟦your answer⟧",
    attached="I've attached {name}.",
    has_none="I'm afraid I don't have it.",
    document="⟦your answer about the document⟧",
    will_do="Yes, I'll do that.",
    cannot_do="I'm afraid I can't do that.",
    is_done="That's done.",
    whether_done="⟦whether you'll do it⟧",
    confirms="I can confirm that.",
    confirms_not="I can't confirm that: ⟦what is not right⟧",
    confirms_open="⟦whether you confirm it⟧",
    received="I've received it, thank you.",
    approves="I've looked at it, and it's fine with me.",
    feedback="⟦your comments⟧",
    later="I can't say yet, but I'll get back to you by {day}.",
    days=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
)
