"""What each rule of the verifier says to people: why it matters, and how to mend it."""

from obhut.kernel.concept.texts import Text
from obhut.kernel.verifier.findings import Finding, Weight
from obhut.web.finder.words import said

WORDING: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "every-function-has-a-desk": (
        ("Für die Funktion „{function}“ ist an {at_de} keine Stelle bekannt: {shown_de}.",
         "For the function “{function}” no desk is known in {at_en}: {shown_en}."),
        ("Stelle eintragen oder bestätigen lassen, dass eine andere einspringt.",
         "Enter a desk, or have it confirmed that another one stands in."),
    ),
    "every-function-has-its-own-desk": (
        ("Die Funktion „{function}“ ist an {at_de} nicht besetzt; dort springt eine andere Funktion ein: {shown_de}.",
         "The function “{function}” is not staffed in {at_en}; another function stands in there: {shown_en}."),
        ("Die eigene Stelle eintragen, sobald sie bekannt ist.", "Enter its own desk as soon as it is known."),
    ),
    "every-function-answers-at-night": (
        (("Die Funktion „{function}“ muss rund um die Uhr antworten. An {at_de} ist das nicht gesichert, "
         "zum Beispiel {first}: {day_de} ab {clock} Uhr."),
         ("The function “{function}” must answer around the clock. In {at_en} that is not secured, "
         "such as {first}: {day_en} from {clock}.")),
        ("Eine Stelle eintragen, die nie schließt, oder eine Rufbereitschaft angeben.",
         "Enter a desk that never closes, or name who is on call."),
    ),
    "every-function-answers-on-holidays": (
        (("Die Funktion „{function}“ muss auch an Feiertagen antworten. An {at_de} ist das nicht gesichert, "
         "zum Beispiel {first}, wenn der Feiertag auf {day_de} fällt oder auf den Tag davor: ab {clock} Uhr."),
         ("The function “{function}” must answer on public holidays too. In {at_en} that is not secured, "
         "such as {first}, if the holiday falls on {day_en} or the day before: from {clock}.")),
        ("Die Zeiten an Feiertagen erfragen und eintragen, oder eine Rufbereitschaft angeben.",
         "Ask for the hours on holidays and enter them, or name who is on call."),
    ),
    "every-desk-is-staffed": (
        ("An der Stelle „{desk}“ sitzt zurzeit niemand; es vertritt „{deputy}“.",
         "Nobody sits at the desk “{desk}” at present; “{deputy}” stands in."),
        ("Die Stelle neu besetzen und eintragen, wie viele Personen sie besetzen.",
         "Staff the desk anew and enter how many people staff it."),
    ),
    "no-unstaffed-desk-is-alone": (
        ("An der Stelle „{desk}“ sitzt zurzeit niemand, und keine Vertretung kann angerufen werden.",
         "Nobody sits at the desk “{desk}” at present, and no deputy can be called."),
        ("Sofort eine besetzte Stelle als Vertretung angeben; dann die Stelle neu besetzen.",
         "Name a staffed desk as its deputy at once; then staff the desk anew."),
    ),
    "every-desk-has-a-deputy": (
        ("Die Stelle „{desk}“ hat keine Vertretung.", "The desk “{desk}” has no deputy."),
        ("Eine andere Stelle als Vertretung angeben.", "Name another desk as its deputy."),
    ),
    "every-desk-has-a-function-mailbox": (
        ("Die Stelle „{desk}“ hat kein Funktionspostfach.", "The desk “{desk}” has no function mailbox."),
        ("Ein Postfach der Funktion eintragen, zum Beispiel kinderschutz@….",
         "Enter a mailbox of the function, such as kinderschutz@…."),
    ),
    "no-mailbox-is-a-persons": (
        ("Das Postfach der Stelle „{desk}“ gehört offenbar einer Person: {mailbox}.",
         "The mailbox of the desk “{desk}” seems to belong to a person: {mailbox}."),
        ("Durch ein Funktionspostfach ersetzen; es bleibt, wenn Personen wechseln.",
         "Replace it by a function mailbox; it stays when people change."),
    ),
    "every-chain-ends-open": (
        ("Die Kette der Stelle „{desk}“ endet bei „{last}“, die nicht immer erreichbar ist.",
         "The chain of the desk “{desk}” ends at “{last}”, which cannot always be reached."),
        ("Eine Rufbereitschaft angeben, die nie schließt; sonst den Notruf 110.",
         "Name somebody on call who never closes; otherwise the emergency call 110."),
    ),
    "no-desk-hangs-on-one-person": (
        ("An der Stelle „{desk}“ sitzt nur eine Person.", "At the desk “{desk}” sits one person only."),
        ("Mindestens zwei Personen eintragen.", "Enter at least two people."),
    ),
    "contacts-are-fresh": (
        ("Die Angaben der Stelle „{desk}“ sind seit mehr als {months} Monaten nicht bestätigt.",
         "The contact of the desk “{desk}” has not been confirmed for more than {months} months."),
        ("Am Funktionspostfach bestätigen lassen.", "Have it confirmed at the function mailbox."),
    ),
    "every-desk-says-it-is-one": (
        ("Das Postfach der Stelle „{desk}“ sagt, sie sei es nicht mehr (seit {day}).",
         "The mailbox of the desk “{desk}” says that it no longer is that desk (since {day})."),
        ("Klären, wer es jetzt ist, und die Stelle ändern oder bestätigen.",
         "Find out who it is now, and change the desk or confirm it."),
    ),
    "test-calls-reach-somebody": (
        ("Ein Probeanruf bei „{desk}“ hat niemanden erreicht, {times} Mal hintereinander.",
         "A test call of “{desk}” has reached nobody, {times} time(s) in a row."),
        ("Nummer und Dienstplan klären, dann noch einmal zur Probe anrufen.",
         "Clear up number and duty roster, then make another test call."),
    ),
    "every-desk-confirmed-itself": (
        ("Die Stelle „{desk}“ hat ihre Angaben noch nie selbst bestätigt.",
         "The desk “{desk}” has never confirmed its contact itself."),
        ("Am Funktionspostfach bestätigen lassen.", "Have it confirmed at the function mailbox."),
    ),
    "every-event-has-its-steps": (
        ("Für das Ereignis „{event}“ ist kein Schritt vorgesehen.", "No step is foreseen for the event “{event}”."),
        ("Ein Ereignis dieser Art anlegen und die Schritte nennen, die es auslöst.",
         "Create an event of this kind and name the steps it brings in."),
    ),
    "danger-is-answered-at-once": (
        ("Bei Gefahr führt der erste Anruf (Schritt „{step}“) nicht zu einer Stelle, die rund um die Uhr antwortet.",
         "In danger the first call (step “{step}”) does not lead to a desk that answers around the clock."),
        ("Im ersten Schritt des Ereignisses zuerst eine solche Funktion anrufen lassen, in der Regel den Notruf 110.",
         "Let the first step of the event first call such a function, as a rule the emergency call 110."),
    ),
    "more-danger-takes-nothing-away": (
        ("Bei größerer Gefahr fiele weg, was „{node}“ jetzt zu tun gibt.",
         "With greater danger, what “{node}” gives to do now would be dropped."),
        ("Die Bedingung so fassen, dass sie auch bei größerer Gefahr gilt.",
         "Word the condition so that it also holds in greater danger."),
    ),
    "every-answer-matters": (
        ("Die Antwort auf die Frage „{question}“ ändert nichts am Plan.",
         "The answer to the question “{question}” changes nothing in the plan."),
        ("Einen Schritt von dieser Antwort abhängig machen, oder die Frage nicht stellen.",
         "Make a step depend on this answer, or do not ask the question."),
    ),
    "every-step-is-reachable": (
        ("Zum Schritt „{step}“ führt kein Weg.", "No way leads to the step “{step}”."),
        ("Einen Schritt angeben, der zu ihm führt, oder ein Ereignis, das ihn auslöst.",
         "Name a step that leads to it, or an event that brings it in."),
    ),
    "every-step-ends": (
        ("Vom Schritt „{step}“ aus wird kein Ende erreicht.", "From the step “{step}” no end is reached."),
        ("Einen Folgeschritt angeben oder sagen, dass er endet.", "Name a step that follows, or say that it ends."),
    ),
    "every-step-has-a-term": (
        ("Der Schritt „{step}“ sagt nicht, bis wann.", "The step “{step}” does not say by when."),
        ("Eine Frist angeben; „unverzüglich“ ist auch eine.", "Name a term; “without undue delay” is one too."),
    ),
    "every-step-says-who-is-next": (
        ("Der Schritt „{step}“ sagt nicht vollständig, was geschieht, wenn niemand antwortet (es fehlt: {missing}).",
         "The step “{step}” does not fully say what happens when nobody answers (missing: {missing})."),
        ("Angeben, an wen man sich dann wendet und nach welcher Zeit.", "Name whom to turn to then, and after what time."),
    ),
    "every-share-has-a-ground": (
        ("Die Weitergabe „{share}“ hat keine Grundlage, die „{sender}“ bindet.",
         "The share “{share}” has no ground that binds “{sender}”."),
        ("Eine Norm angeben, die für diese Funktion gilt, oder die Weitergabe streichen.",
         "Name a norm that holds for this function, or strike the share."),
    ),
    "every-share-has-a-purpose": (
        ("Die Weitergabe „{share}“ sagt nicht, wofür sie gilt.", "The share “{share}” does not say for what it holds."),
        ("Entweder ihre Zwecke nennen, oder dass sie nur bei gegenwärtiger Gefahr gilt.",
         "Either name its purposes, or that it holds only in present danger."),
    ),
    "every-consent-is-somebodys": (
        ("Bei der Weitergabe „{share}“ passt für {data_class} nicht zusammen, ob und wessen Einwilligung zählt.",
         "In the share “{share}” it does not fit together for {data_class} whether consent counts, and whose."),
        ("Bei „nur mit Einwilligung“ sagen, wessen; bei „nein“ und „nicht geregelt“ keine nennen.",
         "With “only with consent” say whose; with “no” and “not stated” name none."),
    ),
    "danger-allows-no-less": (
        ("Die Weitergabe „{share}“ erlaubt für {data_class} bei Gefahr weniger als sonst, oder verlangt vorher mehr.",
         "The share “{share}” allows less for {data_class} in danger than otherwise, or asks for more beforehand."),
        ("Bei Gefahr mindestens so viel erlauben und nichts zusätzlich verlangen.",
         "In danger allow at least as much, and ask for nothing in addition."),
    ),
    "no-duty-contradicts-a-no": (
        ("Die Weitergabe „{share}“ verpflichtet, {data_class} zu sagen; „{other}“ erlaubt es nicht.",
         "The share “{share}” obliges to tell {data_class}; “{other}” does not allow it."),
        ("Klären, was gilt, und eine der beiden Zeilen ändern.", "Settle what holds and change one of the two rows."),
    ),
    "every-ground-is-registered": (
        ("Die Grundlage „{norm}“ steht nicht im Normenverzeichnis.", "The ground “{norm}” is not in the norm register."),
        ("Die Norm mit Quelle und Prüfstand eintragen.", "Enter the norm with source and state of review."),
    ),
    "every-ground-is-reviewed": (
        ("Die Grundlage „{norm}“ ist nicht mit dem Gesetzestext verglichen.",
         "The ground “{norm}” has not been compared with the text of the law."),
        ("Mit dem Text vergleichen und den Tag eintragen.", "Compare it with the text and enter the day."),
    ),
    "nobody-waits-in-a-circle": (
        ("Es wird im Kreis gewartet: {circle}.", "There is waiting in a circle: {circle}."),
        ("Eine der Vertretungen ändern.", "Change one of those who stand in."),
    ),
    "terms-fit-inside-the-law": (
        ("Die Fristen {parts} können zusammen länger dauern als die gesetzliche Frist {legal}.",
         "The terms {parts} may together take longer than the legal term {legal}."),
        ("Die eigenen Fristen kürzen.", "Shorten our own terms."),
    ),
}  # fmt: skip

