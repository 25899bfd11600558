"""Cem has nothing to do with it. Whatever he may open is public, and stands in this list."""

from collections.abc import Iterator
from typing import Any, NamedTuple
from uuid import UUID

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import translation

from obhut.kernel.exchange.hsds_ids import (
    organization_id,
    place_id,
    service_id,
    taxonomy_id,
    term_id,
)
from tests.lummerland import put_lummerland_in_force

PUBLIC = {
    "api:actors",
    "api:forms",
    "api:gate",
    "api:mechanism",
    "api:norm",
    "api:norms",
    "api:openapi-json",
    "api:plan",
    "api:responsible",
    "api:signs",
    "api:service_points",
    "confirming:change",
    "confirming:leave",
    "confirming:show",
    "confirming:thank",
    "diagrams:draw_diagram",
    "diagrams:show_diagram",
    "diagrams:write_bpmn",
    "directory:export",
    "directory:say_it_is_wrong",
    "directory:search",
    "directory:show_entry",
    "editions:compare",
    "editions:list_concepts",
    "editions:show_chapter",
    "editions:show_concept",
    "editions:show_deviations",
    "editions:show_edition",
    "editions:show_handbook",
    "editions:show_handbook_chapter",
    "editions:show_node",
    "editions:show_redline",
    "editions:take_card",
    "editions:take_edition",
    "editions:take_handbook",
    "editions:take_redline",
    "finder:ask",
    "finder:desks",
    "finder:show_later_steps",
    "finder:show_plan",
    "hsds:about",
    "hsds:api-root",
    "hsds:openapi-json",
    "hsds:organization",
    "hsds:organizations",
    "hsds:service",
    "hsds:service_at_location",
    "hsds:service_at_locations",
    "hsds:services",
    "hsds:taxonomies",
    "hsds:taxonomy",
    "hsds:taxonomy_term",
    "hsds:taxonomy_terms",
    "knowledge:actors",
    "knowledge:boundaries",
    "knowledge:clauses",
    "knowledge:cooperation",
    "knowledge:forms",
    "knowledge:glossary",
    "knowledge:insights",
    "knowledge:limits",
    "knowledge:norms",
    "knowledge:overview",
    "knowledge:principles",
    "knowledge:show_actor",
    "knowledge:show_form",
    "knowledge:show_norm",
    "knowledge:show_step",
    "knowledge:steps",
    "knowledge:strategy",
    "knowledge:terms",
    "gate:ask",
    "gate:list_rows",
    "offline:phone_list",
    "offline:without_network",
    "pages:about",
    "pages:accessibility",
    "pages:easy_language",
    "pages:home",
    "pages:imprint",
    "pages:privacy",
    "pages:report_barrier",
    "pages:sign_language",
    "papers:print_card",
    "papers:print_handbook",
    "papers:print_plan",
    "papers:show_code",
    "papers:show_handbook",
    "papers:show_handbooks",
    "service_worker",
    "signs:list_signs",
    "signs:show_sheet",
    "signs:talk",
}
"""Pages and addresses that anybody may open, by their names."""

DOORS = {
    "account_login",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "mfa_login_webauthn",
}
"""What anybody may open who wants to sign in. Only these may set a cookie for somebody unknown."""

