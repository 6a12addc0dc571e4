"""Stories of luck: prizes, fortunes, love and cures."""

from countersign.analysis.mail.phrases import phrase_set
from countersign.analysis.mail.swindles.theme import Theme

THEMES = (
    Theme(
        "a prize",
        "bait",
        4,
        phrase_set(
            """
            you have won, you've won, you are a winner, you are the winner, you are the lucky, lucky
            winner, you have been selected, you've been selected, you have been chosen, you've been
            chosen, you were selected, were selected to, selected to receive, selected as a winner,
            claim your prize, claim your reward, claim your gift, claim your free, claim your bonus,
            claim now, claim it now, your reward, your prize, exclusive reward, loyalty reward,
            customer reward, free gift, survey reward, short survey, quick survey, answer a few
            questions, chance to win, opportunity to receive, get yours, your gift is, winning
            number, lottery, lotto, sweepstake, jackpot, free spins, casino bonus, sie haben
            gewonnen, haben gewonnen, ihr gewinn, gewinn abholen, gewinn wartet, wurden ausgewählt,
            wurden ausgelost, zum gewinner, gewinnspiel, ihre prämie, kurze umfrage, glückwunsch
            sie, vous avez gagné, avez été sélectionné, avez été tiré au sort, votre cadeau, votre
            récompense, réclamez votre, heureux gagnant, courte enquête, ha ganado, has ganado, ha
            sido seleccionado, has sido seleccionado, reclame su premio, reclama tu premio, su
            premio, breve encuesta, hai vinto, ha vinto, sei stato selezionato, è stato selezionato,
            sei stato scelto, richiedi il tuo premio, il tuo premio, breve sondaggio, você ganhou,
            foi selecionado, foi sorteado, resgate seu prêmio, resgate agora, resgatar seus pontos,
            seus pontos, pontos expiram, pontos vencem, pontos livelo, seu prêmio, u heeft gewonnen,
            je hebt gewonnen, u bent geselecteerd, je bent geselecteerd, uw prijs, je prijs, claim
            je, claim uw, korte enquête
            """
        ),
    ),
    Theme(
        "a fortune to share",
        "bait",
        4,
        phrase_set(
            """
            dear beloved, dear beneficiary, dear fund, dear winner, beloved one, greetings to you,
            good day to you, calvary greetings, in the name of god, unclaimed fund, unclaimed sum,
            unclaimed inheritance, abandoned fund, dormant account, trunk box, consignment box, your
            fund, your payment file, your compensation, compensation of, atm card, atm visa card,
            inheritance fund, foreign partner, mutually benef, business proposition, transfer the
            fund, transfer the sum, transfer the money, transfer of the fund, transfer of the sum,
            claim the fund, release of your, utmost confiden, utmost secrecy, few months to live,
            donation to you, your urgent response, loan offer, we offer loan, loan at, 3% interest,
            2% interest, herr freund, bien-aimé, no next of kin, without next of kin, without a next
            of kin, left behind the sum, no beneficiary, no heir, as the beneficiary of, funds on
            behalf, son of the late, daughter of the late, clear the fund, possession of the fund,
            political refugee in, boxed and shipped
            """
        ),
        beside=phrase_set(
            """
            bank manager, barrister, business proposal, cancer, caro amico, central bank, charity,
            cher ami, chère amie, contact her, contact him, contact me for, dear email, dear friend,
            died, died in, diplomat, don de, donate, donation of, donazione, erbschaft, eredità,
            federal reserve, fondo de, foreign account, get back to me, god bless, god fearing,
            herança, herencia, honest person, héritage, inheritance of, investment proposal, late
            husband, lieber freund, meu amigo, military, million dollar, million euro, million
            pound, million united, million us, million usd, mutual benefit, mutual interest, my
            private email, next of kin, orphan, plane crash, querido amigo, refugee camp, reliable
            person, reply back, reply me, sole heir, strictly confidential, sum of, the late, to
            transfer the, trustworthy, united nations, united states dollar, us$, usd$, war zone,
            widow, security company, mutual transaction, invest on my behalf, your assistance, your
            full name, your names
            """
        ),
    ),
    Theme(
        "goods of quacks and lonely hearts",
        "bait",
        2,
        phrase_set(
            """
            weight loss, lose weight, belly fat, burn fat, fat burning, keto, viagra, cialis,
            erectile, male enhancement, penis, testosterone, cbd gumm, gummies, blood sugar,
            diabetes, tinnitus, toenail fungus, doctors hate, miracle, anti-aging, hair loss, hot
            girls, hot women, single women, sexy, singles near, singles in your, meet singles,
            horny, naked, nude, my photos, my pics, hookup, dating, russian girl, russian women,
            asian women, milf, work from home, make money, earn money, extra income, financial
            freedom, be your own boss, home based business, multi-level, mlm, get rich, passive
            income, trading robot, bitcoin robot, invest 250, abnehmen, potenzmittel, perdre du
            poids, adelgazar, bajar de peso, dimagrire, emagrecer, afvallen, geld verdienen von zu
            hause
            """
        ),
    ),
)
