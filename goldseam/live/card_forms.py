from django import forms

from goldseam.live.models.card import InHands


class DraftForm(forms.Form):
    """A card as it is written. What is too long is said by the verb, in words, and loses nothing."""

    id = forms.UUIDField()
    text = forms.CharField(required=False)
    in_hands = forms.ChoiceField(choices=InHands, required=False)
