"""The same cues in other languages. Weights are set by hand after the English rows."""

from countersign.analysis.mail.requests.cue import Cue, cue

ANY: tuple[Cue, ...] = (cue("question mark", 2.0, "?", direct=True),)

GERMAN: tuple[Cue, ...] = (
    *ANY,
    cue("asks politely", 2.2, "bitte, freundlicherweise", direct=True),
    cue(
        "asks whether you can or will",
        1.8,
        "kannst du, könntest du, würdest du, können sie, könnten sie, würden sie, kann ich,"
        " können wir, sollen wir, wollen wir, hast du, haben sie, hättest du, hätten sie, bist du,"
        " sind sie, magst du, möchtest du, möchten sie, könnt ihr, habt ihr",
        direct=True,
    ),
    cue(
        "wants to be told",
        1.9,
        "sag mir, sagen sie mir, gib bescheid, bescheid geben, bescheid sagen, sag bescheid,"
        " geben sie bescheid, lass mich wissen, lassen sie mich wissen, gebt bescheid, melde dich,"
        " melden sie sich, teilen sie mir, teil mir, bescheid",
        direct=True,
    ),
    cue(
        "needs",
        1.9,
        "ich brauche, wir brauchen, ich benötige, wir benötigen, ich bräuchte, schick mir,"
        " schicken sie mir, senden sie mir, ruf mich, rufen sie mich, schau dir, schauen sie",
        direct=True,
    ),
    cue(
        "opens a question",
        0.8,
        "^ kann, ^ könnte, ^ wann, ^ wo, ^ wie, ^ was, ^ wer, ^ warum, ^ welche, ^ welcher,"
        " ^ welches, ^ ist, ^ sind, ^ hat, ^ gibt, ^ passt, ^ soll, ^ wäre",
    ),
    cue("would like", 0.8, "ich würde gerne, ich würde gern, ich hätte gerne, ich möchte, wäre es"),
    cue("meets", 0.6, "treffen, besprechen, termin, telefonieren, mittagessen, kaffee, zeit"),
    cue("closing courtesy", -1.6, "bei fragen, rückfragen, vielen dank, danke, freue mich"),
    cue("tells of the past", -0.6, "war, waren, habe, hatte, wurde, wurden"),
)

FRENCH: tuple[Cue, ...] = (
    *ANY,
    cue(
        "asks politely",
        2.2,
        "merci de, merci d'avance de, s'il te plaît, s'il vous plaît, svp, stp, veuillez,"
        " je vous prie de",
        direct=True,
    ),
    cue(
        "asks whether you can or will",
        1.8,
        "peux tu, pouvez vous, pourrais tu, pourriez vous, voudrais tu, voudriez vous, est ce que,"
        " as tu, avez vous, es tu, êtes vous, tu peux, vous pouvez, tu pourrais, vous pourriez,"
        " peut on, pourrait on, seriez vous, serais tu, veux tu, voulez vous",
        direct=True,
    ),
    cue(
        "wants to be told",
        1.9,
        "dis moi, dites moi, tiens moi, tenez moi, fais moi savoir, faites moi savoir,"
        " me dire, me confirmer, confirme moi, confirmez moi, me faire savoir, me tenir",
        direct=True,
    ),
    cue(
        "needs",
        1.9,
        "j'ai besoin, nous avons besoin, j'aurais besoin, il me faut, il nous faut, il me faudrait,"
        " envoie moi, envoyez moi, appelle moi, appelez moi, rappelle moi, m'envoyer,"
        " me transmettre",
        direct=True,
    ),
    cue(
        "opens a question",
        0.8,
        "^ quand, ^ où, ^ comment, ^ qui, ^ que, ^ quel, ^ quelle, ^ quels, ^ pourquoi, ^ combien,"
        " ^ est, ^ y a, ^ avez, ^ pouvez, ^ peux",
    ),
    cue("would like", 0.8, "je voudrais, j'aimerais, nous aimerions, je souhaite, je souhaiterais"),
    cue("meets", 0.6, "rencontrer, discuter, rendez vous, réunion, déjeuner, disponible, appeler"),
    cue(
        "closing courtesy",
        -1.6,
        "n'hésitez pas, n'hésite pas, merci beaucoup, merci pour, dans l'attente, au plaisir",
    ),
    cue("tells of the past", -0.6, "était, étaient, j'ai été, nous avons reçu, j'ai reçu"),
)

