"""Acceptance tests go through the doors that people use; the browser is one of them."""

from tests.browser.conftest import browser, open_page, page, signed_in

__all__ = ["browser", "open_page", "page", "signed_in"]
