"""The sections of the page of people, each in a module of its own."""

from isms.ui.facts import place

STYLES = place.STYLES + '<link rel="stylesheet" href="/tinh/people.css">'
