"""Who may read and send what: one table for every address of the product. An address that is missing here fails."""

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.db import connection, transaction
from django.test import Client, TestCase, modify_settings
from django.utils import timezone
from django.views import View

from goldseam.activity.first_steps import STEPS
from goldseam.common.resources import ResourceView
from goldseam.exchange.models import CalendarFeed
from goldseam.reviews.questions import QUESTIONS
from tests import make
from tests.addresses import addresses
from tests.browser.world import World

ALL = {"owner", "admin", "facilitator", "member", "reporter", "auditor"}
READERS = ALL - {"reporter"}
REPORTERS = ALL - {"auditor"}
WRITERS = REPORTERS - {"reporter"}
MANAGERS = {"owner", "admin"}
GUIDES = MANAGERS | {"facilitator"}
NOBODY: set[str] = set()
SIGNED_IN = ALL | {"outsider"}
EVERYBODY = SIGNED_IN | {"stranger"}

# Name of the address: who may read it, who may send to it. A whole namespace can share one line.
TABLE = {
    "front": (EVERYBODY, EVERYBODY),
    "health": (EVERYBODY, NOBODY),
    # The account, by django-allauth. A stranger is sent to the sign-in page.
    "account_login": (EVERYBODY, EVERYBODY),
    "account_logout": (EVERYBODY, EVERYBODY),
    "account_inactive": (EVERYBODY, NOBODY),
    "account_confirm_email": (EVERYBODY, EVERYBODY),
    "account_reset_password": (EVERYBODY, EVERYBODY),
    "account_reset_password_done": (EVERYBODY, NOBODY),
    "account_reset_password_from_key": (EVERYBODY, EVERYBODY),
    "account_reset_password_from_key_done": (EVERYBODY, NOBODY),
    "mfa_login_webauthn": (EVERYBODY, EVERYBODY),
    "mfa_authenticate": (EVERYBODY, EVERYBODY),
    "account_reauthenticate": (SIGNED_IN, SIGNED_IN),
    "account_email": (SIGNED_IN, SIGNED_IN),
    "account_change_password": (SIGNED_IN, SIGNED_IN),
    "account_set_password": (SIGNED_IN, SIGNED_IN),
    "mfa_reauthenticate": (SIGNED_IN, SIGNED_IN),
    "mfa_reauthenticate_webauthn": (SIGNED_IN, SIGNED_IN),
    "mfa_index": (SIGNED_IN, NOBODY),
    "mfa_activate_totp": (SIGNED_IN, SIGNED_IN),
    "mfa_deactivate_totp": (SIGNED_IN, SIGNED_IN),
    "mfa_view_recovery_codes": (SIGNED_IN, NOBODY),
    "mfa_generate_recovery_codes": (SIGNED_IN, SIGNED_IN),
    "mfa_download_recovery_codes": (SIGNED_IN, NOBODY),
    "mfa_list_webauthn": (SIGNED_IN, NOBODY),
    "mfa_add_webauthn": (SIGNED_IN, SIGNED_IN),
    "mfa_edit_webauthn": (SIGNED_IN, SIGNED_IN),
    "mfa_remove_webauthn": (SIGNED_IN, SIGNED_IN),
    "usersessions_list": (SIGNED_IN, SIGNED_IN),
    # A person.
    "people:settings": (SIGNED_IN, SIGNED_IN),
    "people:organisations": (SIGNED_IN, NOBODY),
    "people:new_organisation": (SIGNED_IN, SIGNED_IN),
    "people:invitation": (EVERYBODY, EVERYBODY),
    # An organisation.
    "organisation:members": (READERS, NOBODY),
    "organisation:member": (NOBODY, MANAGERS),
    "organisation:invitations": (MANAGERS, MANAGERS),
    "organisation:invitation": (NOBODY, MANAGERS),
    "organisation:teams": (READERS, MANAGERS),
    "organisation:team": (READERS, MANAGERS),
    "organisation:team_members": (READERS, MANAGERS),
    "organisation:team_member": (NOBODY, MANAGERS),
    "organisation:settings": (MANAGERS, MANAGERS),
    "organisation:coach": (NOBODY, ALL),
    # The home page and what comes to it.
    "home": (ALL, NOBODY),
    "first_steps": (NOBODY, MANAGERS),
    "first_step": (NOBODY, WRITERS),
    "activity:notifications": (ALL, NOBODY),
    "activity:reading": (NOBODY, ALL),
    # What happened. The event in the address was logged by the owner and is shared with the organisation.
    "events:list": (ALL, NOBODY),
    "events:new": (REPORTERS, REPORTERS),
    "events:show": (READERS, NOBODY),
    "events:description": (WRITERS, WRITERS),
    "events:timeline": (WRITERS, WRITERS),
    "events:order": (NOBODY, WRITERS),
    "events:moments": (WRITERS, WRITERS),
    "events:pasting": (WRITERS, WRITERS),
    "events:evidence": (WRITERS, WRITERS),
    "events:piece": (READERS, WRITERS),
    "events:factors": (WRITERS, WRITERS),
    "events:none_found": (WRITERS, WRITERS),
    "events:findings": (WRITERS, WRITERS),
    "events:layers": (WRITERS, WRITERS),
    "events:layer": (WRITERS, WRITERS),
    "events:retirement": (WRITERS, WRITERS),
    "events:layer_place": (WRITERS, WRITERS),
    "events:slices": (READERS, NOBODY),
    "events:classification": (WRITERS, WRITERS),
    "events:hand_over": (NOBODY, WRITERS),
    "events:merging": (WRITERS, WRITERS),
    "triage": (WRITERS, WRITERS),
    "triage:list": (WRITERS, NOBODY),
    "triage:one": (WRITERS, NOBODY),
    "search": (ALL, NOBODY),
    "events:similar": (NOBODY, REPORTERS),
    "events:similar_to": (READERS, NOBODY),
    "events:recurrences": (NOBODY, WRITERS),
    "events:recurrence": (NOBODY, WRITERS),
    # Looking back.
    "reviews:list": (ALL, WRITERS),
    "reviews:debriefs": (READERS, NOBODY),
    "reviews:new_debrief": (WRITERS, WRITERS),
    "reviews": (READERS, WRITERS),
    # In a room of a review; who has no seat there is led to its door.
    "review_rooms": (EVERYBODY, EVERYBODY),
    "postmortems:list": (ALL, NOBODY),
    "postmortems:saved_views": (ALL, WRITERS),
    "postmortems:saved_view": ({"owner"}, {"owner"}),
    "postmortems:criteria": (GUIDES, GUIDES),
    "postmortems:templates": (ALL, NOBODY),
    "postmortems:new_template": (GUIDES, GUIDES),
    "postmortems:template": (GUIDES, GUIDES),
    "postmortems:new": (WRITERS, WRITERS),
    "postmortems:impact": (WRITERS, WRITERS),
    "postmortems:proposal": (NOBODY, WRITERS),
    "postmortems:publication": (WRITERS, WRITERS),
    "postmortems:roles": (WRITERS, WRITERS),
    "postmortems": (READERS, WRITERS),
    "published": (EVERYBODY, NOBODY),
    # Trying small. The experiments in the addresses are shared with the organisation.
    "experiments:list": (ALL, NOBODY),
    "experiments:new": (WRITERS, WRITERS),
    "experiments:note": (READERS, {"owner"}),
    "experiments:adoption": (WRITERS, WRITERS),
    "experiments:adoption_new": (WRITERS, WRITERS),
    "experiments:adoption_into": (WRITERS, WRITERS),
    "experiments": (READERS, WRITERS),
    # Files: who writes brings in; who reads takes out what they may see.
    "files:import": (WRITERS, WRITERS),
    "files:import_checklist": (WRITERS, WRITERS),
    "files:artifact": (READERS, NOBODY),
    "files:site": (READERS, NOBODY),
    "files:account": (READERS, NOBODY),
    "files:worksheet": (READERS, NOBODY),
    "files:strengthened": (ALL, NOBODY),
    "files:poster": (READERS, NOBODY),
    "files:logs": (WRITERS, WRITERS),
    "files:log": (WRITERS, WRITERS),
    "files:log_undoing": (NOBODY, WRITERS),
    "files:log_update": (NOBODY, WRITERS),
    "files:log_left_out": (WRITERS, NOBODY),
    # Letterboxes: whoever has the key reports. Those who look after one, and those who guide, change it.
    "report": (EVERYBODY, EVERYBODY),
    # The owner keeps the letterbox through which the report in the address came; it is shared with the organisation.
    "reporting:mine": (ALL, NOBODY),
    "reporting:thanks": (NOBODY, WRITERS),
    "reporting:messages": (NOBODY, WRITERS),
    "reporting:outcome": (NOBODY, WRITERS),
    "reporting:contact": (NOBODY, {"owner"}),
    "reporting:picture": (READERS, NOBODY),
    "reporting:letterboxes": (READERS, WRITERS),
    "reporting:letterbox": (READERS, GUIDES),
    "reporting:closing": (NOBODY, GUIDES),
    "reporting:poster": (READERS, NOBODY),
    "reporting:code": (READERS, NOBODY),
    # Many events at once, and what people chose to make stronger.
    "patterns:look": (READERS, NOBODY),
    "patterns:events": (READERS, NOBODY),
    "patterns:chart": (READERS, NOBODY),
    "patterns:types": (READERS, NOBODY),
    "patterns:types_chart": (READERS, NOBODY),
    "patterns:analyses": (READERS, WRITERS),
    "patterns:new": (WRITERS, NOBODY),
    "patterns:analysis": (READERS, NOBODY),
    "patterns:pattern": (WRITERS, WRITERS),
    "patterns:closure": (WRITERS, WRITERS),
    # Layers of defence over many events.
    "patterns:layers": (READERS, NOBODY),
    "patterns:layer_events": (READERS, NOBODY),
    "patterns:layers_chart": (READERS, NOBODY),
    # What changed because somebody spoke up. The note in the addresses is published, for everybody, too.
    "shareouts:feed": (ALL, NOBODY),
    "shareouts:new_recognition": (WRITERS, WRITERS),
    "shareouts:recognition": (READERS, {"owner"}),
    "shareouts:agreement": ({"owner"}, {"owner"}),
    "shareouts:notes": (ALL, WRITERS),
    "shareouts:note": (ALL, NOBODY),
    "shareouts:publication": (GUIDES, GUIDES),
    "shareouts:public": (EVERYBODY, NOBODY),
    "shareouts": (WRITERS, WRITERS),
    # Programs come with a key; a sign-in opens nothing there. See tests/api.
    "api": (NOBODY, NOBODY),
    # Webhooks: set up by those who guide; tools come to the door with a key. See tests/exchange/webhooks.
    "webhooks": (GUIDES, GUIDES),
    "webhooks:list": (GUIDES, NOBODY),
    "webhooks:senders": (GUIDES, NOBODY),
    "hook": (NOBODY, NOBODY),
    # A key asks for a checklist. See tests/runs/test_doors.py.
    "start": (NOBODY, NOBODY),
    # Digests: who reads switches them on for themselves. Programs and walls come with a key or a link.
    "insights:list": (READERS, NOBODY),
    "insights:csv": (READERS, NOBODY),
    "insights:else": (READERS, NOBODY),
    "insights:stories": (READERS, NOBODY),
    "insights:waiting": (READERS, NOBODY),
    "insights:measure": (READERS, NOBODY),
    "insights:chart": (READERS, NOBODY),
    "insights:records": (READERS, NOBODY),
    "insights:digests": (READERS, READERS),
    "insights:digest": (READERS, NOBODY),
    "insights:digest_csv": (READERS, NOBODY),
    "files:digest": (READERS, NOBODY),
    "insights:subscription": (NOBODY, {"owner"}),
    "insights:digest_off": (EVERYBODY, EVERYBODY),
    "insights:metrics_keys": (MANAGERS, MANAGERS),
    "insights:metrics_key": (NOBODY, MANAGERS),
    "insights:walls": (MANAGERS, MANAGERS),
    "insights:wall": (NOBODY, MANAGERS),
    "metrics": (NOBODY, NOBODY),
    "wall": (EVERYBODY, NOBODY),
    # What is measured.
    "measurements:list": (ALL, NOBODY),
    "measurements:new": (WRITERS, WRITERS),
    "measurements:pasting": (WRITERS, WRITERS),
    "measurements:keys": (WRITERS, WRITERS),
    "measurements:pull": (WRITERS, WRITERS),
    "measurements": (READERS, WRITERS),
    # What pipelines ask. The gate in the addresses is shared with the organisation; the owner signed and overrode it.
    "guardrails:examples": (WRITERS, WRITERS),
    "gates:list": (ALL, NOBODY),
    "gates:new": (WRITERS, WRITERS),
    "gates:details": (WRITERS, WRITERS),
    "gates:clauses": (WRITERS, WRITERS),
    "gates:clause": (WRITERS, WRITERS),
    "gates:role": (WRITERS, WRITERS),
    "gates:keys": (WRITERS, WRITERS),
    "gates:sign_off": (NOBODY, {"owner"}),
    "gates:overrides": (NOBODY, GUIDES),
    "gates:override": (NOBODY, GUIDES),
    "gates": (READERS, WRITERS),
    # Watches, and the addresses that they call.
    "watches:list": (READERS, NOBODY),
    "watches:new": (WRITERS, WRITERS),
    "watches:show": (READERS, NOBODY),
    "watches:edit": (WRITERS, WRITERS),
    "watches": (NOBODY, WRITERS),
    "guardrails:addresses": (GUIDES, GUIDES),
    "guardrails:address": (GUIDES, GUIDES),
    "guardrails:address_secret": (NOBODY, GUIDES),
    "guardrails:address_trial": (NOBODY, GUIDES),
    "guardrails:address_closure": (NOBODY, GUIDES),
    # Rooms. Whoever has the code of one comes to its door; what takes a seat, or the lead, leads everybody else there.
    "live": (EVERYBODY, EVERYBODY),
    "rooms:new": (WRITERS, WRITERS),
    "rooms:new_template": (GUIDES, GUIDES),
    "rooms:template": (GUIDES, GUIDES),
    "rooms": (READERS, NOBODY),
    # Looking ahead. The pre-mortems in the addresses are shared with the organisation.
    "premortems:list": (ALL, NOBODY),
    "premortems:new": (WRITERS, WRITERS),
    "premortems:hints": (NOBODY, WRITERS),
    "premortems:look_back": (WRITERS, WRITERS),
    "premortems:promises": (WRITERS, WRITERS),
    "premortems:file": (READERS, NOBODY),
    "premortems:signals": (WRITERS, WRITERS),
    "premortems:foresight": (READERS, NOBODY),
    "premortems": (READERS, WRITERS),
    # Decisions. Those in the addresses are shared with the organisation.
    "decisions:list": (ALL, NOBODY),
    "decisions:new": (WRITERS, WRITERS),
    "decisions:keys": (WRITERS, WRITERS),
    "decisions:key": (NOBODY, WRITERS),
    "decisions:text": (WRITERS, WRITERS),
    "decisions:risks": (WRITERS, WRITERS),
    "decisions:dissents": (WRITERS, WRITERS),
    "decisions:look_back": (WRITERS, WRITERS),
    "decisions:record": (READERS, NOBODY),
    "decisions": (READERS, WRITERS),
    # Red teams. The drills in the addresses are shared with the organisation.
    "red_teams:list": (ALL, NOBODY),
    "red_teams:new": (WRITERS, WRITERS),
    "red_teams:patterns": (READERS, NOBODY),
    "red_teams:charter": (WRITERS, WRITERS),
    "red_teams:answer": (WRITERS, WRITERS),
    "red_teams:promise": (WRITERS, WRITERS),
    "red_teams": (READERS, WRITERS),
    # Promises, and what people work by.
    "actions:list": (ALL, NOBODY),
    "actions:new": (WRITERS, WRITERS),
    "actions:hints": (NOBODY, WRITERS),
    "actions:patience": (MANAGERS, MANAGERS),
    "actions": (READERS, WRITERS),
    "artifacts:list": (ALL, NOBODY),
    "artifacts:new": (WRITERS, WRITERS),
    "artifacts:hints": (NOBODY, WRITERS),
    "artifacts:revise": (WRITERS, WRITERS),
    "artifacts": (READERS, WRITERS),
    "runs:list": (READERS, NOBODY),
    "runs:new": (WRITERS, WRITERS),
    "runs:outbox": (WRITERS, WRITERS),
    "runs:worker": (WRITERS, NOBODY),
    "runs:use": (READERS, NOBODY),
    "runs:file": (READERS, NOBODY),
    "runs:chart": (READERS, NOBODY),
    "runs:observations": (WRITERS, WRITERS),
    "runs:routines": (WRITERS, WRITERS),
    "runs:routine": (WRITERS, WRITERS),
    "runs:keys": (WRITERS, WRITERS),
    "runs:key": (NOBODY, WRITERS),
    "runs:dismissal": (WRITERS, WRITERS),
    "runs": (READERS, WRITERS),
    # Plans are their owner's own; rules are for all who write.
    "if_then:list": (ALL, NOBODY),
    "if_then:new": (WRITERS, WRITERS),
    "if_then:activation": (NOBODY, {"owner"}),
    "if_then:rehearsal": (NOBODY, {"owner"}),
    "if_then:silence": (NOBODY, {"owner"}),
    "if_then:encounter": (NOBODY, {"owner"}),
    "if_then": (NOBODY, WRITERS),
    # Regulated work. Who has read what is for those who answer for it.
    "validation:list": (READERS, NOBODY),
    "validation:role": (GUIDES, GUIDES),
    "validation:approval": (NOBODY, NOBODY),  # Whoever gave it may take it back: Bo, who does not walk here.
    "validation:acknowledgement": (NOBODY, READERS),
    "validation:trail_file": ({"owner", "auditor"}, NOBODY),
    "validation": (READERS, WRITERS),
    # Help is for everybody; who offers to listen says so themselves, and the directory is kept by those who manage.
    "resilience:help": (ALL, NOBODY),
    "resilience:help_kept": (ALL, NOBODY),
    "resilience:help_worker": (ALL, NOBODY),
    "resilience:not_now": (ALL, READERS),
    "resilience:support": (ALL, ALL),
    "resilience:help_entries": (MANAGERS, MANAGERS),
    "resilience:help_words": (MANAGERS, MANAGERS),
    "resilience:help_entry": (MANAGERS, MANAGERS),
    "help": (EVERYBODY, NOBODY),
    "changes": (WRITERS, WRITERS),
    "changes:verifications": (READERS, WRITERS),
    "changes:list": (READERS, NOBODY),
    "changes:proof": (READERS, WRITERS),
    "changes:counted": (READERS, WRITERS),
    "changes:proof_chart": (READERS, NOBODY),
    # What was tried: cards are for all who read, the worksheet is for those who see it.
    "experiments:library": (READERS, NOBODY),
    "experiments:card": (READERS, NOBODY),
    "experiments:similar": (NOBODY, WRITERS),
    "experiments:publication": (WRITERS, WRITERS),
    "experiments:copy": (WRITERS, WRITERS),
    # The handbook is for everybody; those who guide may adapt it, and each reader ticks off.
    "handbook": (ALL, NOBODY),
    "handbook:samples": (MANAGERS, MANAGERS),
    "handbook:edit": (GUIDES, GUIDES),
    "handbook:reading": (ALL, ALL),
    # Pulses: everybody knows of them, those who guide plan them; a team reads its own. One team alone has no total.
    "pulses:list": (ALL, GUIDES),
    "pulses:new": (GUIDES, GUIDES),
    "pulses:response": (GUIDES, GUIDES),
    "pulses:team_response": ({"owner"}, {"owner"}),
    "pulses:trend": (NOBODY, NOBODY),
    "pulses:team_trend": ({"owner"}, NOBODY),
    "pulses": (ALL, GUIDES),
    # Whoever has the code answers.
    "pulse": (EVERYBODY, EVERYBODY),
    # The private place is for all who belong here, and shows nobody but its writer anything.
    "resilience:place": (ALL, NOBODY),
    "resilience:paper": (ALL, NOBODY),
    "resilience:vault": (ALL, ALL),
    "resilience:learning": (REPORTERS, REPORTERS),
    # Calendars: one's own, and single appointments of what one may see.
    "exchange:calendar": (ALL, ALL),
    "exchange:feed": (EVERYBODY, NOBODY),
    "exchange:review": (READERS, NOBODY),
    "exchange:follow_through": (READERS, NOBODY),
    "exchange:first_step": (ALL, NOBODY),
}

