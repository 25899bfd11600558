"""References: the key of another node, and of which kind it must be."""

from typing import Annotated, Literal, get_args

from obhut.kernel.concept.texts import Key


class Refers:
    """Marks a field as the key (or keys) of nodes of one kind."""

    def __init__(self, kind: str) -> None:
        self.kind = kind


ToFunction = Annotated[Key, Refers("function")]
ToStep = Annotated[Key, Refers("step")]
ToTerm = Annotated[Key, Refers("term")]
ToNorm = Annotated[Key, Refers("norm")]
ToForm = Annotated[Key, Refers("form")]
ToIndicator = Annotated[Key, Refers("indicator")]
ToProfession = Annotated[Key, Refers("profession")]
ToBoundary = Annotated[Key, Refers("boundary")]
ToDataClass = Annotated[Key, Refers("data-class")]
ToSource = Annotated[Key, Refers("source")]

Observer = Literal[
    "all", "JA", "VOR", "HLP", "POL", "BPOL", "STA", "JGH", "FKS", "ABH", "ASY", "HLT", "SCH",
    "FBS", "ONL", "COM", "family", "bank", "registry",
]  # fmt: skip
OBSERVERS: tuple[Observer, ...] = get_args(Observer)
