"""Which nodes a finding is about: the one it is mended at, and those its facts name."""

from collections.abc import Iterator

from obhut.kernel.verifier.findings import Finding

NAMING = frozenset(
    {"function", "step", "term", "share", "other", "norm", "sender", "node", "legal", "event",
     "data_class"}
)  # fmt: skip
NAMING_SEVERAL = {"parts": ", ", "circle": " → "}
OF_DESKS = "desks"


def mended_at(finding: Finding) -> str:
    """The key of the node to be changed; empty where it is mended at a desk."""
    shelf, _slash, rest = finding.where.partition("/")
    return "" if shelf == OF_DESKS else rest.partition("/")[0]


def field_to_mend(finding: Finding) -> str:
    """The fact to be changed; empty where the finding names none."""
    return finding.where.split("/")[2] if finding.where.count("/") > 1 else ""


def keys_named(finding: Finding) -> Iterator[str]:
    """The key where it is mended, then every key that its facts name. None of a desk."""
    if at := mended_at(finding):
        yield at
        for name, value in finding.facts:
            if name in NAMING:
                yield value
            elif name in NAMING_SEVERAL:
                yield from value.split(NAMING_SEVERAL[name])
