"""What a page of what is missing is made of: questions, and lines that say what is in the way."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from obhut.kernel.actor import Actor
from obhut.web.keeping.opening import opens_for


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingLine:
    """One thing: what, why it matters, how it is mended, by whom, and on which page."""

    blocks: bool
    why: str
    how: str
    who: str
    address: str
    act: str

    def open_to(self, by: Actor, shut: Collection[str]) -> "MissingLine":
        """Without its link where that page would refuse them."""
        leads = self.address and self.address not in shut and opens_for(by, self.address)
        return self if leads else replace(self, address="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A question a reader has, what is in the way, and what is open besides."""

    key: str
    title: str
    nothing: str
    """What is said where nothing is in the way."""
    in_the_way: tuple[MissingLine, ...]
    besides: tuple[MissingLine, ...]

    def open_to(self, by: Actor, shut: Collection[str]) -> "Section":
        return replace(
            self,
            in_the_way=tuple(each.open_to(by, shut) for each in self.in_the_way),
            besides=tuple(each.open_to(by, shut) for each in self.besides),
        )
