"""Voting in a room: secret, with the same number for all, counted once."""

from django.core.exceptions import ValidationError
from django.test import TestCase, TransactionTestCase

from goldseam.live.models import Ballot, Dot, Mark, Room
from tests import make
from tests.live.voting import DECIDE, VOTE, Voter, voting_room
from tests.together import together


class VotingTests(TestCase):
    def setUp(self):
        self.room, self.themes, (self.gus, self.ida) = voting_room()
        self.first, self.second, *_rest = self.themes

    def close(self, round=0):
        self.room.close_ballot(by=self.room.facilitator, round=round)

    def carried(self):
        return [one.title for one in self.room.clusters.filter(is_carried=True).order_by("rank", "position")]

    def test_dots_are_counted_when_the_vote_closes_and_nobody_can_say_afterwards_who_gave_them(self):
        self.gus.gives(2, self.second)
        self.ida.gives(1, self.second)
        self.ida.gives(1, self.first)
        self.ida.marks(5, self.themes[4])

        self.close()

        self.second.refresh_from_db()
        self.assertEqual((self.second.votes, self.second.voters, self.second.rank), (3, 2, 1))
        self.assertEqual(self.carried(), ["Theme 1", "Theme 0", "Theme 4"])
        self.assertEqual((Dot.objects.count(), Mark.objects.count()), (0, 0))

    def test_sent_twice_it_is_the_same(self):
        for _time in range(3):
            self.gus.gives(2, self.first)

        self.assertEqual(Dot.objects.get().count, 2)

    def test_nobody_gives_more_dots_than_they_have_nor_more_than_two_on_one(self):
        self.gus.gives(2, self.first)
        self.gus.gives(1, self.second)

        for count, theme in ((2, self.second), (3, self.first), (-1, self.first), (1, self.themes[2])):
            with self.assertRaises(ValidationError):
                self.gus.gives(count, theme)
        self.assertEqual(self.room.ballot.dots_of(self.gus.owner.votes), {self.first.pk: 2, self.second.pk: 1})

    def test_a_dot_can_be_taken_back_and_laid_elsewhere(self):
        self.gus.gives(2, self.first)
        self.gus.gives(0, self.first)
        self.gus.gives(2, self.second)

        self.assertEqual(self.room.ballot.dots_of(self.gus.owner.votes), {self.second.pk: 2})

    def test_a_vote_changes_nothing_that_others_see_until_all_are_in(self):
        before = Room.objects.get().version
        self.gus.gives(2, self.first)
        self.gus.gives(1, self.second)
        self.ida.gives(2, self.first)
        self.assertEqual(Room.objects.get().version, before)

        self.ida.gives(1, self.second)

        self.assertEqual(Room.objects.get().version, before + 1)
        self.assertTrue(self.room.ballot.are_all_in)

    def test_the_hint_goes_when_somebody_takes_a_dot_back(self):
        for one in (self.gus, self.ida):
            one.gives(2, self.first)
            one.gives(1, self.second)
        before = Room.objects.get().version

        self.ida.gives(0, self.second)

        self.assertEqual(Room.objects.get().version, before + 1)
        self.assertFalse(self.room.ballot.are_all_in)

    def test_nobody_waits_for_who_only_listens(self):
        self.room.seats.filter(pk=self.ida.seat.pk).update(is_silent=True)
        self.gus.gives(2, self.first)
        self.gus.gives(1, self.second)

        self.assertTrue(self.room.ballot.are_all_in)

    def test_late_dots_are_refused_with_words(self):
        self.close()

        with self.assertRaisesMessage(ValidationError, "The vote is closed"):
            self.gus.gives(1, self.first)

    def test_going_on_closes_the_vote(self):
        self.gus.gives(1, self.first)

        self.room.go_to(DECIDE, by=self.room.facilitator)

        self.assertEqual(self.carried(), ["Theme 0"])
        with self.assertRaises(ValidationError):
            self.gus.gives(1, self.second)

    def test_over_some_days_nobody_votes_once_more_by_coming_in_anew(self):
        bo = make.member(self.room.organisation, "Bo")
        room, themes, (gus, account) = voting_room(people=["Gus", bo], pace="over_days", of=self.room.organisation)
        for one in (gus, account):
            one.gives(2, themes[0])
            room.leave(one.seat, one.owner)

        Voter(room, "Gus").gives(2, themes[0])
        with self.assertRaisesMessage(ValidationError, "began before you came"):
            Voter(room, bo).gives(2, themes[0])

        self.assertEqual(sum(Dot.objects.filter(ballot__room=room).values_list("count", flat=True)), 4)

    def test_over_some_days_who_went_before_a_vote_comes_back_to_it(self):
        bo = make.member(self.room.organisation, "Bo")
        room, themes, (account,) = voting_room(people=[bo], pace="over_days", of=self.room.organisation)
        room.leave(account.seat, account.owner)
        room.close_ballot(by=room.facilitator)
        room.vote_again(by=room.facilitator)

        Voter(room, bo).gives(1, themes[0])

        self.assertEqual(Dot.objects.get().count, 1)

    def test_who_comes_late_votes_only_from_the_next_one_on(self):
        late = Voter(self.room, "Lou")
        with self.assertRaisesMessage(ValidationError, "began before you came"):
            late.gives(1, self.first)

        self.close()
        self.room.vote_again(by=self.room.facilitator)
        late.gives(1, self.first)

        self.assertEqual(Dot.objects.count(), 1)

    def test_coming_back_voting_goes_on_where_it_was(self):
        self.gus.gives(2, self.first)
        again = self.room.join(name="Gus", secret=self.gus.secret)

        self.assertEqual(again, self.gus.seat)
        self.gus.gives(1, self.second)

    def test_there_is_no_vote_on_few_clusters(self):
        room, themes, (gus,) = voting_room(clusters=3, people=["Gus"], title="Small")

        self.assertIsNone(room.ballot)
        self.assertEqual(room.clusters.filter(is_carried=True).count(), 3)
        with self.assertRaisesMessage(ValidationError, "no vote"):
            gus.gives(1, themes[0])

    def test_what_is_new_since_the_vote_is_voted_on_anew(self):
        self.close()
        self.room.go_to(VOTE - 1, by=self.room.facilitator)
        self.room.clusters.create(stage="ideas", title="Split off", position=9)

        self.room.go_to(VOTE, by=self.room.facilitator)

        self.assertTrue(self.room.ballot.is_open)

    def test_a_vote_that_was_closed_stands_when_the_room_goes_back_and_forth(self):
        self.gus.gives(1, self.first)
        self.close()

        self.room.go_to(DECIDE, by=self.room.facilitator)
        self.room.go_to(VOTE, by=self.room.facilitator)

        self.assertFalse(self.room.ballot.is_open)
        self.assertEqual(self.carried(), ["Theme 0"])

    def test_over_some_days_people_come_when_they_can(self):
        room, (first, *_others), _voters = voting_room(title="Slowly", pace="over_days")
        late = Voter(room, "Lou")

        late.gives(1, first)

        self.assertEqual(room.ballot.dots.count(), 1)


