from unittest import TestCase

from goldseam.language.redaction import Known, apply, find
from goldseam.language.redaction.places import Places


class ContactTests(TestCase):
    def assert_reads(self, text, wanted, *known):
        self.assertEqual(apply(text, find(text, known)), wanted)

    def assert_stays(self, *texts):
        for text in texts:
            self.assertEqual(find(text), [], text)

    def test_mail_addresses(self):
        """4.5, issue 3: mail addresses disappear."""
        self.assert_reads("Ask ana.k+x@acme.co.uk.", "Ask (mail address removed).")
        self.assert_reads("Ask (ana@acme.test).", "Ask (mail address removed).")
        self.assert_reads("Ask <ana@acme.test>.", "Ask (mail address removed).")
        self.assert_reads("Ask ana [at] acme [dot] org", "Ask (mail address removed)")
        self.assert_reads("[ana@acme.test](mailto:ana@acme.test)", "[(mail address removed)](mailto:removed)")
        self.assert_stays("git@github.com:acme/x.git")

    def test_a_shared_postbox_is_asked_about(self):
        self.assertEqual([one.sure for one in find("Ask security@acme.test")], [False])

    def test_handles_are_people_and_packages_are_not(self):
        self.assert_reads("Ask @ana_k or @bo@hachyderm.io", "Ask person A or person B")
        self.assert_stays(
            "@angular/core", "@here", "`@Override`", "```\n@media print\n```", "nginx@1.2", "@channel: look"
        )

    def test_a_handle_of_a_group_is_asked_about(self):
        self.assertEqual([one.sure for one in find("@test-infra-oncall and @ana_k")], [False, True])

    def test_pages_of_people(self):
        self.assert_reads("[x](https://github.com/anak)", "[x](https://github.com/removed)")
        self.assert_reads("https://hachyderm.io/@esk.", "https://hachyderm.io/@removed.")
        self.assert_stays("https://github.com/acme/repo", "https://github.com/acme/repo/pull/7")

    def test_a_person_named_by_a_page_below(self):
        self.assert_reads(
            "[anak] joined, [docs].\n\n[anak]: https://github.com/anak\n[docs]: https://x.example/a",
            "[Person A] joined, [docs].\n\n[Person A]: https://github.com/removed\n[docs]: https://x.example/a",
        )

    def test_telephone_numbers(self):
        """4.5, issue 3: phone numbers disappear."""
        for number in (
            "+43 660 1234567", "+1 (555) 123-4567", "+44 20 7946 0958", "(555) 123-4567", "555-123-4567",
            "+49-30-1234567",
            "0660 1234567", "030/1234567-12", "+381 64 123 45 67", "0043 660 1234567",
        ):  # fmt: skip
            self.assert_reads(f"Then call {number} again", "Then call (phone number removed) again")

    def test_dates_versions_times_and_tickets_are_no_telephone_numbers(self):
        self.assert_stays(
            "2023-07-16 10:45", "16.07.2023", "07/31/2020 14:00", "v1.20.300.4000", "1594299600000", "INC-0012345",
            "2018-12-18T00:00:00+01:00", "08:00-09:30", "12345678", "3.5 GB 1200 1300", "01-02-2023",
            "500-600 requests",
            "https://x.example/1-555-123-4567",
        )  # fmt: skip

    def test_streets(self):
        self.assert_reads("At 12 Elm Tree Road then", "At (address removed) then")
        self.assert_reads("At 221B Baker Street.", "At (address removed).")
        self.assert_reads("In der Hauptstraße 12a, 1010 Wien war", "In der (address removed) war")
        self.assert_stays("2 Way", "3 Road", "Milestone 4")

    def test_folders_of_people(self):
        self.assert_reads("/home/ana/x and C:\\Users\\Ana\\x", "/home/user/x and C:\\Users\\user\\x")
        self.assert_reads("ana@web-1:~$ ls", "(account removed):~$ ls")
        self.assert_stays("/home/ubuntu/x", "root@web-1:~$", "/Users/Shared")

    def test_a_known_name_in_a_folder_leaves_a_path(self):
        ana = Known("Ana Kovač", "the engineer", ("anak1",))
        self.assert_reads("/srv/anak1/x and anak1-laptop", "/srv/removed/x and removed-laptop", ana)


class MachineTests(TestCase):
    def assert_reads(self, text, wanted):
        self.assertEqual(apply(text, find(text)), wanted)

    def test_addresses_of_machines(self):
        """4.5, issue 3: IPs disappear."""
        for address in (
            "10.12.6.136",
            "10.0.0.0/24",
            "45.9.148.108:8080",
            "2001:db8::7334",
            "fe80::1ff:fe23:4567:890a",
            "2001:db8::/32",
        ):
            self.assert_reads(f"Then {address} came", "Then (IP address removed) came")
        self.assert_reads("Then 00:1A:2b:3c:4d:5e came", "Then (device address removed) came")
        self.assert_reads("Get http://10.12.8.137:3000/login", "Get http://removed/login")

    def test_versions_times_and_programs_stay(self):
        for text in (
            "v1.2.3.4",
            "version 1.2.3.4",
            "127.0.0.1",
            "0.0.0.0",
            "12:34:56",
            "a::b",
            "std::string",
            "300.1.1.1",
            "1.2.3",
            "::",
        ):
            self.assertEqual(find(text), [], text)

    def test_what_may_be_a_version_or_a_host_is_asked_about(self):
        self.assertEqual([(one.kind, one.sure) for one in find("OpenSSL 1.0.2.1")], [("ip", False)])
        self.assertEqual([(one.kind, one.sure) for one in find("db-1.corp")], [("host", False)])


class MarkdownTests(TestCase):
    def test_secrets_go_from_code_and_links_and_people_become_roles(self):
        ana = Known("Ana Kovač", "the engineer", ("anakov",))
        text = "[Ana](https://github.com/anakov) ran `login ana.kovac` in\n\n```\nAuthor: Ana Kovač\n```\n"

        self.assertEqual(
            apply(text, find(text, [ana])),
            "[The engineer](https://github.com/removed) ran `login the engineer` in\n\n"
            "```\nAuthor: the engineer\n```\n",
        )

    def test_an_open_fence_reaches_to_the_end(self):
        self.assertIn(12, Places("a\n```\nb\nc @x\n").code)
