"""The description for programs says what is."""

from django.test import Client, TestCase

from tests import make

NAMED = {
    "/api/v1/{organisation}/measurements/{number}": {"get"},
    "/api/v1/{organisation}/measurements/{number}/points": {"post"},
    "/api/v1/{organisation}/measurements/{number}/chart.{form}": {"get"},
    "/api/v1/{organisation}/gates/{name}/questions": {"post"},
    "/api/v1/{organisation}/gates/{name}/answers": {"get"},
    "/api/v1/{organisation}/gates/{name}/checks": {"post"},
    "/api/v1/{organisation}/artifacts/{number}/opportunities": {"post"},
    "/api/v1/{organisation}/artifacts/{number}/runs": {"get"},
    "/api/v1/{organisation}/premortems": {"get", "post"},
    "/api/v1/{organisation}/premortems/{number}": {"get"},
    "/api/v1/{organisation}/premortems/{number}/risks": {"post"},
    "/api/v1/{organisation}/decisions": {"get", "post"},
    "/api/v1/{organisation}/decisions/{number}": {"get"},
}
# The key that opens each noun.
KEYS = {
    "measurements": "SeriesKey",
    "gates": "GateKey",
    "artifacts": "StartKey",
    "premortems": "AheadKey",
    "decisions": "AheadKey",
}


class DescriptionTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.told = Client().get("/api/v1/openapi.json").json()

    def test_it_names_every_address_and_every_status(self):
        self.assertEqual({path: set(verbs) for path, verbs in self.told["paths"].items()}, NAMED)
        for path, verbs in self.told["paths"].items():
            for verb, operation in verbs.items():
                with self.subTest(f"{verb} {path}"):
                    self.assertLessEqual({"200", "401", "404", "405", "429"}, set(operation["responses"]))
                    self.assertEqual(operation["security"], [{KEYS[path.split("/")[4]]: []}])
        sending = self.told["paths"]["/api/v1/{organisation}/measurements/{number}/points"]["post"]
        self.assertLessEqual({"413", "415", "422"}, set(sending["responses"]))
        self.assertEqual(set(sending["requestBody"]["content"]), {"application/json", "text/csv"})

    def test_its_forms_of_charts_are_those_that_there_are(self):
        chart = self.told["paths"]["/api/v1/{organisation}/measurements/{number}/chart.{form}"]["get"]

        self.assertEqual(len(chart["responses"]["200"]["content"]), 4)

    def test_what_it_says_of_a_value_is_what_is_taken(self):
        content = self.told["paths"]["/api/v1/{organisation}/measurements/{number}/points"]["post"]["requestBody"][
            "content"
        ]
        one = content["application/json"]["schema"]["anyOf"][0]

        self.assertEqual((set(one["properties"]), one["required"]), ({"at", "value", "of", "note"}, ["at"]))
        self.assertFalse(one["additionalProperties"])

    def test_every_answer_is_one_that_it_describes(self):
        ana = make.person("Ana")
        series = make.series(make.organisation(ana), by=ana)
        _key, token = series.issue_key(by=ana, name="x")
        for path, verbs in NAMED.items():
            for verb in ("get", "post", "put", "delete", "patch", "options", "head"):
                with self.subTest(f"{verb} {path}"):
                    asked = path.format(organisation="acme", number=series.number, form="json", name="release")
                    answer = getattr(Client(), verb)(asked, headers={"Authorization": f"Bearer {token}"})
                    known = self.told["paths"][path][next(iter(verbs))]["responses"]

                    self.assertIn(str(answer.status_code), known)