SENDING = ("post", "put", "patch", "delete")
# Who may do what does not hang on the database. On PostgreSQL those walk who reach most, least, and something between.
WALKERS = EVERYBODY if connection.vendor == "sqlite" else {"owner", "reporter", "outsider"}


# Whoever deletes what is not there arrives as if it had been (tests/common/test_gone.py). Here that is refused.
@modify_settings(MIDDLEWARE={"remove": "goldseam.common.gone.GoneMiddleware"})
class EveryAddressTests(TestCase):
    maxDiff = None

    @classmethod
    def setUpTestData(cls):
        cls.world = World()
        cls.cast = {"owner": cls.world.ana, "outsider": make.person("Olga")}
        for role in ALL - {"owner"}:
            cls.cast[role] = make.member(cls.world.acme, role.title(), role=role)
        make.organisation(cls.cast["outsider"], "Other")
        cls.world.review.plan(by=cls.world.ana, minutes=45, planned_for=timezone.now())
        by_hand = next(name for _order, name, step in STEPS if step.is_ticked_by_hand)
        cls.known = {
            "mfa_edit_webauthn pk": [1],
            "mfa_remove_webauthn pk": [1],
            "exchange:feed token": [feed_token(cls.world)],
            "exchange:first_step key": [by_hand],
            "first_step key": [by_hand],
            "reviews:section key": [QUESTIONS[0].key],
        }
        for person in cls.cast.values():
            if person != cls.world.ana:
                TOTP.activate(person, generate_totp_secret())
                RecoveryCodes.activate(person)
        cls.clients = {name: signed_in(person) for name, person in cls.cast.items()} | {"stranger": Client()}

    def test_the_table_names_every_address(self):
        missing = [
            address.name
            for address in addresses()
            if rule_for(address.name) is None and not address.name.startswith("design")
        ]

        self.assertEqual(missing, [], "Say in this file who may read it, and who may send to it.")

    # In four, so that several workers can share what takes longest of all tests.

    def test_those_with_a_role_read_what_the_table_says(self):
        self.assertEqual(self.surprises(["get"], ALL), [])

    def test_all_others_read_what_the_table_says(self):
        self.assertEqual(self.surprises(["get"], EVERYBODY - ALL), [])

    def test_those_with_a_role_send_what_the_table_says(self):
        self.assertEqual(self.surprises(SENDING, ALL), [])

    def test_all_others_send_what_the_table_says(self):
        self.assertEqual(self.surprises(SENDING, EVERYBODY - ALL), [])

    def test_a_restricted_event_is_found_by_nobody_who_is_not_named(self):
        secret = Secret(self.world, visibility="restricted")

        found = self.found(secret, EVERYBODY - {"owner"})

        self.assertEqual(found, [])
        self.assertEqual(self.statuses(secret.event_page, {"owner"}), {"owner": 200})

    def test_what_belongs_to_another_team_is_found_by_those_who_oversee(self):
        team = make.team(self.world.acme, "Quiet harbour", members=[self.world.ana])
        secret = Secret(self.world, visibility="team", team=team)

        found = self.found(secret, EVERYBODY - {"owner", "admin", "auditor"})

        self.assertEqual(found, [])
        self.assertEqual(self.statuses(secret.event_page, {"admin", "auditor"}), {"admin": 200, "auditor": 200})

    def surprises(self, verbs, people) -> list[str]:
        """All that is not as the table says."""
        asked = [(address, verb) for address in reached() for verb in verbs if can(address, verb)]
        found = [
            self.surprise(address, verb, who, allowed=rule_for(address.name)[verb != "get"])
            for address, verb in asked
            for who in people & WALKERS
        ]
        return [surprise for surprise in found if surprise]

    def surprise(self, address, verb, who, allowed):
        """What is not as the table says, in a line."""
        for path in address.paths(self.values)[:1]:
            data = {"event": self.world.event.number, "part": "open", "other": self.world.closed.event.number}
            data["role"] = self.world.signed.role_id  # Of a gate.
            data["risk"] = self.world.came_true.number
            status, to_login = self.sent(verb, path + self.world.query(address.name), who, data)
            refused = status == 404 or (to_login and who == "stranger")
            if status >= 500 or status in {400, 403} or (who in allowed) == refused:
                return f"{who} · {verb.upper()} {address.name}: {status}, but {'may' if who in allowed else 'may not'}"
        return None

    def sent(self, verb, path, who, data=None):
        """The answer's status, and whether it leads to the sign-in page. Whatever was done is undone."""
        with transaction.atomic():
            client = Client(raise_request_exception=False)
            client.cookies = self.clients[who].cookies.copy()
            answer = client.get(path) if verb == "get" else client.post(path, {"_method": verb} | (data or {}))
            transaction.set_rollback(True)
        leads_to = answer.get("Location", "")
        return answer.status_code, "/accounts/login/?next=" in leads_to

    def found(self, secret, people):
        """What people find at any address of the thing that they should not see."""
        return [
            f"{who} · {verb.upper()} {path}: {status}"
            for address, path in secret.paths()
            for verb in ("get", *SENDING)
            if can(address, verb)
            for who in people & WALKERS
            for status, to_login in [self.sent(verb, path, who)]
            if not (status == 404 or to_login)
        ]

    def statuses(self, path, people):
        return {who: self.sent("get", path, who)[0] for who in people}

    def values(self, name, need):
        for key in (f"{name} {need}", need):
            if key in self.known:
                return self.known[key]
        return self.world.values(name, need)


