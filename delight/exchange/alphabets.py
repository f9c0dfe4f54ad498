"""Which letters a language writes and which code page it used to be saved in: what tells encodings apart.

Letters after Unicode CLDR 47 (exemplar characters, main and auxiliary); frequent characters of Chinese,
Japanese and Korean are those of names and addresses, since that is what lists of customers hold.
"""

from __future__ import annotations

from functools import cache

SINGLE = {
    "cp1252": """
        äöüß àâæçéèêëîïôœùûü áéíñóúü àèéìòù àáâãçéêíóôõú áèéëïóöü åäöé æøåé åäö áðéíóúýþæö áéíóú àçéèíïóòúü
        €ªº«»¿¡°ñ´ü""",
    "cp1250": """
        ąćęłńóśźż áčďéěíňóřšťúůýž áäčďéíĺľňóôŕšťúýž áéíóöőúüű čšž čćđšž ăâîşţ äöüß çë €„”""",
    "cp1257": "ąčęėįšųūž āčēģīķļņšūž äõöüšž ąćęłńóśźż äöüß €„“",
    "cp1254": "çğıiİöşüâîû äöüß éèêëàâçù €",
    "cp1258": "ăâđêôơưàáèéíóùú\u0300\u0301\u0303\u0309\u0323 ₫",
    "cp1251": "абвгдежзийклмнопрстуфхцчшщъыьэюяё ґєії ўі ђјљњћџ ѓѕќ №«»",
    "koi8-r": "абвгдежзийклмнопрстуфхцчшщъыьэюяё",
    "cp866": "абвгдежзийклмнопрстуфхцчшщъыьэюяё №",
    "mac-cyrillic": "абвгдежзийклмнопрстуфхцчшщъыьэюяё №«»",
    "iso8859-5": "абвгдежзийклмнопрстуфхцчшщъыьэюяё №",
    "cp1253": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ €«»",
    "cp1255": "אבגדהוזחטיךכלםמןנסעףפץצקרשת ₪\u05bc",
    "cp1256": "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىآأإئءؤپچژگ،؟",
    "cp874": (
        "กขคฆงจฉชซญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮะาำเแโใไๆ"
        "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
    ),
    "mac-roman": "äöüß àâæçéèêëîïôœùûü áéíñóúü àèéìòù àáâãçéêíóôõú åäöé æøåé €«»¿¡ªº",
    "cp850": "äöüß àâæçéèêëîïôùûü áéíñóúü àèéìòù àáâãçéêíóôõú åäöé æøåé",
    "cp437": "äöüß àâæçéèêëîïôùû áéíñóúü àèìòù åäöé",
    "cp852": "ąćęłńóśźż áčďéěíňóřšťúůýž áéíóöőúüű čćđšž ăâîşţ äöüß",
    "iso8859-2": "ąćęłńóśźż áčďéěíňóřšťúůýž áéíóöőúüű čćđšž ăâîşţ äöüß",
    "iso8859-15": "äöüß àâæçéèêëîïôœùûü áéíñóúü åäöéšž æøåé €ªº«»¿¡°",
}
"""Code pages of one byte a letter → the letters of each language that uses it, in small."""

SEVERAL = {
    "cp932": """
        日本一二三四五六七八九十大小中山田川村木林森石井上下野原島崎藤佐加伊高橋渡辺斎鈴清水池前後東西南北京都府県市区町丁目番地号
        子美恵由香男雄夫郎太健正明和幸真名氏住所電話郵便様株式会社有限方松竹梅岡福吉渋谷新宿横浜阪神千葉埼玉奈良""",
    "euc_jp": "",
    "gb18030": """
        王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎
        中国北京上海广州深圳市区省县路街道号室楼大厦小学电话姓名地址手机邮箱先生女士有限公司东西南北新华明文国建军伟芳丽敏静强磊洋艳勇杰娟涛""",
    "big5": """
        王李張劉陳楊趙黃周吳徐孫胡朱高林何郭馬羅梁宋鄭謝韓唐馮于董蕭程曹袁鄧許傅沈曾彭呂蘇盧蔣蔡賈丁魏薛葉
        中國台臺北南高雄市區省縣路街道號樓室段巷弄電話姓名地址手機郵箱先生小姐有限公司東西新華明文建志家淑美惠雅怡君俊宏""",
    "cp949": """
        김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구나민진지엄채원천방공현함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국
        시군읍면동리로길호층아파트서울부산대구광주대전울산경기강원충청전라경상제주특별자치전화이름주소번호수영은미경희숙정현""",
}
"""Code pages of several bytes a character → characters that are frequent in names and addresses."""

AT_HOME = {
    "cp1250": "PL CZ SK HU SI HR BA RO AL ME",
    "cp1251": "RU BY UA BG RS MK KZ KG TJ MN",
    "cp1253": "GR CY",
    "cp1254": "TR AZ",
    "cp1255": "IL",
    "cp1256": "AE BH DZ EG IQ IR JO KW LB LY MA OM PK PS QA SA SD SY TN YE",
    "cp1257": "EE LV LT",
    "cp1258": "VN",
    "cp874": "TH",
    "cp932": "JP",
    "gb18030": "CN SG",
    "big5": "TW HK MO",
    "cp949": "KR",
}
"""Code page → countries whose Windows saves in it; all others use Windows-1252."""

_HOME = {country: encoding for encoding, countries in AT_HOME.items() for country in countries.split()}


def at_home(country: str) -> str:
    """Return the encoding in which Windows saves text in a country, given by its ISO 3166 code."""
    return _HOME.get(country.upper(), "cp1252")


@cache
def letters(encoding: str) -> frozenset[str]:
    """Return the letters that languages of a one-byte encoding write, small and capital."""
    small = "".join(SINGLE[encoding].split())
    return frozenset(small + small.upper())


@cache
def alphabets(encoding: str) -> tuple[frozenset[str], ...]:
    """Return the same letters by language."""
    return tuple(frozenset(small + small.upper()) for small in SINGLE[encoding].split())
