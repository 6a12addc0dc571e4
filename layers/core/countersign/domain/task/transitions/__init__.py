"""The life of a task: each function is one move, pure, and yields the change to be stored.

A change holds the head before and after, the event that records the move, and what is written with
it. The store commits all of it or nothing, and only if the head is still the one that was read.
"""

from countersign.domain.task.transitions.change import Change, EffectWrite, then
from countersign.domain.task.transitions.decision import (
    approve,
    approve_at_birth,
    reject,
    resolve,
    retry,
    snooze,
    wake,
)
from countersign.domain.task.transitions.execution import (
    claim,
    claim_undo,
    fail,
    refuse_undo,
    review,
    settle,
)
from countersign.domain.task.transitions.instruction import give_up, instruct
from countersign.domain.task.transitions.looks import found_absent, found_done, look_again
from countersign.domain.task.transitions.proposal import (
    block,
    expire,
    propose,
    restart,
    revise,
    withdraw,
)
from countersign.domain.task.transitions.way_back import ask_undo, cancel, reopen

__all__ = [
    "Change",
    "EffectWrite",
    "approve",
    "approve_at_birth",
    "ask_undo",
    "block",
    "cancel",
    "claim",
    "claim_undo",
    "expire",
    "fail",
    "found_absent",
    "found_done",
    "give_up",
    "instruct",
    "look_again",
    "propose",
    "refuse_undo",
    "reject",
    "reopen",
    "resolve",
    "restart",
    "retry",
    "review",
    "revise",
    "settle",
    "snooze",
    "then",
    "wake",
    "withdraw",
]
