"""Finding a norm by what somebody types: "§ 4 KKG", "4kkg", "8a", "SGB 8". Forgiving, no score."""

import re
import unicodedata

ROMAN = (
    "",
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "vii",
    "viii",
    "ix",
    "x",
    "xi",
    "xii",
    "xiii",
    "xiv",
)
LONG_NAMES = {
    "grundgesetz": "gg",
    "strafgesetzbuch": "stgb",
    "strafprozessordnung": "stpo",
    "aufenthaltsgesetz": "aufenthg",
    "asylgesetz": "asylg",
    "asylbewerberleistungsgesetz": "asylblg",
    "jugendgerichtsgesetz": "jgg",
    "jugendarbeitsschutzgesetz": "jarbschg",
    "prostituiertenschutzgesetz": "prostschg",
    "gewalthilfegesetz": "gewhg",
    "bundesmeldegesetz": "bmg",
    "bundesdatenschutzgesetz": "bdsg",
    "datenschutz-grundverordnung": "dsgvo",
    "gdpr": "dsgvo",
    "richtlinie": "rl",
    "directive": "rl",
    "verordnung": "vo",
    "regulation": "vo",
    "section": "",
    "artikel": "",
    "article": "",
}
PARTS_OF_A_NORM = re.compile(
    r"\b(?:abs|absatz|para|satz|s|nr|nummer|no|buchst)\b\.?\s*\d+[a-z]?|\(\d+[a-z]?\)"
)
NUMBER = re.compile(r"\d+(?:[a-z](?![a-z]))?")
RANGE = re.compile(r"(\d+)([a-z]?)\s*[–-]\s*(\d+)([a-z]?)")
TOKEN = re.compile(rf"{NUMBER.pattern}|[a-z]+")
SOCIAL_CODE = re.compile(r"\bsgb[\s-]*(\d{1,2})(?![\da-z])")
SECTION = re.compile(r"§|\bart", re.IGNORECASE)
AND_FOLLOWING = ("f", "ff")
STATUTE = re.compile(r"^(?:§|Art\.).*?([A-ZÄÖÜ][\wäöüÄÖÜ-]*(?: [IVX]+)?)$")

Section = tuple[int, str]


def matches(asked: str, citation: str, title: str = "") -> bool:
    """Whether everything that was asked stands in the citation, or its words in the title.

    Where the register holds an act as a whole, a section of it leads there too: "Art. 9 DSGVO".
    """
    wanted, there = _plain(asked), _plain(citation)
    if not TOKEN.search(wanted):
        return True
    if _stands_in(_compact(wanted), _compact(there)):
        return True
    tokens = [token for token in TOKEN.findall(wanted) if token not in AND_FOLLOWING]
    words = set(TOKEN.findall(f"{there} {_folded(title)}"))
    whole_act = (
        bool(SECTION.search(asked))
        and not SECTION.search(citation)
        and not all(token[0].isdigit() for token in tokens)
    )
    return all(
        whole_act or _is_section(token, there) if token[0].isdigit() else _is_word(token, words)
        for token in tokens
    )


def statute_of(citation: str) -> str:
    """The statute a citation belongs to: "§ 8a SGB VIII" -> "SGB VIII"."""
    found = STATUTE.match(citation)
    return found[1] if found else citation


def _is_section(number: str, citation: str) -> bool:
    """Whether a number is one of the citation, or lies between two that it joins: 42d in 42c–42e."""
    if number in NUMBER.findall(citation):
        return True
    section = _section(number)
    return any(
        (int(first), letter) <= section <= (int(last), its_letter)
        for first, letter, last, its_letter in RANGE.findall(citation)
    )


def _section(number: str) -> Section:
    digits = number.rstrip("abcdefghijklmnopqrstuvwxyz")
    return int(digits), number[len(digits) :]


def _is_word(word: str, words: set[str]) -> bool:
    """A word or its beginning; a Roman number only whole, as V begins VI, VII and VIII."""
    if word in ROMAN:
        return word in words
    return any(known.startswith(word) for known in words)


def _stands_in(wanted: str, there: str) -> bool:
    """Written without spaces ("8asgbviii"); a number is not found inside a longer one."""
    return bool(wanted) and bool(re.search(rf"(?<!\d){re.escape(wanted)}(?![a-z\d])", there))


def _compact(plain: str) -> str:
    return "".join(TOKEN.findall(plain))


def _plain(text: str) -> str:
    """Small letters, no paragraph signs, long names shortened, "SGB 8" as the law writes it."""
    folded = " ".join(
        LONG_NAMES.get(word, word) for word in _folded(text).replace("§", " ").split()
    )
    folded = SOCIAL_CODE.sub(_roman, folded)
    return PARTS_OF_A_NORM.sub(" ", re.sub(r"\bart\b\.?", " ", folded))


def _roman(found: re.Match[str]) -> str:
    number = int(found[1])
    return f"sgb {ROMAN[number]}" if 0 < number < len(ROMAN) else found[0]


def _folded(text: str) -> str:
    """Small letters without their dots and accents, so that a phone's keyboard will do."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss"))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))
