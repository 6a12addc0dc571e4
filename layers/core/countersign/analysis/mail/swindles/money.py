"""Stories at the end of which somebody is to pay."""

from countersign.analysis.mail.phrases import phrase_set
from countersign.analysis.mail.swindles.theme import Theme

THEMES = (
    Theme(
        "gift cards",
        "payment",
        6,
        phrase_set(
            """
            gift card, gift-card, giftcard, itunes card, google play card, steam card, razer gold,
            gutscheinkarte, geschenkkarte, guthabenkarte, paysafecard, carte cadeau, cartes cadeau,
            tarjeta regalo, tarjetas regalo, tarjetas de regalo, cartão presente, cartões presente,
            carta regalo, carte regalo, buoni regalo, cadeaukaart, cadeaubonnen
            """
        ),
        needs=phrase_set(
            """
            the codes, send me the code, photo of the, picture of the, back of the card, scratch,
            reimburse, refund you, surprise, discreet, asap, urgent, right away, quickly, i need
            you, can you buy, can you get, can you purchase, could you buy, could you get, please
            buy, please purchase, client, die codes, rubbel, fotografier, sofort, dringend, kannst
            du, können sie, les codes, gratter, rapidement, peux-tu, pouvez-vous, los códigos,
            rascar, urgente, puedes comprar, puede comprar, i codici, gratta, puoi comprare, os
            códigos, raspar, pode comprar, de codes, krassen, kun je, dringend
            """
        ),
    ),
    Theme(
        "payroll",
        "payment",
        6,
        phrase_set(
            """
            update my direct deposit, change my direct deposit, my direct deposit, update my
            payroll, my payroll account, my payroll information, my payroll details, my salary
            account, change my bank details, update my bank details, update my bank account, change
            my bank account, update my banking, my new account for salary, before the next pay,
            before the next payroll, next pay date, gehaltskonto ändern, mein gehalt auf, mein
            gehaltskonto, neue bankverbindung für mein gehalt, meine bankverbindung ändern, changer
            mon rib, mon nouveau rib, mon salaire soit versé, virement de mon salaire, cambiar mi
            cuenta de nómina, mi nueva cuenta para la nómina, domiciliación de mi nómina, cambiare
            il mio iban, nuovo iban per lo stipendio, accredito dello stipendio, alterar minha conta
            salário, nova conta para o salário, mijn salarisrekening, nieuw rekeningnummer voor mijn
            salaris
            """
        ),
    ),
    Theme(
        "another account",
        "payment",
        6,
        phrase_set(
            """
            bank details have changed, bank details changed, changed our bank, new bank details, new
            bank account details, updated bank details, updated banking, updated wire instructions,
            new wire instructions, changed our account, account details have changed, our account
            number has changed, use the new account, to our new account, to the new account, old
            account is, account is under audit, account is being audited, bankverbindung hat sich
            geändert, neue bankverbindung, neues konto überweisen, unsere kontodaten haben sich
            geändert, auf unser neues konto, nouvelles coordonnées bancaires, nos coordonnées
            bancaires ont changé, nouveau rib, datos bancarios han cambiado, nueva cuenta bancaria,
            nuevos datos bancarios, nuove coordinate bancarie, nostro nuovo iban, novos dados
            bancários, nova conta bancária, nieuwe bankgegevens, ons nieuwe rekeningnummer,
            bankgegevens zijn gewijzigd
            """
        ),
    ),
    Theme(
        "an errand for the boss",
        "payment",
        4,
        phrase_set(
            """
            are you at your desk, are you at the office, need you to run, run an errand, quick
            errand, a quick task, a task for you, need a favor from you, need a quick favor, handle
            something for me, handle this discreetly, discreet, in a meeting right now, can't talk
            right now, can't take calls, cannot take calls, can't talk on the phone, send me your
            cell, your cell number, your mobile number, your whatsapp, personal phone number, keep
            this between us, confidential transaction, process a wire, process an urgent, urgent
            wire, make an urgent payment, make a payment today, wire out, sind sie im büro, bist du
            im büro, im meeting und kann nicht, nicht telefonieren, ihre handynummer, deine
            handynummer, vertrauliche transaktion, eilüberweisung, eilige überweisung, en réunion et
            je ne peux, virement urgent et confidentiel, opération confidentielle, votre numéro de
            portable, estoy en una reunión, transferencia urgente y, operación confidencial, su
            número de móvil, sono in riunione e, bonifico urgente e, operazione riservata, in
            vergadering en, spoedbetaling, vertrouwelijke transactie
            """
        ),
    ),
    Theme(
        "a subscription that ends",
        "payment",
        2,
        phrase_set(
            """
            subscription has expired, subscription expired, subscription will expire, membership has
            expired, membership will expire, payment was declined, payment declined, payment has
            failed, payment failed, update your payment, update your billing, billing information,
            couldn't process your payment, could not process your payment, unable to process your
            payment, unable to renew, antivirus has expired, protection has expired, device is
            infected, viruses detected, renewal failed, auto-renew, abonnement ist abgelaufen,
            zahlung konnte nicht, zahlungsmethode aktualisieren, zahlungsdaten, mitgliedschaft ist
            abgelaufen, abonnement a expiré, abonnement a été suspendu, paiement a été refusé, votre
            moyen de paiement, suscripción ha caducado, suscripción ha expirado, pago ha sido
            rechazado, método de pago, abbonamento è scaduto, pagamento è stato rifiutato, metodo di
            pagamento, rinnovo del dominio, assinatura expirou, assinatura foi, pagamento recusado,
            forma de pagamento, abonnement is verlopen, betaling is mislukt, betaalgegevens
            """
        ),
    ),
    Theme(
        "a parcel that waits",
        "payment",
        3,
        phrase_set(
            """
            parcel could not be delivered, package could not be delivered, parcel is on hold,
            package is on hold, parcel on hold, package on hold, parcel is waiting, package is
            waiting, pending package, pending parcel, pending delivery, delivery attempt, delivery
            failed, failed delivery, unable to deliver, missed delivery, customs fee, customs
            charges, import fee, delivery fee, shipping fee, redelivery, reschedule your delivery,
            incomplete address, incorrect address, confirm your delivery, confirm the delivery,
            shipping details, track your package, stopped at our, warehouse, zollgebühr, zollkosten,
            paket konnte nicht, sendung konnte nicht, paket wartet, paket ist angehalten, zustellung
            nicht möglich, zustellversuch, versandkosten, lieferadresse bestätigen, frais de douane,
            frais de livraison, frais de port, colis est en attente, colis en attente, colis n'a pas
            pu, livraison a échoué, votre colis, gastos de aduana, gastos de envío, tasas de aduana,
            paquete está pendiente, paquete está en espera, no pudo ser entregado, su paquete, spese
            doganali, spese di spedizione, pacco è in attesa, pacco in attesa, pacco è in giacenza,
            consegna non riuscita, il tuo pacco, taxa de importação, taxa alfandegária, taxa de
            entrega, encomenda foi retida, encomenda está retida, encomenda retida, objeto foi
            taxado, sua encomenda, douanekosten, invoerkosten, verzendkosten, pakket wacht, pakket
            kon niet, pakket ligt, bezorging is mislukt, je pakket, uw pakket
            """
        ),
    ),
    Theme(
        "money that comes back",
        "payment",
        3,
        phrase_set(
            """
            tax refund, tax rebate, refund is ready, refund is available, refund is pending,
            eligible for a refund, entitled to a refund, you are owed, owed a refund, claim your
            refund, refund form, unclaimed refund, stimulus payment, compensation payment,
            compensation fund, steuererstattung, steuerrückzahlung, rückerstattung, gutschrift für
            sie, remboursement d'impôt, remboursement est disponible, remboursement de, vous êtes
            éligible à un remboursement, trop-perçu, devolución de impuestos, reembolso pendiente,
            tiene derecho a un reembolso, rimborso fiscale, rimborso di, rimborso in attesa, diritto
            a un rimborso, restituição do imposto, valores a receber, reembolso disponível, débito
            em aberto, débitos pendentes, cpf, multa pendente, belastingteruggave, teruggave, u
            heeft recht op, unpaid fine, unpaid toll, outstanding toll, amende impayée, amende
            forfaitaire, multa de tráfico, bußgeld
            """
        ),
    ),
    Theme(
        "an order to cancel by telephone",
        "payment",
        4,
        phrase_set(
            """
            if you did not order, if you didn't order, did not make this, didn't make this, did not
            authorize, did not authorise, didn't authorize, not authorized by you, to cancel this
            order, to cancel the order, to cancel your subscription, to cancel this subscription, to
            cancel the subscription, to cancel or, cancel within 24, to dispute this, to dispute the
            charge, call our support, call our customer, call our toll, toll free, toll-free,
            contact our billing, call us immediately, call immediately, call now at, helpline, will
            be charged from your, has been charged to your, will be debited, has been debited,
            auto-debited, norton, geek squad, mcafee, wenn sie diese bestellung nicht, falls sie
            nicht bestellt, rufen sie uns sofort, si vous n'avez pas passé cette commande, appelez
            immédiatement, si usted no realizó, llame inmediatamente, se non ha effettuato, chiami
            subito
            """
        ),
        needs=phrase_set("call, phone, rufen, appelez, llame, chiami, bel ons, ligue"),
    ),
    Theme(
        "a threat to make public",
        "payment",
        4,
        phrase_set(
            """
            recorded you, video of you, i hacked, have hacked, was hacked, been hacked, hacked your,
            access to your device, access to your camera, your webcam, your camera, installed a
            trojan, trojan, malware on, spyware, adult site, adult websites, porn, pleasuring,
            masturbat, intimate, your contacts will, send to all your contacts, to your contacts,
            your browsing history, bitcoin wallet, bitcoin address, btc wallet, btc address, in
            bitcoin, worth of bitcoin, pay me, 48 hours to pay, hours to make the payment, ihr gerät
            gehackt, zugriff auf ihr gerät, ihre kamera, ihrer webcam, bitcoin-adresse, in bitcoins,
            piraté, accès à votre appareil, votre caméra, hackeado, acceso a su dispositivo, su
            cámara, hackerato, accesso al tuo dispositivo, la tua webcam, hackeei, acesso ao seu
            dispositivo, gehackt, toegang tot uw apparaat
            """
        ),
        needs=phrase_set("bitcoin, btc, crypto, monero, ethereum, usdt"),
    ),
)
