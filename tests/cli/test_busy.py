"""Another process in the middle of a deed: looking goes on; a deed waits, and says so if in vain."""

from delight.domain.changes import DeedName


def test_another_deed_is_waited_for_and_then_said(delight):
    delight.done("case", "add", "--what", "The cake was late")
    services = delight.services()
    try:
        with services.cases._context.deed(DeedName.CASE_LOGGED):
            assert [row["what"] for row in delight.done("case", "list")] == ["The cake was late"]
            said = delight("case", "add", "--what", "Cold soup", "--promise", "ring her", "--by", "tomorrow")
            assert (said.code, said.out) == (1, "")
            assert said.err == (
                "Another program is writing to the shop just now. Wait a moment and save again.\n"
            )
        assert len(delight.done("case", "list")) == 1
        assert delight.done("promise", "list") == []
        delight.done("case", "add", "--what", "Cold soup")
    finally:
        services.close()
