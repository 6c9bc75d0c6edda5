from unittest import TestCase

from goldseam.actions.trackers import recognise

KNOWN = {
    "https://github.com/acme/web/issues/123": ("github", "acme/web#123"),
    "https://github.com/acme/web/pull/7/files?w=1#diff": ("github", "acme/web#7"),
    "https://github.acme.example/acme/web.js/issues/5": ("github", "acme/web.js#5"),
    "https://code.acme.example/acme/web/pull/5": ("github", "acme/web#5"),
    "https://gitlab.com/acme/ops/web/-/issues/9": ("gitlab", "acme/ops/web#9"),
    "https://git.acme.example:8443/ops/web/-/merge_requests/3#note_1": ("gitlab", "ops/web!3"),
    "https://git.acme.example/groups/ops/-/epics/4": ("gitlab", "ops&4"),
    "https://gitlab.acme.example/ops/web/issues/9": ("gitlab", "ops/web#9"),
    "https://acme.atlassian.net/browse/OPS-42": ("jira", "OPS-42"),
    "https://tickets.acme.example/jira/browse/ops-42?filter=1": ("jira", "OPS-42"),
    "https://acme.atlassian.net/jira/software/projects/OPS/boards/1?selectedIssue=OPS-42": ("jira", "OPS-42"),
    "https://jira.acme.example/projects/OPS/issues/OPS-42": ("jira", "OPS-42"),
    "https://codeberg.org/acme/web/issues/2": ("other", "acme/web#2"),
    "https://linear.app/acme/issue/ENG-12/add-an-alert": ("other", "ENG-12 · linear.app"),
    "https://bugs.example.org/show_bug.cgi?id=77": ("other", "#77 · bugs.example.org"),
    "https://dev.azure.com/acme/web/_workitems/edit/31": ("other", "#31 · dev.azure.com"),
    "http://wiki.example.org/notes/Alert%20list/": ("other", "wiki.example.org · Alert list"),
    "https://example.org": ("other", "example.org"),
    "https://sponsors.example.org/people/jirapong-12": ("other", "sponsors.example.org · jirapong-12"),
}
REFUSED = (
    "",
    "OPS-42",
    "javascript:alert(1)",
    "ftp://example.org/1",
    "//example.org/1",
    "https://",
    "https://ana:secret@example.org/1",
    "https://exa mple.org/1",
    "https://example.org/\n1",
    "https://[::1/1",
    "https://example.org:port/1",
    "data:text/html,x",
    'https://example.org/"onclick=',
)


class TrackerTests(TestCase):
    def test_an_address_says_where_it_leads_and_what_it_is_called_there(self):
        for address, (kind, label) in KNOWN.items():
            with self.subTest(address):
                self.assertEqual((recognise(address).kind, recognise(address).label), (kind, label))

    def test_what_nobody_can_open_is_refused(self):
        for address in REFUSED:
            with self.subTest(address), self.assertRaises(ValueError):
                recognise(address)

    def test_the_same_issue_has_one_address(self):
        for address in ("https://GitHub.com/acme/web/issues/1/", "https://github.com/acme/web/issues/1#issuecomment-5"):
            self.assertEqual(recognise(address).url, "https://github.com/acme/web/issues/1")

    def test_what_the_address_needs_stays_in_it(self):
        for address in ("https://bugs.example.org/show_bug.cgi?id=77", "https://example.org/board#card-5"):
            self.assertEqual(recognise(address).url, address)