SPANISH: tuple[Cue, ...] = (
    *ANY,
    cue("asks politely", 2.2, "por favor, te ruego, le ruego, se ruega", direct=True),
    cue(
        "asks whether you can or will",
        1.8,
        "puedes, puede usted, podrías, podría usted, podría, podemos, podríamos, quieres, quiere,"
        " querrías, tienes, tiene usted, estás, está usted, te importaría, le importaría,"
        " es posible, sería posible, podéis",
        direct=True,
    ),
    cue(
        "wants to be told",
        1.9,
        "dime, dígame, avísame, avíseme, hazme saber, hágame saber, confírmame, confírmeme,"
        " me confirmas, cuéntame, decirme, avisarme, confirmarme",
        direct=True,
    ),
    cue(
        "needs",
        1.9,
        "necesito, necesitamos, necesitaría, envíame, envíeme, mándame, mándeme, llámame, llámeme,"
        " enviarme, mandarme, me envías, me mandas, pásame",
        direct=True,
    ),
    cue(
        "opens a question",
        0.8,
        "^ cuándo, ^ dónde, ^ cómo, ^ qué, ^ quién, ^ cuál, ^ cuánto, ^ por qué, ^ hay, ^ es,"
        " ^ te viene, ^ le viene, ^ te parece",
    ),
    cue("would like", 0.8, "me gustaría, nos gustaría, quisiera, quisiéramos, querría"),
    cue("meets", 0.6, "reunirnos, reunión, hablar, vernos, quedar, comer, café, disponible, cita"),
    cue("closing courtesy", -1.6, "no dudes, no dude, gracias por, muchas gracias, un saludo"),
    cue("tells of the past", -0.6, "era, estaba, fue, fueron, he recibido, hemos recibido"),
)

ITALIAN: tuple[Cue, ...] = (
    *ANY,
    cue(
        "asks politely",
        2.2,
        "per favore, per cortesia, cortesemente, ti prego, la prego",
        direct=True,
    ),
    cue(
        "asks whether you can or will",
        1.8,
        "puoi, può, potresti, potrebbe, possiamo, potremmo, vuoi, vorresti, vorrebbe, hai, sei,"
        " è possibile, sarebbe possibile, ti dispiacerebbe, le dispiacerebbe, riesci, riesce,"
        " potete, potreste",
        direct=True,
    ),
    cue(
        "wants to be told",
        1.9,
        "dimmi, mi dica, fammi sapere, mi faccia sapere, fateci sapere, confermami, mi confermi,"
        " mi confermate, farmi sapere, dirmi, confermarmi",
        direct=True,
    ),
    cue(
        "needs",
        1.9,
        "ho bisogno, abbiamo bisogno, avrei bisogno, mi serve, ci serve, mi servirebbe, mandami,"
        " mi mandi, inviami, mi invii, chiamami, mi chiami, inviarmi, mandarmi",
        direct=True,
    ),
    cue(
        "opens a question",
        0.8,
        "^ quando, ^ dove, ^ come, ^ che, ^ chi, ^ quale, ^ quali, ^ quanto, ^ perché, ^ c'è,"
        " ^ ci sono, ^ ti va, ^ le va",
    ),
    cue("would like", 0.8, "vorrei, vorremmo, mi piacerebbe, ci piacerebbe"),
    cue("meets", 0.6, "incontrarci, riunione, parlare, vederci, pranzo, caffè, appuntamento, call"),
    cue(
        "closing courtesy",
        -1.6,
        "non esitare, non esiti, grazie per, grazie mille, cordiali saluti",
    ),
    cue("tells of the past", -0.6, "era, erano, è stato, ho ricevuto, abbiamo ricevuto"),
)

DUTCH: tuple[Cue, ...] = (
    *ANY,
    cue("asks politely", 2.2, "alsjeblieft, alstublieft, aub, ajb, graag, gelieve", direct=True),
    cue(
        "asks whether you can or will",
        1.8,
        "kun je, kan je, kunt u, zou je, zou u, wil je, wilt u, kunnen we, zullen we, heb je,"
        " hebt u, heeft u, ben je, bent u, mag ik, kan ik, kunnen jullie, willen jullie",
        direct=True,
    ),
    cue(
        "wants to be told",
        1.9,
        "laat me weten, laat weten, laat het me weten, laat maar weten, vertel me, geef aan,"
        " bevestig, laat mij weten, hoor graag, hoor het graag",
        direct=True,
    ),
    cue(
        "needs",
        1.9,
        "ik heb nodig, nodig, we hebben nodig, stuur me, stuur mij, bel me, bel mij, mail me,"
        " me sturen, mij sturen, me bellen, me doorsturen",
        direct=True,
    ),
    cue(
        "opens a question",
        0.8,
        "^ wanneer, ^ waar, ^ hoe, ^ wat, ^ wie, ^ welke, ^ waarom, ^ is, ^ zijn, ^ heeft, ^ kan,"
        " ^ kun, ^ zou, ^ lukt, ^ past",
    ),
    cue("would like", 0.8, "ik zou graag, we zouden graag, ik wil graag, ik wilde graag"),
    cue(
        "meets",
        0.6,
        "afspreken, vergadering, bespreken, overleg, lunchen, koffie, bellen, afspraak",
    ),
    cue(
        "closing courtesy", -1.6, "aarzel niet, bij vragen, bedankt voor, alvast bedankt, dank voor"
    ),
    cue("tells of the past", -0.6, "was, waren, heb ontvangen, hebben ontvangen"),
)
