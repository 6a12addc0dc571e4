"""How swindlers push, whatever their story is."""

from countersign.analysis.mail.phrases import phrase_set

HURRY = phrase_set(
    """
    urgent, immediately, within 24 hours, within 48 hours, within 24h, within 48h, within 72 hours,
    in 24 hours, in 48 hours, expires today, ends today, last chance, final notice, final warning,
    final reminder, last warning, last reminder, last notice, act now, action required, action
    needed, immediate action, before it is too late, dringend, sofort, umgehend, innerhalb von 24,
    innerhalb von 48, innerhalb von 2, letzte mahnung, letzte erinnerung, letzte warnung,
    handlungsbedarf, immédiatement, sous 24, sous 48, dans les 24, dans les 48, dernier rappel,
    dernière relance, dernier avis, action requise, urgente, inmediatamente, en 24 horas, en 48
    horas, último aviso, última oportunidad, immediatamente, entro 24, entro 48, ultimo avviso,
    ultima possibilità, azione richiesta, imediatamente, em até 24, em 24 horas, em 48 horas, expira
    hoje, vence hoje, última chance, onmiddellijk, binnen 24, binnen 48, laatste waarschuwing,
    laatste herinnering, laatste kans, actie vereist
    """
)
"""That there is no time to think."""

OR_ELSE = phrase_set(
    """
    otherwise, or it will be, or your account, will be closed, will be suspended, will be deleted,
    will be blocked, will be lost, will be returned, will be terminated, permanently, legal action,
    lose access, avoid suspension, avoid interruption, to avoid, failure to, andernfalls, ansonsten,
    wird gesperrt, gesperrt werden, gelöscht, zurückgesendet, inkasso, faute de quoi, sera bloqué,
    sera suspendu, sera retourné, définitivement, de lo contrario, será bloqueada, será suspendida,
    será devuelto, altrimenti, sarà bloccato, sarà sospeso, verrà bloccato, verrà restituito, caso
    contrário, será bloqueada, será suspensa, será devolvida, anders wordt, wordt geblokkeerd, wordt
    verwijderd, teruggestuurd
    """
)
"""What happens to who thinks."""

COME_AND_CLICK = phrase_set(
    """
    click here, click below, click the link, click on the link, click the button, clicking here,
    click to, tap here, tap below, follow the link, link below, button below, log in here, login
    here, sign in here, log in now, login now, verify now, confirm now, update now, continue here,
    get started now, view document, download here, open the attach, see attach, complete the form,
    fill in the form, fill out the form, hier klicken, klicken sie hier, klicken sie auf, auf den
    link, auf den button, folgenden link, jetzt bestätigen, jetzt verifizieren, jetzt aktualisieren,
    hier anmelden, cliquez ici, cliquez sur, cliquant ici, en cliquant, lien suivant, lien
    ci-dessous, haga clic, haz clic, pulse aquí, siguiente enlace, enlace a continuación, clicca
    qui, clicca sul, cliccando qui, seguente link, fare clic, clique aqui, clique no, clicando aqui,
    link abaixo, acesse aqui, klik hier, klik op, onderstaande link, via deze link
    """
)
"""What to do instead."""

TO_NOBODY = phrase_set(
    """
    dear customer, dear valued, dear user, dear client, dear member, dear account, dear sir, dear
    email, dear webmail, dear mailbox, dear owner, dear homeowner, dear winner, dear beneficiary,
    dear friend, dear beloved, dear all users, dear card, dear consumer, dear taxpayer, hello
    customer, hi customer, hello dear, hello user, attention:, valued customer, sehr geehrter kunde,
    sehr geehrte kundin, sehr geehrte(r) kund, liebe kundin, lieber kunde, geehrter kunde, geehrter
    nutzer, cher client, chère cliente, cher(e) client, cher utilisateur, bonjour cher, estimado
    cliente, estimado usuario, querido cliente, apreciado cliente, gentile cliente, gentile utente,
    caro cliente, egregio cliente, prezado cliente, prezado(a), caro usuário, olá cliente, estimado
    utente, geachte klant, beste klant, geachte heer/mevrouw, beste gebruiker, szanowny kliencie,
    kære kunde, kära kund, bästa kund
    """
)
"""How those are greeted whose name is not known."""

NEW_ADDRESS = phrase_set(
    """
    my private address, my private email, my private e-mail, my private mail, my personal email, my
    personal e-mail, my personal address, my new address, my new email, my new e-mail, my other
    email, my other address, my alternative email, changed my email, lost access to my, can't get
    into my, meine private adresse, meine private mail, meine private e-mail, meine neue adresse,
    meine neue e-mail, meine neue mail, von meiner privaten, mon adresse personnelle, mon adresse
    privée, ma nouvelle adresse, mon mail perso, mon adresse perso, mi correo personal, mi nueva
    dirección, mi dirección personal, mi nuevo correo, mio indirizzo personale, mio indirizzo
    privato, mio nuovo indirizzo, mia mail personale, meu e-mail pessoal, meu email pessoal, meu
    novo e-mail, meu novo email, mijn privéadres, mijn privé-adres, mijn privémail, mijn nieuwe
    adres, mijn nieuwe mail
    """
)
"""Somebody says that an address is theirs, too."""

BAIT = phrase_set(
    """
    100% free, absolutely free, act now, additional income, adults only, best price, bulk email, buy
    now, call now, call toll, cash bonus, cents on the dollar, click below, click here, click to,
    consolidate, credit report, dear friend, dear homeowner, dear sir or madam, debt free, earn up
    to, email marketing, extra cash, extra income, fast cash, financial freedom, free quote, free
    trial, free!, get paid, guarantee, home based, hot girls, if you no longer wish, increase your,
    incredible, instant approval, investment opportunity, life insurance quote, limited time, lose
    weight, lowest price, lowest rate, make money, million email, million dollars, money back,
    money-back, mortgage, multi-level, new customers, no cost, no credit, no obligation, no risk,
    once in a lifetime, one time mailing, one-time mailing, online pharmacy, only $, opportunity of,
    order now, order today, per week, porn, prescription, refinanc, remove in the subject, risk
    free, risk-free, save up to, serious inquiries, sex, singles, special offer, stock alert, that's
    right, this is not spam, this offer, toner, unlimited income, us$, viagra, visit our web,
    webcam, weight loss, what are you waiting, winner, wholesale, work at home, work from home, xxx,
    you have been selected, your business
    """
)
"""What those write who sell to everybody."""
