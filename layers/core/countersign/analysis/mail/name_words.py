"""What stands beside names, and what is none: titles, particles, degrees, firms and desks."""

from typing import Literal

from countersign.analysis.mail.phrases import word_set

Sex = Literal["f", "m"]

_OF_WOMEN = word_set(
    "mrs ms miss madam frau fräulein mme mlle madame mademoiselle sra srta señora señorita doña"
    " sig.ra sigra signora dott.ssa dottssa dr.ssa drssa dra mevr mevrouw mw"
)
_OF_MEN = word_set(
    "mr mister herr herrn monsieur señor don sig signor signore dott dhr meneer heer sir"
)
MEANS: dict[str, Sex] = {
    **dict.fromkeys(_OF_WOMEN, "f"),
    **dict.fromkeys(_OF_MEN, "m"),
}
"""Titles that say it, without the dot at their end."""

MEANS_BEFORE: dict[str, Sex] = {"sr": "m", "m": "m"}
"""Only before a name: behind it `Sr.` is Senior. `M.` may be an initial, and is none only where
one name alone follows."""

KEPT_TITLES: dict[str, str] = {
    "dr": "Dr.",
    "prof": "Prof.",
    "professor": "Prof.",
    "dra": "Dra.",
    "dott.ssa": "Dott.ssa",
    "dottssa": "Dott.ssa",
    "dr.ssa": "Dott.ssa",
    "drssa": "Dott.ssa",
    "dott": "Dott.",
    "pd": "PD",
}
"""Those that are said in a greeting."""

OTHER_TITLES = word_set(
    "mx dipl dipl.-ing dipl.-kfm dipl.-inf ing ir drs mag me maître avv rev fr dipl.ing dr.-ing"
    " dr.med med phil habil rer nat h.c mag.a arch geom rag capt col sgt lt hon"
)

BEHIND = word_set(
    "jr sr ii iii iv phd ph.d md m.d mba cpa cfa esq msc m.sc bsc b.sc ma m.a ba b.a llm ll.m pmp"
    " rn jd frcs obe mbe facp dds they/them"
)
"""Degrees and the like, behind a name or a comma."""

PARTICLES = word_set(
    "van von der den de del della delle dello di da dos das do du des la le el al bin ibn ter ten"
    " te zu zur zum vom vander af av op 't in het y e dalla degli dei ben abu st"
)
"""With these a last name begins."""

NO_PERSON = word_set(
    # Desks, in our languages.
    "team support info sales service services office admin administration department dept help desk"
    " helpdesk notifications notification billing accounts accounting accountant hr payroll"
    " recruiting recruitment careers jobs customer customers success organizer organisation"
    " manager lead noreply no-reply donotreply reply mailer daemon postmaster webmaster newsletter"
    " news alerts alert updates update security privacy legal compliance marketing press media"
    " events event contact feedback orders order shipping delivery returns reservations booking"
    " bookings invoice invoices payment payments finance treasury procurement purchasing it"
    " kundenservice kundendienst kundenbetreuung buchhaltung vertrieb einkauf redaktion"
    " verwaltung hausverwaltung sekretariat personalabteilung poststelle rechnungen rechnung"
    " bewerbung praxis kanzlei büro abteilung equipe équipe facturation comptabilité accueil"
    " secrétariat commandes réservations équipo equipo atención cliente clientes facturación"
    " ventas soporte pedidos reservas secretaría ufficio assistenza clienti fatturazione ordini"
    " segreteria amministrazione prenotazioni squadra klantenservice klantendienst boekhouding"
    " verkoop inkoop receptie afdeling administratie bestellingen facturatie "
    # Firms and bodies.
    "gmbh ag kg ohg ug gbr mbh e.v ev inc incorporated llc llp ltd limited plc corp corporation co"
    " company gmbh&co sa sas sarl sàrl s.a s.l sl srl s.r.l spa s.p.a bv b.v nv n.v vof oy oyj ab"
    " aps a/s kft sp zoo doo pty pte group gruppe groupe grupo gruppo groep holding holdings bank"
    " banca banco banque sparkasse volksbank versicherung versicherungen insurance assurance"
    " seguros assicurazioni verzekeringen energy energie energia stadtwerke water gas power"
    " electric telecom telekom mobile city council committee board association verein foundation"
    " stiftung fondation fundación fondazione stichting institute institut instituto istituto"
    " instituut university universität université universidad università universiteit college"
    " school schule école escuela scuola clinic klinik hospital krankenhaus hotel restaurant café"
    " cafe shop store boutique market markt online digital solutions systems software technologies"
    " technology tech labs studio studios agency agentur agence consulting consultants partners"
    " associates industries international global deutschland france españa italia nederland europe"
    " usa uk ministry ministerium agencia agenzia government gemeinde stadt ville comune"
    " ayuntamiento gemeente revenue customs tax museum theater theatre library bibliothek club"
    " airlines airways air express logistics post properties realty estate estates immobilien"
    " immobilier inmobiliaria immobiliare makelaardij apartments rentals cars motors garage travel"
    " tours the your via from gewinn winner prize lottery offer deals deal free win now today"
    " account verify weekly daily digest forum community network project projekt app cloud hub"
    " platform"
)
"""A name in which one of these stands is no person's."""

DESKS = word_set(
    "info support help helpdesk hello hi contact kontakt service kundenservice sales billing"
    " accounts team office admin feedback care orders shop reply noreply mail post news newsletter"
    " buero booking reservations jobs career careers press invoice invoices rechnung buchhaltung"
    " bestellung order payments finance hr marketing legal privacy security no-reply donotreply"
    " notifications notification alerts alert webmaster postmaster root sekretariat empfang"
    " accueil compta ventas ufficio administratie klantenservice web www events praxis kanzlei"
)
"""Local parts of addresses that name nobody."""
