"""Language and region, as a browser tells them (BCP 47)."""

import re

_TAG = re.compile(
    r"([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|\d{3}))?(?:-[a-z0-9]{1,8})*",
    re.ASCII | re.IGNORECASE,
)

_LANGUAGES = """
aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de
dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id
ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu
lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu
rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr
ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu agq asa ast bas bem bez brx ceb cgg chr
ckb dav dje doi dsb dua dyo ebu ewo fil fur gsw guz haw hsb jgo jmc kab kam kde kea kgp khq kkj
kln kok ksb ksf ksh lag lkt lrc luo luy mai mas mer mfe mgh mgo mni mua mzn naq nds nmg nnh nus
nyn pcm prg rof rwk sah saq sat sbp scn seh ses shi smn syr szl teo twq tzm vai vun wae xog yav
yrl yue zgh
"""
LANGUAGES = frozenset(_LANGUAGES.split())
"""ISO 639-1, and those of three letters that browsers are told in (CLDR)."""

_REGIONS = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT
BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH
ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT
HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS
LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI
NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG
SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG
UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW 001 150 419
"""
REGIONS = frozenset(_REGIONS.split())
"""ISO 3166-1, Kosovo, and the world, Europe and Latin America (UN M49)."""


class UnknownLocale(ValueError):
    """It is no tag, or names a language or a region that there is not."""


def locale_of(tag: str) -> str:
    """The tag as it is written: `de-CH`, `zh-Hant-TW`. Of what a browser says beyond language,
    script and region nothing is kept.

    Raises
    ------
    UnknownLocale
    """
    found = _TAG.fullmatch(tag)
    if found is None:
        raise UnknownLocale(tag)
    language, script, region = (part or "" for part in found.groups())
    if language.lower() not in LANGUAGES or (region and region.upper() not in REGIONS):
        raise UnknownLocale(tag)
    return "-".join(filter(None, (language.lower(), script.title(), region.upper())))