class SecondDeviceTests(TestCase):
    def test_an_account_does_not_vote_again_on_a_second_device(self):
        ana = make.person("Ana")
        for pace in ("live", "over_days"):
            room, (first, *_others), (voter,) = voting_room(people=[ana], title=pace, pace=pace)
            voter.gives(2, first)

            moved = Voter(room, ana)

            self.assertEqual(moved.seat, voter.seat)
            with self.assertRaisesMessage(ValidationError, "before you came"):
                moved.gives(2, first)


class RunOffTests(TestCase):
    """Nine themes; each person gives three of them a dot, so that all nine are level."""

    def setUp(self):
        self.room, self.themes, self.voters = voting_room(clusters=9, people=["Gus", "Ida", "Jo"])
        for place, voter in enumerate(self.voters):
            for theme in self.themes[3 * place : 3 * place + 3]:
                voter.gives(1, theme)

    def close(self, round):
        self.room.close_ballot(by=self.room.facilitator, round=round)

    def test_a_run_off_decides_where_more_are_level_than_can_be_carried(self):
        self.close(0)
        self.assertTrue(self.room.ballot.is_run_off)
        self.assertFalse(self.room.clusters.filter(is_carried=True).exists())

        for voter in self.voters[:2]:
            voter.gives(1, self.themes[0])
        self.voters[2].gives(1, self.themes[8])
        self.close(1)

        carried = self.room.clusters.filter(is_carried=True).order_by("rank")
        self.assertEqual([one.title for one in carried], ["Theme 0", "Theme 8"])

    def test_everybody_has_one_dot_in_it(self):
        self.close(0)
        self.voters[0].gives(1, self.themes[0])

        with self.assertRaises(ValidationError):
            self.voters[0].gives(1, self.themes[1])
        with self.assertRaises(ValidationError):
            self.voters[0].gives(2, self.themes[0])

    def test_closing_that_is_sent_twice_leaves_the_run_off_open(self):
        self.close(0)
        self.close(0)

        self.assertTrue(self.room.ballot.is_open)

    def test_who_is_level_after_it_is_carried_whoever_leads(self):
        self.close(0)
        self.close(1)

        self.assertEqual(self.room.clusters.filter(is_carried=True).count(), 9)

    def test_going_on_without_it_breaks_no_tie(self):
        self.room.go_to(DECIDE, by=self.room.facilitator)

        self.assertEqual(self.room.clusters.filter(is_carried=True).count(), 9)


class AtOnceTests(TransactionTestCase):
    def test_many_dots_of_one_device_at_the_same_moment_stay_within_what_it_has(self):
        room, themes, (gus,) = voting_room(people=["Gus"])
        same = [Room.objects.get(pk=room.pk) for _theme in themes]

        results = together(
            *(
                lambda one=one, theme=theme: one.give_dots(gus.owner.votes, gus.seat, theme, 1)
                for one, theme in zip(same, themes, strict=True)
            )
        )

        self.assertEqual(sum(isinstance(result, ValidationError) for result in results), 2)
        self.assertEqual(sum(room.ballot.dots_of(gus.owner.votes).values()), 3)

    def test_dots_that_come_while_the_vote_closes_are_counted_or_refused(self):
        room, (first, *_others), voters = voting_room(people=["Gus", "Ida", "Jo"])
        lead = Room.objects.get(pk=room.pk)

        def vote(voter):
            return lambda: Room.objects.get(pk=room.pk).give_dots(voter.owner.votes, voter.seat, first, 1)

        *votes, closed = together(*(vote(one) for one in voters), lambda: lead.close_ballot(by=lead.facilitator))

        self.assertIsNone(closed)
        taken = votes.count(None)
        first.refresh_from_db()
        self.assertEqual((first.votes, Dot.objects.count()), (taken, 0))
        self.assertEqual(Ballot.objects.count(), 1)
