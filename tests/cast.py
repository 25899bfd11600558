"""The people our tests are about.

Ada sits at the counselling centre and sends, Bela at the youth office and receives. Cem sits
at a clinic that has nothing to do with either: whatever he can see, anybody can.
"""

from uuid import UUID

from obhut.kernel.actor import Actor

COUNSELLING, YOUTH_OFFICE, CLINIC = (UUID(int=number) for number in (1, 2, 3))

ADA = Actor(person=UUID(int=11), desk=COUNSELLING)
BELA = Actor(person=UUID(int=12), desk=YOUTH_OFFICE)
CEM = Actor(person=UUID(int=13), desk=CLINIC)
