"""The pages of a vote: one's own dots, nobody else's, and what came out for all."""

from django.test import TestCase

from goldseam.live import showing
from goldseam.live.models import Dot
from goldseam.live.stages import Doing, Stage
from tests import make
from tests.live.voting import Voter, voting_room


class TalkPageTests(TestCase):
    def test_people_talk_about_what_the_vote_took_along_in_its_order(self):
        ideas = Stage("ideas", Doing.WRITE, "Write"), Stage("vote", Doing.VOTE, "Choose", of="ideas")
        room = make.room(stages=[*ideas, Stage("talk", Doing.DISCUSS, "Talk")])
        ranks = {"Third": (3, True), "Left": (4, False), "First": (1, True)}
        for title, (rank, is_carried) in ranks.items():
            room.clusters.create(stage="ideas", title=title, rank=rank, is_carried=is_carried, votes=2, voters=1)
        voter = Voter(room, "Gus")
        room.go_to(3, by=room.facilitator)

        self.client.cookies["seat"] = voter.secret
        page = self.client.get(room.get_absolute_url()).content.decode()

        self.assertLess(page.index("First"), page.index("Third"))
        self.assertNotIn("Left", page)


class VotePageTests(TestCase):
    def setUp(self):
        self.ana = make.person("Ana")
        self.acme = make.organisation(self.ana)
        self.room, self.themes, (self.gus, self.ida, self.lead) = voting_room(
            people=["Gus", "Ida", self.ana], of=self.acme, by=self.ana
        )
        self.path = f"/live/{self.room.code}"

    def on(self, voter):
        self.client.cookies["seat"] = voter.secret
        return self.client

    def vote(self, voter, theme, count, **headers):
        return self.on(voter).post(f"{self.path}/dots", {"cluster": theme.pk, "count": count}, headers=headers)

    def test_a_tap_gives_a_dot_with_and_without_script(self):
        self.assertRedirects(self.vote(self.gus, self.themes[0], 1), self.path)
        answer = self.vote(self.gus, self.themes[1], 2, **{"X-Live": "1"})

        self.assertContains(answer, "No dots left")
        self.assertNotContains(answer, "<html")
        self.assertEqual(sorted(Dot.objects.values_list("count", flat=True)), [1, 2])

    def test_neither_page_nor_stream_says_how_others_vote(self):
        shared = str(showing.facts_of(self.room)["results"])
        before = self.on(self.ida).get(self.path).content.decode()

        self.vote(self.gus, self.themes[3], 2)
        self.gus.marks(5, self.themes[3])

        after = self.on(self.ida).get(self.path).content.decode()
        self.assertEqual(_without_keys(after), _without_keys(before))
        self.assertEqual(str(showing.facts_of(self.room)["results"]), shared)

    def test_what_is_wrong_is_said_and_gives_no_error_of_the_server(self):
        for count in ("7", "-1", "x", "", "9" * 30, "\0"):
            self.assertEqual(self.vote(self.gus, self.themes[0], count).status_code, 422)
        for cluster in ("x", "9" * 30, "0", ""):
            answer = self.on(self.gus).post(f"{self.path}/dots", {"cluster": cluster, "count": 1})
            self.assertEqual(answer.status_code, 404)
        answer = self.on(self.gus).post(f"{self.path}/marks", {"cluster": self.themes[0].pk, "potential": "6"})
        self.assertContains(answer, "from 1 to 5", status_code=422)

    def test_nobody_votes_from_outside_of_the_room_or_on_what_lies_in_another(self):
        _other, themes, (stranger,) = voting_room(people=["Eve"], of=self.acme, by=self.ana, title="Elsewhere")
        self.on(stranger).post(f"{self.path}/dots", {"cluster": self.themes[0].pk, "count": 1})
        self.assertEqual(self.vote(self.gus, themes[0], 1).status_code, 404)

        self.assertFalse(Dot.objects.exists())

    def test_only_who_leads_closes_the_vote_and_all_see_what_came_out(self):
        self.vote(self.gus, self.themes[1], 2)
        close = {"_method": "delete", "round": 0}
        self.assertEqual(self.on(self.gus).post(f"{self.path}/ballot", close).status_code, 404)

        self.client.force_login(self.ana)
        self.on(self.lead).post(f"{self.path}/ballot", close)

        page = self.on(self.ida).get(self.path)
        self.assertContains(page, "Taken along")
        self.assertContains(page, "2 dots")
        self.assertContains(self.vote(self.gus, self.themes[0], 1), "The vote is closed", status_code=422)

    def test_late_comers_see_the_clusters_and_why_they_cannot_vote(self):
        page = self.on(Voter(self.room, "Lou")).get(self.path)

        self.assertContains(page, "began before you came")
        self.assertContains(page, "Theme 4")
        self.assertNotContains(page, 'name="count"')

    def test_a_page_asks_as_much_of_many_clusters_as_of_few(self):
        _many, _themes, (kim,) = voting_room(clusters=30, people=["Kim"], of=self.acme, by=self.ana, title="Many")
        for voter in (kim, self.gus):
            path = f"/live/{voter.room.code}"
            self.on(voter).get(path)
            with self.assertNumQueries(10):
                self.client.get(path)
        with self.assertNumQueries(13):
            self.client.post(f"{self.path}/dots", {"cluster": self.themes[0].pk, "count": 1}, headers={"X-Live": "1"})


def _without_keys(page: str) -> str:
    """The same page asked for twice differs in its hidden fields only."""
    return "".join(line for line in page.splitlines() if "csrf" not in line and 'name="once"' not in line)
