"""What else a reader may call a kind of service point, a form of exploitation, a language.

Only words for the same thing. A word here makes an entry found; it says nothing on a page.
"""

KIND_WORDS = {
    "emergency": "Notruf Polizei Notfall emergency police",
    "helpline": "Hilfetelefon Telefonberatung Hotline Beratung helpline",
    "specialised_counselling": (
        "Fachberatungsstelle Fachberatung Beratung Menschenhandel Ausbeutung Kinderhandel "
        "specialised counselling trafficking exploitation"
    ),
    "counselling": "Beratungsstelle Beratung counselling",
    "shelter": "Schutzwohnung Zuflucht Schutzhaus Unterkunft shelter safe house",
    "youth_emergency": (
        "Kindernotdienst Jugendnotdienst Inobhutnahme Krise emergency youth service"
    ),
    "youth_office": "Jugendamt Kinderschutz ASD Allgemeiner Sozialer Dienst youth welfare office",
    "state_youth_office": "Landesjugendamt Landesverteilstelle state youth welfare office",
    "youth_welfare_umbrella": "Jugendhilfe Jugendämter youth welfare",
    "child_protection_centre": "Kinderschutzzentrum Kinderschutz Beratung child protection centre",
    "victim_support": "Opferhilfe Opferberatung Beratung victim support",
    "police": "Polizei Kriminalpolizei LKA Landeskriminalamt police",
    "land_authority": "Ministerium Landesbehörde Behörde ministry authority",
    "network": "Netzwerk Runder Tisch Arbeitskreis network round table",
    "coordination": "Koordinierungsstelle Koordination coordination",
    "umbrella": "Dachverband Bundesverband umbrella",
    "directory": "Verzeichnis Landkarte directory map",
    "reporting": "Meldestelle Meldung reporting",
}
FORM_WORDS = {
    "sexual": "sexuelle Ausbeutung Zwangsprostitution Prostitution sexual exploitation",
    "labour": "Arbeitsausbeutung Zwangsarbeit labour exploitation forced labour",
    "begging": "Bettelei Betteln begging",
    "crime": "strafbare Handlungen Straftaten Kriminalität criminal exploitation",
    "forced_marriage": "Zwangsheirat Zwangsverheiratung Zwangsehe Verschleppung forced marriage",
    "organ": "Organhandel Organentnahme organ removal",
    "other": "",
}
ENGLISH_PLACES = {
    "Braunschweig": "Brunswick", "Hannover": "Hanover", "Köln": "Cologne", "München": "Munich",
    "Nürnberg": "Nuremberg",
}  # fmt: skip
"""Towns that are called otherwise in English."""

LANGUAGE_NAMES = {
    "albanisch": "sq", "amharisch": "am", "arabisch": "ar", "bosnisch": "bs", "bulgarisch": "bg",
    "chinesisch": "zh", "dari": "prs", "deutsch": "de", "englisch": "en", "farsi": "fa",
    "französisch": "fr", "gebärdensprache": "sgn", "griechisch": "el", "indonesisch": "id",
    "italienisch": "it", "kroatisch": "hr", "kurdisch": "ku", "kurmanci": "ku", "kurmandschi": "ku",
    "mazedonisch": "mk", "paschtu": "ps", "persisch": "fa", "polnisch": "pl", "portugiesisch": "pt",
    "romanes": "rom", "rumänisch": "ro", "russisch": "ru", "serbisch": "sr",
    "serbokroatisch": "sh", "slowakisch": "sk", "somali": "so", "sorani": "ku", "spanisch": "es",
    "tagalog": "tl", "thai": "th", "tigrinya": "ti", "tschechisch": "cs", "türkisch": "tr",
    "twi": "tw", "ukrainisch": "uk", "ungarisch": "hu", "urdu": "ur", "vietnamesisch": "vi",
}  # fmt: skip
"""As the directory writes them, in small letters -> code of the language."""
