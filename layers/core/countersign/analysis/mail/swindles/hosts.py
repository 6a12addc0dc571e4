"""Hosts at which anybody can put up a page, or from which anybody can send, without a name."""

from countersign.analysis.mail.phrases import word_set

SHORTENERS = word_set(
    "bit.ly tinyurl.com t.ly goo.gl ow.ly is.gd v.gd buff.ly rb.gy rebrand.ly cutt.ly shorturl.at"
    " tiny.cc bit.do lnkd.in t.co s.id qrco.de urlz.fr shorte.st adf.ly soo.gd clck.ru u.to"
    " linktr.ee page.link app.link short.gy tiny.one surl.li dub.sh t.me wa.me"
)

FREE_HOSTS = word_set(
    "web.app firebaseapp.com appspot.com netlify.app vercel.app github.io gitlab.io pages.dev"
    " workers.dev r2.dev herokuapp.com glitch.me repl.co replit.app onrender.com fly.dev surge.sh"
    " weebly.com weeblysite.com wixsite.com wixstudio.io webflow.io square.site godaddysites.com"
    " jimdosite.com strikingly.com yolasite.com 000webhostapp.com blogspot.com wordpress.com"
    " sites.google.com forms.gle docs.google.com storage.googleapis.com s3.amazonaws.com"
    " amazonaws.com cloudfront.net azurewebsites.net blob.core.windows.net web.core.windows.net"
    " azureedge.net backblazeb2.com digitaloceanspaces.com ipfs.io dweb.link cloudflare-ipfs.com"
    " typeform.com jotform.com formstack.com notion.site carrd.co duckdns.org ddns.net no-ip.org"
    " hopto.org zapto.org sytes.net ngrok.io ngrok-free.app trycloudflare.com linodeobjects.com"
    " translate.goog myshopify.com"
)

SENDING_HOSTS = word_set("firebaseapp.com web.app onmicrosoft.com appspot.com hubspotemail.net")
"""From which everybody can send under a name of their choice."""

REWRITERS = word_set(
    "safelinks.protection.outlook.com protection.outlook.com outlook.com urldefense.com"
    " urldefense.proofpoint.com proofpoint.com mimecast.com mimecastprotect.com google.com"
    " barracudanetworks.com cudasvc.com list-manage.com sendgrid.net mailchimp.com mandrillapp.com"
    " hubspotlinks.com exacttarget.com awstrack.me mailgun.org sparkpostmail.com mailjet.com"
    " sendinblue.com brevo.com klclick.com rs6.net cmail19.com cmail20.com createsend.com"
)
"""Through which mail servers and mailing services lead what is linked."""

CHEAP_ENDINGS = word_set(
    "top xyz icu click shop online site store live club vip fun space website buzz rest cyou"
    " cfd sbs bond monster quest work life tk ml ga cf gq pw cc ws win loan men date stream"
    " download review party trade science lol mom autos beauty hair skin boats homes makeup"
)
"""Endings under which a name costs next to nothing."""