EXAMPLES: dict[str, dict[str, Any]] = {
    "force:show_missing": {"concept": "de-by", "number": 1},
    "force:put_in_force": {"concept": "de-by", "number": 1},
    "force:take_back_day": {"concept": "de-by", "number": 1},
    "force:name_approvers": {"concept": "de-by", "number": 1},
    "force:approve": {"concept": "de-by", "number": 1},
    "force:take_back_approval": {"concept": "de-by", "number": 1, "approval": 1},
    "diagrams:draw_diagram": {"concept": "federal", "number": 1},
    "diagrams:show_diagram": {"concept": "federal", "number": 1},
    "diagrams:write_bpmn": {"concept": "federal", "number": 1},
    "confirming:change": {"token": "A" * 43, "desk": "office"},
    "confirming:leave": {"token": "A" * 43, "desk": "office"},
    "confirming:show": {"token": "A" * 43},
    "accounts:accept_invitation": {"secret": "never-given"},
    "accounts:deactivate_person": {"person": UUID(int=13)},
    "accounts:revoke_role": {"person": UUID(int=13), "kind": "grant", "number": 1},
    "accounts:show_person": {"person": UUID(int=13)},
    "accounts:withdraw_invitation": {"invitation": UUID(int=13)},
    "account_reset_password_from_key": {"uidb36": "nobody", "key": "never-given"},
    "keeping:cancel_hand_over": {"hand_over": UUID(int=13)},
    "keeping:confirm_hand_over": {"hand_over": UUID(int=13)},
    "keeping:give_desk": {"key": "office"},
    "keeping:name_next": {"hand_over": UUID(int=13)},
    "keeping:read_item": {"hand_over": UUID(int=13), "item": "edition"},
    "keeping:show_hand_over": {"hand_over": UUID(int=13)},
    "keeping:show_holders": {"key": "office"},
    "keeping:decide_proposal": {"confirmation": 1},
    "keeping:log_test_call": {"desk": "watch"},
    "keeping:add_desk": {"key": "office"},
    "keeping:close_task": {"task": 1},
    "keeping:edit_desk": {"key": "office"},
    "keeping:edit_entry": {"key": "office"},
    "keeping:remove_desk": {"key": "office"},
    "keeping:remove_entry": {"key": "office"},
    "keeping:show_desk_history": {"key": "office"},
    "keeping:show_entry": {"key": "office"},
    "keeping:show_entry_history": {"key": "office"},
    "keeping:undo_change": {"change": 1},
    "mfa_remove_webauthn": {"pk": 1},
    "openid_connect_callback": {"provider_id": "house"},
    "openid_connect_login": {"provider_id": "house"},
    "deliveries:activate": {"delivery": UUID(int=13)},
    "deliveries:decide": {"delivery": UUID(int=13)},
    "deliveries:drop_line": {"delivery": UUID(int=13)},
    "deliveries:go_back": {"delivery": UUID(int=13)},
    "deliveries:map_columns": {"delivery": UUID(int=13)},
    "deliveries:mend_line": {"delivery": UUID(int=13)},
    "deliveries:refuse": {"delivery": UUID(int=13)},
    "deliveries:show_delivery": {"delivery": UUID(int=13)},
    "deliveries:upload_again": {"delivery": UUID(int=13)},
    "deliveries:withdraw": {"delivery": UUID(int=13)},
    "deliveries:fetch_template": {"kind": "xlsx"},
    "drafting:arrange": {"concept": "de-by"},
    "drafting:begin_draft": {"concept": "de-by"},
    "drafting:bring_back": {"concept": "de-by", "node": UUID(int=13)},
    "drafting:delete_node": {"concept": "de-by", "node": UUID(int=13)},
    "drafting:fetch_files": {"concept": "de-by"},
    "drafting:insert_node": {"concept": "de-by"},
    "drafting:list_remarks": {"concept": "de-by"},
    "drafting:set_aside": {"concept": "de-by"},
    "drafting:settle_remark": {"concept": "de-by", "remark": 1},
    "drafting:show_draft": {"concept": "de-by"},
    "drafting:show_files": {"concept": "de-by"},
    "drafting:show_history": {"concept": "de-by"},
    "drafting:show_node": {"concept": "de-by", "node": UUID(int=13)},
    "drafting:take_files": {"concept": "de-by"},
    "drafting:undo_change": {"concept": "de-by", "change": 1},
    "tailoring:begin_text": {"template": "federal"},
    "tailoring:list_proposals": {"template": "federal"},
    "tailoring:offer_template": {"template": "federal"},
    "tailoring:propose_node": {"concept": "de-by", "node": UUID(int=13)},
    "tailoring:show_board": {"template": "federal"},
    "tailoring:show_node": {"concept": "de-by", "node": UUID(int=13)},
    "tailoring:show_proposal": {"proposal": 1},
    "tailoring:show_solutions": {"template": "federal", "node": UUID(int=13)},
    "tailoring:show_text": {"concept": "de-by"},
    "tailoring:strike_reason": {"concept": "de-by", "node": UUID(int=13)},
    "editions:compare": {"concept": "federal", "number": 1},
    "editions:show_chapter": {"concept": "federal", "number": 1, "key": "lummerland"},
    "editions:show_concept": {"concept": "federal"},
    "editions:show_deviations": {"concept": "federal", "number": 1},
    "editions:show_edition": {"concept": "federal", "number": 1},
    "editions:show_handbook": {"concept": "federal", "number": 1},
    "editions:show_handbook_chapter": {"concept": "federal", "number": 1, "chapter": "steps"},
    "editions:show_node": {"concept": "federal", "number": 1, "key": "tell"},
    "editions:show_redline": {"concept": "federal", "number": 1, "other": "federal", "earlier": 1},
    "editions:take_card": {"concept": "federal", "number": 1, "card": "card-lamplighter"},
    "editions:take_edition": {"concept": "federal", "number": 1, "form": "json"},
    "editions:take_handbook": {"concept": "federal", "number": 1, "form": "docx"},
    "editions:take_redline": {
        "concept": "federal",
        "number": 1,
        "other": "federal",
        "earlier": 1,
        "form": "docx",
    },
    "merging:abandon_merge": {"concept": "federal"},
    "merging:accept_listed": {"concept": "federal"},
    "merging:apply_merge": {"concept": "federal"},
    "merging:decide_item": {"concept": "federal"},
    "merging:open_merge": {"concept": "federal"},
    "merging:show_merge": {"concept": "federal"},
    "offline:phone_list": {"land": "DE-BY"},
    "rehearsals:list_nets": {"concept": "federal", "number": 1},
    "rehearsals:rehearse": {"concept": "federal", "number": 1},
    "rehearsals:show_net": {"concept": "federal", "number": 1, "net": UUID(int=13)},
    "signs:show_sheet": {"key": "card-lamplighter"},
    "api:norm": {"key": "rule-of-the-isle"},
    "knowledge:show_actor": {"key": "actor-a1"},
    "knowledge:show_form": {"key": "f01"},
    "knowledge:show_norm": {"key": "rule-of-the-isle"},
    "knowledge:show_step": {"key": "tell"},
    "directory:export": {"form": "csv"},
    "directory:say_it_is_wrong": {"key": "office"},
    "directory:show_entry": {"key": "office"},
    "hsds:organization": {"id": organization_id(None, "office")},
    "hsds:service": {"id": service_id("office")},
    "hsds:service_at_location": {"id": place_id("office")},
    "hsds:taxonomy": {"id": taxonomy_id("kind")},
    "hsds:taxonomy_term": {"id": term_id("kind", "helpline")},
    "papers:print_card": {"card": "card-police-patrol"},
    "papers:print_handbook": {"land": "DE-BY"},
    "papers:show_handbook": {"land": "DE-BY"},
}
"""Arguments to try an address with, by its name. A new address with arguments stands here."""


