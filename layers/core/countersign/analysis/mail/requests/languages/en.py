"""How English asks.

The weights are a logistic regression over these rows, rounded to a tenth, fitted on the labels of
ParakweetLabs/EmailIntentDataSet (Apache-2.0); none of its sentences is here.
"""

from countersign.analysis.mail.phrases import phrase_set
from countersign.analysis.mail.requests.cue import Cue, cue
from countersign.analysis.mail.requests.request_words import RequestWords

_CUES: tuple[Cue, ...] = (
    cue("question mark", 1.2, "?", direct=True),
    cue(
        "asks whether you can or will",
        1.7,
        "can you, could you, would you, will you, can u, could u, are you able, can "
        "someone, could someone, can anyone, can somebody, would you mind, you mind, you "
        "guys",
        direct=True,
    ),
    cue(
        "asks for a permission or a joint step",
        0.7,
        "can we, could we, can i, could i, may i, shall we, should we, shall i, should i, "
        "do we, are we",
        direct=True,
    ),
    cue(
        "asks what you do, know or think",
        0.6,
        "do you, did you, have you, are you, were you, is your, you think, your thoughts, "
        "what do you, your opinion, any idea, any news, any update, any chance",
        direct=True,
    ),
    cue("asks politely", 1.9, "please, pls, plz, kindly", direct=True),
    cue("opens politely", 1.9, "^ please, ^ pls, ^ plz, ^ kindly", direct=True),
    cue(
        "wants to be told",
        0.7,
        "let me know, let us know, let me, tell me, me know, us know, keep me, know if, "
        "know whether, know when, know what, know how, advise me, please advise, please "
        "confirm, confirm that, remind me",
        direct=True,
    ),
    cue(
        "wants something brought",
        0.6,
        "send me, give me, get me, call me, email me, e mail me, show me, bring me, "
        "forward me, give us, send us, call us, contact me, contact us, forward to me, "
        "back to me, back to us, back with me, provide me, provide us, help me, help us, "
        "me a, me the, me your, me to, me with, me at, ask you, ask you to",
        direct=True,
    ),
    cue(
        "opens a joint step",
        1.3,
        "let's, lets, let us, ^ let, why don't we, how about",
        direct=True,
    ),
    cue(
        "a joint step",
        1.1,
        "we should, we could, we can, we need to, we might, we must, we ought, we have "
        "to, we set, we get, we meet, we talk, we'll, we will, we shall",
    ),
    cue(
        "meets",
        1.4,
        "meet, meet with, join, get together, together, catch up, come by, come over, "
        "stop by, drop by, come up, see you, invite, invited, invitation, attend, rsvp",
    ),
    cue(
        "talks",
        1.6,
        "discuss, discussion, discussing, talk, chat, call, phone call, conference call, "
        "a call, phone, follow up",
    ),
    cue(
        "appointment",
        0.6,
        "meeting, schedule, reschedule, appointment, lunch, dinner, calendar, available, "
        "availability, coffee, drinks, breakfast, free, works for, work for, works",
    ),
    cue(
        "needs",
        1.1,
        "i need, we need, need to, need your, need you, you need to, need a, need the, i "
        "require, needs to",
        direct=True,
    ),
    cue(
        "you are to",
        0.7,
        "you should, you must, you have to, you may, you might, you can, you could, make "
        "sure, be sure, sure that, you want to",
        direct=True,
    ),
    cue(
        "would like",
        1.1,
        "i would like, i would, i'd like, i'd love, we would like, we'd like, we'd love, "
        "would like, would be great, would be nice, would love, i want, i want you, would "
        "appreciate, appreciate, grateful, wondering, wondering if, i was wondering, hope "
        "you, i hope, would be, it would",
        direct=True,
    ),
    cue(
        "suggests",
        0.7,
        "suggest, propose, recommend, perhaps, maybe, i think we, how about, what about, "
        "might want, go ahead, feel free, possible, possible to, would it be possible, "
        "chance to, worth",
        direct=True,
    ),
    cue(
        "offers",
        0.7,
        "happy to, glad to, hesitate, don't hesitate, hesitate to, able to, willing to, "
        "at your convenience, any time, anytime",
    ),
    cue(
        "orders at the start",
        1.2,
        "^ add, ^ advise, ^ ask, ^ attach, ^ bring, ^ buy, ^ call, ^ cancel, ^ change, ^ "
        "check, ^ choose, ^ click, ^ come, ^ complete, ^ confirm, ^ consider, ^ contact, "
        "^ copy, ^ discuss, ^ do, ^ download, ^ email, ^ fill, ^ find, ^ follow, ^ "
        "forward, ^ get, ^ give, ^ go, ^ help, ^ include, ^ invite, ^ join, ^ keep, ^ "
        "learn, ^ look, ^ make, ^ meet, ^ note, ^ open, ^ order, ^ place, ^ plan, ^ "
        "prepare, ^ print, ^ provide, ^ put, ^ read, ^ remember, ^ remove, ^ reply, ^ "
        "respond, ^ review, ^ schedule, ^ see, ^ select, ^ send, ^ set, ^ share, ^ shop, "
        "^ sign, ^ start, ^ take, ^ talk, ^ tell, ^ think, ^ try, ^ update, ^ use, ^ "
        "verify, ^ visit, ^ wait, ^ watch, ^ write",
        direct=True,
    ),
    cue(
        "orders further on",
        0.5,
        "and get, and let, and send, and call, and see, and tell, and give, so please, go "
        "ahead and, then send, check out, check with, check on, take a look, look at, get "
        "back, get with, sign up, set up, call and",
        direct=True,
    ),
    cue(
        "a time to come",
        0.7,
        "tonight, tomorrow, next, next week, this week, monday, tuesday, wednesday, "
        "thursday, friday, saturday, sunday, weekend, this weekend, asap, today, noon, "
        "pm, am, morning, afternoon, evening",
    ),
    cue(
        "opens a question",
        0.9,
        "^ can, ^ could, ^ would, ^ will, ^ do, ^ does, ^ did, ^ is, ^ are, ^ have, ^ "
        "has, ^ what, ^ when, ^ where, ^ who, ^ why, ^ how, ^ which, ^ any, ^ was, ^ "
        "were, ^ shall, ^ should, ^ may",
    ),
    cue("a condition", 0.6, "if you, if not, in case, unless, ^ if"),
    cue("opens with if you", -0.9, "^ if you, ^ if you'd, ^ if you're"),
    cue("speaks to you", 0.5, "you, your, u, you're, you'd, you'll"),
    cue("speaks of me", 0.5, "me, us"),
    cue(
        "closing courtesy",
        -1.1,
        "questions, any questions, thank, thanks, thank you, look forward, looking "
        "forward, forward to, congratulations, welcome, regards",
    ),
    cue(
        "mailing boilerplate",
        -0.8,
        "please click, please add, address book, unsubscribe, to ensure, please visit, "
        "safe sender, no longer, wish to, receive these, these emails, to stop, click "
        "here, click below, opt out, preferences, mailings, notifications, newsletter, "
        "privacy policy, inbox, web version, view it, browser",
    ),
    cue(
        "advertises",
        -0.1,
        "shop, sale, save, free shipping, limited time, offer, insurance, $link, "
        "exclusive, click the, earn, win, download, visit, coupon, off your, your account",
    ),
    cue(
        "tells of the past",
        -0.5,
        "was, were, been, had, did, got, went, said, told, asked, received, called, "
        "discussed, didn't, wasn't, haven't, have been, has been",
    ),
    cue(
        "tells of others",
        -0.4,
        "he, she, they, his, her, their, them, he's, she's, they're, people, him",
    ),
    cue(
        "opens a statement",
        -0.7,
        "^ the, ^ this, ^ a, ^ it, ^ that, ^ my, ^ there, ^ our, ^ these, ^ in, ^ as, ^ "
        "but, ^ it's, ^ he, ^ she, ^ they, ^ they're, ^ thanks, ^ thank, ^ fyi, ^ "
        "attached, ^ here, ^ for",
    ),
    cue("opens with to", 0.9, "^ to, ^ for more, ^ in order"),
    cue(
        "looks at a paper",
        0.5,
        "review, comments, feedback, take a look, look over, have a look, attached, "
        "approve, approval, sign, read, see the, please see, please find, refer",
    ),
    cue(
        "acts",
        0.5,
        "visit, go to, log, login, fill, complete, register, submit, apply, follow, "
        "contact, call, e mail, email, use, check, send, try, take, provide, give, keep, "
        "set, ask, let, forward, open, include, put, find",
    ),
    cue("not", -0.2, "not, don't, won't, can't, no, never, doesn't"),
    cue("want", -0.3, "want to, like to, get to, we want, we want to"),
    cue("qualifies", -0.4, "even, most, every, all, more"),
)

