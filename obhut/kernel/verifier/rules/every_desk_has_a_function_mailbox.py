"""Every desk has a mailbox that belongs to its function, never to a person."""

from collections.abc import Iterator

from obhut.kernel.mechanism.mailboxes import is_personal
from obhut.kernel.verifier.findings import Finding, Weight
from obhut.kernel.verifier.review import Review


def every_desk_has_a_function_mailbox(review: Review) -> Iterator[Finding]:
    for desk in review.desks:
        if not desk.mailbox:
            yield Finding(
                rule="every-desk-has-a-function-mailbox",
                weight=Weight.WARNS,
                where=f"desks/{desk.key}/mailbox",
                facts=(("desk", desk.key),),
            )
        elif is_personal(desk.mailbox):
            yield Finding(
                rule="no-mailbox-is-a-persons",
                weight=Weight.BLOCKS,
                where=f"desks/{desk.key}/mailbox",
                facts=(("desk", desk.key), ("mailbox", desk.mailbox)),
            )
