"""Pleas at the foot of a mail to rate somebody or to book a time, language by language."""

from countersign.analysis.mail.phrases import every_phrase, phrase_set

RATING_PLEAS = every_phrase(
    {
        "Danish": "bedøm min service, bedøm vores service, tag vores undersøgelse",
        "Dutch": "beoordeel mijn service, beoordeel onze service, beoordeel deze reactie,"
        " vul onze enquête in",
        "English": "rate my service, rate our service, rate my support, rate our support,"
        " rate my reply, rate this reply, rate my response, rate this response, rate your"
        " experience, rate my work, take our survey, take our short survey, take our"
        " two-minute survey, take a short survey, take this survey, take a quick survey, take our"
        " quick survey, complete our survey",
        "Finnish": "arvioi palvelumme, vastaa kyselyyn",
        "French": "évaluez mon service, évaluez notre service, notez mon service, notez notre"
        " service, notez-nous, répondez à notre enquête, laissez-nous un avis",
        "German": "bewerten sie mich, bewerten sie uns, bewerten sie meinen service, bewerten sie"
        " unseren service, bewerte uns, bewerten sie diese antwort, an unserer umfrage teil,"
        " nehmen sie an unserer umfrage",
        "Italian": "valuta il mio servizio, valuta il nostro servizio, valutaci, lasciaci una"
        " recensione, rispondi al sondaggio",
        "Norwegian": "vurder tjenesten vår, svar på vår undersøkelse",
        "Polish": "oceń naszą obsługę, oceń moją pracę, wypełnij ankietę",
        "Portuguese": "avalie o meu serviço, avalie o nosso serviço, avalie nosso atendimento,"
        " responda à nossa pesquisa",
        "Russian": "оцените нашу работу, оцените мою работу, оцените качество обслуживания",
        "Spanish": "valore mi servicio, valore nuestro servicio, califique mi servicio, califique"
        " nuestro servicio, responda a nuestra encuesta, déjenos una reseña",
        "Swedish": "betygsätt min service, betygsätt vår service, svara på vår enkät",
    }
)

RATING = every_phrase(
    {
        "English": "rate us, leave us a review, leave a review, review us on, how did i do,"
        " how did we do, how was my answer, how was our answer, how was my"
        " service, how was our service, how am i doing, how are we doing, was this helpful, how"
        " would you rate, happy with our help, happy with our service, satisfied with our service",
        "French": "comment avons-nous fait, êtes-vous satisfait de notre service",
        "German": "wie zufrieden sind sie, wie war unser service, wie war mein service, waren sie"
        " mit unserem service, sind sie mit unserem service zufrieden, wie hat ihnen unser",
        "Dutch": "hoe hebben we het gedaan, hoe tevreden bent u",
        "Italian": "com'è andata, è soddisfatto del nostro servizio",
        "Spanish": "qué tal lo hicimos, qué tal lo hice, cómo lo hicimos",
    }
)
"""Below a name only: a person may ask so too."""

ASIDE = phrase_set(
    """
    book a time, book a meeting, book time with me, book a slot, schedule a meeting with me,
    schedule time with me, find a time on my calendar, buchen sie einen termin, termin buchen,
    prendre rendez-vous, prenez rendez-vous, reservar una reunión, prenota un appuntamento,
    plan een afspraak, download our app, get our app, visit our website, visit our site,
    besuchen sie unsere website, refer a friend, did you know
    """
)
"""What a company has stand below the names of its people."""