class Secret:
    """An event that not everybody may see, and what came of it."""

    def __init__(self, world, **visibility):
        self.slug = world.acme.slug
        self.event = make.event(world.acme, by=world.ana, text="Only for a few.", **visibility)
        self.review = make.closed_review(self.event)
        self.action = self.review.actions.first()
        self.change = self.event.changes.first()
        self.account = make.postmortem(self.event, by=world.ana)

    @property
    def event_page(self):
        return self.event.get_absolute_url()

    def paths(self):
        """Every address that names the event, its review or one of its actions."""
        numbers = {"events": self.event, "reviews": self.review, "actions": self.action, "exchange": self.review}
        numbers["postmortems"] = numbers["files"] = self.account
        numbers["files:poster"] = None  # Of a letterbox.
        numbers |= dict.fromkeys(f"files:log{name}" for name in ("", "_undoing", "_update", "_left_out"))
        numbers["triage"] = self.event
        exchanged = ("thanks", "messages", "outcome", "contact", "picture")
        numbers |= {f"reporting:{name}": self.event for name in exchanged}
        numbers |= {f"premortems:{name}": self.event for name in ("foreseen", "unforeseen")}
        numbers["files:artifact"] = None  # Of what people work by.
        numbers["files:worksheet"] = None  # Of an experiment: its number is another one.
        others = {"key": ["happened"], "pk": [1], "entry": [1], "form": ["md"], "organisation": [self.slug]}
        for address in addresses():
            thing = numbers.get(address.name, numbers.get(address.name.split(":")[0]))
            if thing and "number" in address.needs:
                known = others | {"number": [thing.number]}
                for path in address.paths(lambda name, need, known=known: known[need]):
                    yield address, path


def signed_in(person):
    client = Client()
    client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def reached():
    return [address for address in addresses() if rule_for(address.name)]


def rule_for(name):
    return TABLE.get(name) or TABLE.get(name.split(":")[0])


def can(address, verb) -> bool:
    """Whether the address knows the verb. Beyond GET and POST it comes as `_method`, which our own views read."""
    view = getattr(address.view, "view_class", View)
    return hasattr(view, verb) and (verb in {"get", "post"} or issubclass(view, ResourceView))


def feed_token(world) -> str:
    CalendarFeed.renew(world.ana, world.acme)
    return (
        CalendarFeed.objects.get(person=world.ana, organisation=world.acme).link.rsplit("/", 1)[1].removesuffix(".ics")
    )
