"""The handbook of a Land: a reading of the edition in force and of the desks known there."""
