"""What a refusal is."""


class Refusal(Exception):
    """The desk understood the request and declines it.

    `facts` fill the text. `remedy` names a press that would help, if one does.
    """

    def __init__(self, **facts: object) -> None:
        super().__init__(type(self).__name__)
        self.facts = facts
