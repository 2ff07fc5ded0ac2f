"""What’s this?"""


def begin_to_explain() -> None: ...
