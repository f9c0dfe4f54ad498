import pytest

from delight.ui.imports.kept_text import kept_text


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("stage", "in-progress", "In progress"),
        ("amount_minor", "450", "£4.50"),
        ("birthday", "1980-03-04", "4 Mar 1980"),
        ("birthday", "03-04", "03-04"),
        ("consent:email", "no", "no"),
        ("country", "DE", "Germany"),
        ("language", "de", "German"),
        ("what", "The cake was late", "The cake was late"),
    ],
)
def test_fields_read_as_people_write_them(name, text, said):
    assert kept_text(name, text, "GBP") == said
