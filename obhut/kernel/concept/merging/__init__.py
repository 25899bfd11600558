"""Merging: a derived text follows the next edition of its template."""

from obhut.kernel.concept.merging.items import LISTED, MergeCase, MergeItem, Pick, Picked
from obhut.kernel.concept.merging.three_way import Merged, merge

__all__ = ["LISTED", "MergeCase", "MergeItem", "Merged", "Pick", "Picked", "merge"]
