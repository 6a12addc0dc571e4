"""Five hundred new mails in one pass: what it takes of the processor and of memory."""

import resource
from itertools import cycle, islice
from time import process_time

from countersign.agents.email.agent import EmailPass
from countersign.domain.mail.mail import Mail
from countersign.ports.sources import Observation
from tests.builders import integration
from tests.evals.cases import all_cases
from tests.evals.mailbox import NOW, ROBIN, mailbox_of
from tests.evals.playing import ListeningEngine, OneMailbox, briefing
from tests.fakes.mailbox import FakeMailbox

MAILS = 500


def five_hundred() -> str:
    """What it took, in words. Memory is the most that the process ever had, tests included."""
    box = FakeMailbox(ROBIN, now=NOW)
    refs = []
    for turn, case in enumerate(islice(cycle(all_cases()), MAILS)):
        described, ref = mailbox_of(case)
        box.messages += [_renamed(mail, turn) for mail in described.messages]
        box.contents |= {
            (f"{key}.{turn}", part): c for (key, part), c in described.contents.items()
        }
        refs.append(f"{ref}.{turn}")
    account = integration(account=ROBIN)
    threads = [(ref, box.thread(ref)) for ref in refs]
    begun = process_time()
    agent = EmailPass(briefing(), OneMailbox(box), ListeningEngine())
    found = [p for ref, one in threads for p in agent.look(Observation(account, "mail", ref, one))]
    found += agent.finish()
    took = process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{MAILS} in one pass: {took:.1f} s of CPU, {len(found)} proposals, peak {peak:.0f} MB"


def _renamed(mail: Mail, turn: int) -> Mail:
    ids = {"message_id": f"{mail.message_id}.{turn}", "thread_id": f"{mail.thread_id}.{turn}"}
    unique = f"<{turn}.{mail.rfc_message_id.strip('<>')}>"
    return mail.model_copy(update=ids | {"rfc_message_id": unique})
