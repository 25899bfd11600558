"""The tables of concepts: editions and nodes, the work on drafts, tailoring, merging, approvals, nets."""

from obhut.concepts.models.drafts import NodeChange, Remark, Unsaved
from obhut.concepts.models.editions import FROZEN, Concept, Edition, NodeOfEdition
from obhut.concepts.models.merging import Merge, MergeChoice
from obhut.concepts.models.rehearsals import CastNet
from obhut.concepts.models.tailoring import Approval, Deviation, Proposal

__all__ = [
    "FROZEN",
    "Approval",
    "CastNet",
    "Concept",
    "Deviation",
    "Edition",
    "Merge",
    "MergeChoice",
    "NodeChange",
    "NodeOfEdition",
    "Proposal",
    "Remark",
    "Unsaved",
]
