"""The text of an edition to take along: its files byte for byte, JSON, PDF, and Word to negotiate."""

import io
import json
import zipfile
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from obhut.concepts.queries.deviations import deviations_of
from obhut.concepts.queries.editions import EditionSeen, text_seen
from obhut.kernel.concept.edition import FORM, plain
from obhut.kernel.concept.reading import write_edition
from obhut.web.editions.deriving import base_of
from obhut.web.editions.papers import TEMPLATES, text_paper
from obhut.web.editions.reading import digest_of
from obhut.web.editions.seeing import for_this_reader, seen_by
from obhut.web.papers.answering import document

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest day a zip can say: the same text gives the same bytes."""
OTHERS = ("json", "zip")


@require_safe
def take_edition(request: HttpRequest, concept: str, number: int, form: str) -> HttpResponse:
    if form not in (*TEMPLATES, *OTHERS):
        raise Http404
    edition = seen_by(request, concept, number)
    name = f"obhut-{edition.concept}-{edition.number}.{form}"
    if form in TEMPLATES:
        page = reverse("editions:show_edition", args=[concept, number])
        address, today = request.build_absolute_uri(page), timezone.localdate()
        made = partial(text_paper, edition, form, today=today, address=address)
        return for_this_reader(request, document(request, made, name=name))
    content = as_json(edition) if form == "json" else as_zip(edition)
    told = {"Content-Disposition": f'attachment; filename="{name}"'}
    answer = HttpResponse(content, content_type=f"application/{form}", headers=told)
    return for_this_reader(request, answer)


def as_json(edition: EditionSeen) -> bytes:
    """The text, how it came to be, and why it deviates.

    ``[form, chapters]``, written with sorted keys and without spaces, is what the digest is of.
    """
    base = base_of(edition)
    chapters = [
        [plain(node) for node in (chapter.section, *chapter.nodes)]
        for chapter in text_seen(edition).chapters
    ]
    told = {
        "concept": edition.concept,
        "number": edition.number,
        "kind": edition.kind.value,
        "title": edition.title.model_dump(),
        "owner": edition.owner,
        "area": {"level": edition.area[0].value, "key": edition.area[1]},
        "state": edition.state.value,
        "made_at": edition.made_at.isoformat(),
        "holds_from": _said(edition.holds_from),
        "in_force_at": _said(edition.in_force_at),
        "past_at": _said(edition.past_at),
        "base": {"concept": base.concept, "number": base.number} if base else None,
        "digest": digest_of(edition),
        "form": FORM,
        "chapters": chapters,
        "deviations": _deviations(edition),
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def as_zip(edition: EditionSeen) -> bytes:
    """The files as they are loaded and exported, byte for byte."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as target:
        for name, text in write_edition(text_seen(edition)).items():
            member = zipfile.ZipInfo(name, EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(member, text.encode())
    return packed.getvalue()


def _deviations(edition: EditionSeen) -> list[dict[str, str]]:
    return [
        {
            "node": str(node),
            "reason": each.reason,
            "ground": each.ground,
            "decided_by": each.decided_by,
            "decided_on": each.decided_on.isoformat(),
        }
        for node, each in deviations_of(edition.id).items()
    ]


def _said(given: Any) -> str | None:
    return given.isoformat() if given else None
