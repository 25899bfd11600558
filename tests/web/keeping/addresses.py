"""Every page behind the door of keepers, with its states, at the content of this repository."""

from tests.addresses import State

CHANGED = "desk-by-nbg-hotline-youth-office"
ENTRY = "by-nbg-hotline"
KEPT: dict[str, tuple[State, ...]] = {
    "keeping:overview": (State("/pflege/"),),
    "keeping:list_findings": (
        State("/pflege/befunde/"),
        State("/pflege/befunde/?lack=unstaffed"),
        State("/pflege/befunde/?lack=stale&page=9", 404),
        State("/pflege/befunde/?lack=x", 422),
    ),
    "keeping:list_tasks": (State("/pflege/aufgaben/"), State("/pflege/aufgaben/?state=done")),
    "keeping:list_entries": (
        State("/pflege/eintraege/"),
        State("/pflege/eintraege/?land=DE-BY&function=helpline"),
        State("/pflege/eintraege/?q=gibtesnicht"),
        State("/pflege/eintraege/?land=x&page=0", 422),
        State("/pflege/eintraege/?page=99", 404),
    ),
    "keeping:choose_entry": (
        State("/pflege/fehlende-stelle/?function=youth-office&area=kreis:09562"),
        State("/pflege/fehlende-stelle/", 404),
    ),
    "keeping:show_entry": (
        State(f"/pflege/eintraege/{ENTRY}/"),
        State("/pflege/eintraege/de-kok-online/"),
        State("/pflege/eintraege/gibt-es-nicht/", 404),
    ),
    "keeping:add_entry": (State("/pflege/neuer-eintrag/?area=kreis:09562"),),
    "keeping:add_desk": (State(f"/pflege/eintraege/{ENTRY}/neue-stelle/?function=helpline"),),
    "keeping:edit_entry": (State(f"/pflege/eintraege/{ENTRY}/aendern/"),),
    "keeping:edit_desk": (State(f"/pflege/stellen/{CHANGED}/aendern/"),),
    "keeping:remove_entry": (State(f"/pflege/eintraege/{ENTRY}/entfernen/"),),
    "keeping:remove_desk": (State(f"/pflege/stellen/{CHANGED}/entfernen/"),),
    "keeping:show_entry_history": (State(f"/pflege/eintraege/{ENTRY}/geschichte/"),),
    "keeping:list_proposals": (State("/pflege/postfaecher/"),),
    "keeping:list_test_calls": (State("/pflege/probeanrufe/"),),
    "keeping:show_desk_history": (State(f"/pflege/stellen/{CHANGED}/geschichte/"),),
}
ONLY_HANDED_IN = {
    "keeping:close_task",
    "keeping:decide_proposal",
    "keeping:log_test_call",
    "keeping:undo_change",
}