class Address(NamedTuple):
    name: str
    arguments: frozenset[str]


def addresses(
    resolver: URLResolver, spaces: tuple[str, ...] = (), arguments: frozenset[str] = frozenset()
) -> Iterator[Address]:
    """Every address below, with the names of the arguments it needs."""
    for entry in resolver.url_patterns:
        needed = arguments | frozenset(entry.pattern.converters)
        if isinstance(entry, URLResolver):
            inner = (*spaces, entry.namespace) if entry.namespace else spaces
            yield from addresses(entry, inner, needed)
        elif isinstance(entry, URLPattern):
            yield Address(":".join((*spaces, entry.name or f"({entry.pattern})")), needed)


def all_addresses() -> list[Address]:
    return sorted(set(addresses(get_resolver())))


class Answer(NamedTuple):
    status: int
    cookies: tuple[str, ...]


def answers(address: Address) -> Iterator[Answer]:
    """What Cem gets, in every language."""
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            path = reverse(address.name, kwargs=EXAMPLES.get(address.name))
        response = Client().get(path)
        yield Answer(response.status_code, tuple(response.cookies))


def test_every_address_has_a_name() -> None:
    assert [address.name for address in all_addresses() if "(" in address.name] == []


def test_every_address_with_arguments_has_an_example() -> None:
    without = [
        address.name
        for address in all_addresses()
        if address.arguments != frozenset(EXAMPLES.get(address.name, {}))
    ]

    assert without == []


def test_the_public_list_names_only_addresses_that_exist() -> None:
    assert sorted((PUBLIC | DOORS) - {address.name for address in all_addresses()}) == []


@pytest.mark.django_db
def test_cem_opens_nothing_that_is_not_public() -> None:
    put_lummerland_in_force()

    opened = [
        address.name
        for address in all_addresses()
        if address.name not in PUBLIC | DOORS
        if 200 in {answer.status for answer in answers(address)}
    ]

    assert opened == []


@pytest.mark.django_db
def test_what_is_not_public_gives_cem_no_cookie_either() -> None:
    put_lummerland_in_force()

    given = {
        address.name: answer.cookies
        for address in all_addresses()
        if address.name not in PUBLIC | DOORS
        for answer in answers(address)
        if answer.cookies
    }

    assert given == {}


@pytest.mark.django_db
def test_every_door_opens_for_cem() -> None:
    put_lummerland_in_force()

    statuses = {
        address.name: {answer.status for answer in answers(address)}
        for address in all_addresses()
        if address.name in DOORS
    }

    assert statuses == {name: {200} for name in DOORS}


@pytest.mark.django_db
def test_no_public_address_refuses_cem_or_sets_a_cookie() -> None:
    put_lummerland_in_force()

    refusing = {
        address.name: answer
        for address in all_addresses()
        if address.name in PUBLIC
        for answer in answers(address)
        if answer.status in {401, 403} or answer.status >= 500 or answer.cookies
    }

    assert refusing == {}