WORDS = RequestWords(
    cues=_CUES,
    courtesies=phrase_set(
        """
        any questions, further questions, have questions, feel free, hesitate to, with questions,
        any other questions, need anything else, need anything further, any further information,
        any problems, any issues, if i can help, can be of help, can be of assistance,
        need any help, need further information, any concerns, be of any help,
        don't hesitate, not hesitate, look forward to hearing, looking forward to hearing,
        how are you, hope you are, please disregard, please ignore, consider the environment,
        intended recipient, thank you for your
        """
    ),
    instructions=phrase_set(
        """
        please note, please be advised, please be informed, please be aware, please be assured,
        please find, please see, please plan, please ensure, please make sure,
        please keep in mind, please visit, please click, please refer, please follow,
        please download, please log, please login, please enjoy, please add, please accept,
        note that, keep in mind, click here, click below, click on, check it out, shop,
        download, visit, sign up, log in, log into, register at, apply now, order now,
        learn more, find out
        """
    ),
    statements=phrase_set(
        """
        ^ i'll, ^ i will, ^ i shall, ^ we'll, ^ we will, ^ we shall, ^ see you, ^ talk to you,
        ^ talk soon, ^ happy to, ^ glad to, ^ it was, ^ thanks for, ^ thank you for
        """
    ),
    taken_back=(
        r"never ?mind(?! (?:me|the gap))",
        r"(?<!not )(?<!n't )(?:ignore|disregard|forget|scratch) (?:about )?(?:my|this|that|the) "
        r"(?:(?:last|previous|prior|earlier|first|other|above|below) )?"
        r"(?:e-?mail|mail|message|question|request|note|ask|one)",
        r"(?:scratch|forget) (?:that|it|about (?:it|that))(?=$|\W*$|[.,!;])",
        r"no need (?:to (?:reply|respond|answer|send|look|do|bother|worry|get back)\b.*|"
        r"any ?more|any longer|after all|now)",
        r"(?:i|we)(?:'ve| have)? (?:just |now |already |since |finally )?"
        r"(?:found|got|located|figured|worked) (?:it|them|that|one)"
        r"(?: out)?(?=\W*$|[.,!;:)-]| (?:now|already|after all|myself|ourselves|in|on|at|"
        r"thanks)\b)",
        r"^\W*found (?:it|them)(?=\W*$|[.,!;:)-]| (?:now|already|after all|in|on|at|thanks)\b)",
        r"(?:it|this|that|all|everything|the (?:issue|problem|matter|question))"
        r"(?:'s| is| has| are| got)(?: now| already| since| all| been)* "
        r"(?:sorted|solved|resolved|settled|taken care of)",
        r"(?:no longer|don't|do not) need (?:it|this|that|them|you to|your)\b.*"
        r"(?:any ?more|any longer|after all)|no longer need (?:it|this|that|them|you to)",
        r"^\W*problem solved",
    ),
)
