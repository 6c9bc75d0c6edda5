"""For bench/rooms.py, in a process of its own: fills a room with people and cards; else says what was voted."""

import json
import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")


def fill(people: int, cards: int) -> dict:
    from django.core.management import call_command

    from bench.rooms import CLUSTERS
    from goldseam.live.models import Card, Cluster, Room
    from goldseam.live.stages import Doing, Stage
    from goldseam.people.models import Organisation, Person

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    ana = Person.objects.create_user(email="ana@example.org", password="a quiet harbour 7", name="Ana")
    of = Organisation.found(by=ana, name="Acme", size="large")
    doings = [Doing.WRITE, Doing.CLUSTER, Doing.VOTE]
    stages = [Stage(doing, doing, doing.title()) for doing in doings]
    room = Room.open(ana, of, "open", "It has failed", stages)
    secrets = [f"secret-of-{number}" for number in range(people)]
    for number, secret in enumerate(secrets):
        room.join(person=None if number else ana, name=f"Guest {number}", secret=secret)
    room.go_to(2, by=ana)
    key = room.written_for(room.stage)
    clusters = [Cluster(room=room, stage=key, title=f"Cluster {number}", position=number) for number in range(CLUSTERS)]
    clusters = Cluster.objects.bulk_create(clusters)
    texts = [
        f"In week {at} the supplier was late, and nobody had asked whether another could help" for at in range(cards)
    ]
    made = [
        Card(room=room, stage=key, text=text[:120], is_open=True, position=at, cluster=clusters[at % CLUSTERS])
        for at, text in enumerate(texts)
    ]
    Card.objects.bulk_create(made)
    return {
        "code": room.code,
        "secrets": secrets,
        "clusters": [one.pk for one in clusters],
        "cards": [str(one.pk) for one in made],
    }


def voted() -> dict:
    from goldseam.live.models import Dot

    dots = list(Dot.objects.values_list("owner", "cluster", "count"))
    return {
        "rows": len(dots),
        "owners": len({owner for owner, _cluster, _count in dots}),
        "doubled": sum(count > 1 for _owner, _cluster, count in dots),
    }


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(fill(int(sys.argv[1]), int(sys.argv[2])) if len(sys.argv) > 1 else voted()))
