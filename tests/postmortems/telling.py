"""An account full of what readers must not see, for tests of everything that leaves it."""

from datetime import UTC, datetime

from tests import make

TOKEN = "ghp_16C7e42F292c6912E7710c838347Ae178B4a"
NAMES = ("Zdenka Kovač", "Tomasz Wiśniewski")
# Whoever reads a copy finds none of these, in no capitals.
HIDDEN = ("Zdenka", "Kovač", "kovac", "Tomasz", "Wiśniewski", "tomasz", TOKEN, "10.20.30.40", "+49 30 1234567")


def telling_account(by, **event):
    """Zdenka was on call and Tomasz helped: their names, mails and a token stand at every place of the account."""
    of = by.sight.memberships[0].organisation
    zdenka, tomasz = (make.member(of, name) for name in NAMES)
    happened = make.event(
        of, by=by, text="Zdenka Kovač saw it.", started_at=datetime(2026, 5, 3, 1, 50, tzinfo=UTC), **event
    )
    happened.tag(["zdenka", "payments"])
    account = make.readable_postmortem(happened, by=by)
    account.rename(by=by, title="Payments stopped while Zdenka Kovač was on call", owner=by)
    account.review.invite(by=by, person=zdenka, role="the on-call engineer")
    texts = {
        "summary": f"**Zdenka** paged tomasz.wisniewski@example.org; @zkovac used {TOKEN}. Call +49 30 1234567.",
        "impact": "See [the log of Tomasz](https://logs.example.org/tomasz) on 10.20.30.40.",
        "went_well": "Zden**ka** Kovač and T&#111;masz W. shared one screen.",
    }
    for kind, text in texts.items():
        section = account.review.sections.get(kind=kind)
        account.review.write(by=by, key=section.key, text=text, base=section.number)
    account.add_part(by=by, heading="What Zdenka Kovač knew")
    happened.timeline.create(
        position=1,
        time="02:02",
        at=datetime(2026, 5, 3, 2, 2, tzinfo=UTC),
        precision="minute",
        kind="signal",
        text="Zdenka Kovač was paged",
        known_then="Tomasz knew nothing",
        source="Tomasz Wiśniewski",
    )
    happened.timeline.create(position=2, time="later", kind="action", text="Mr. Wiśniewski restarted it")
    happened.factors.create(
        position=3, level="team", text="Only Zdenka knew how", how="Tomasz had left", evidence="Kovač's notes"
    )
    make.action(account.review, by=by, owner=tomasz, title="Pair Zdenka with a second person")
    account.add(by=by, text="In June Zdenka saw it again.", link="https://wiki.example.org/zdenka")
    return account


def found_in(text: str) -> list[str]:
    """What of the hidden stands in there."""
    folded = text.casefold()
    return [word for word in HIDDEN if word.casefold() in folded]