SHOWN = 3
"""So many places are named; the rest is counted."""

WEEKDAYS = (
    ("Montag", "Monday"), ("Dienstag", "Tuesday"), ("Mittwoch", "Wednesday"),
    ("Donnerstag", "Thursday"), ("Freitag", "Friday"), ("Samstag", "Saturday"),
    ("Sonntag", "Sunday"),
)  # fmt: skip

WEIGHTS = {
    Weight.BLOCKS: Text(de="blockiert", en="blocks"),
    Weight.WARNS: Text(de="warnt", en="warns"),
    Weight.TELLS: Text(de="Hinweis", en="tells"),
}


def weight_in_words(weight: Weight) -> str:
    """How heavy a finding is, in the language of the reader."""
    return said(WEIGHTS[weight])


def sentence(finding: Finding) -> tuple[Text, Text]:
    """Why, and how to mend it. Raises KeyError for a rule without words; a test forbids that."""
    why, mend = WORDING[finding.rule]
    facts = _with_places(dict(finding.facts))
    if "weekday" in facts:
        day = int(facts["weekday"])
        facts |= {"day_de": WEEKDAYS[day][0], "day_en": WEEKDAYS[day][1]}
    return (
        Text(de=why[0].format(**facts), en=why[1].format(**facts)),
        Text(de=mend[0], en=mend[1]),
    )


def _with_places(facts: dict[str, str]) -> dict[str, str]:
    """How many places, in the right number, and the first of them by name."""
    if "count" not in facts:
        return facts
    one = facts["count"] == "1"
    places = facts.get("places", "").split(", ")
    first, more = ", ".join(places[:SHOWN]), len(places) - SHOWN
    return facts | {
        "at_de": "1 Ort" if one else f"{facts['count']} Orten",
        "at_en": "1 place" if one else f"{facts['count']} places",
        "shown_de": f"{first} und {more} weitere" if more > 0 else first,
        "shown_en": f"{first} and {more} more" if more > 0 else first,
    }
