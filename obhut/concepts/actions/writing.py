"""Writing the nodes of an edition, each at its place."""

from obhut.concepts.models import Edition, NodeOfEdition
from obhut.kernel.concept.edition import EditionText, plain


def write_nodes(edition: Edition, text: EditionText) -> None:
    """Write every node of a text into an edition that has none yet."""
    NodeOfEdition.objects.bulk_create(_rows(edition, text), batch_size=500)


def _rows(edition: Edition, text: EditionText) -> list[NodeOfEdition]:
    return [
        NodeOfEdition(
            edition=edition,
            node=node.id,
            chapter=chapter_at,
            place=place,
            key=node.key,
            kind=node.kind,
            content=plain(node),
        )
        for chapter_at, chapter in enumerate(text.chapters, start=1)
        for place, node in enumerate((chapter.section, *chapter.nodes))
    ]
