"""The home page of a person in an organisation."""

urlpatterns: list = []
