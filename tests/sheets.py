"""A few known names of columns for tests of what reads files."""

KNOWN = frozenset(
    """
    name,first name,last name,given name,family name,company,e-mail,email,email address,primary email,phone,
    mobile,address,street,city,zip,country,notes,birthday,date,amount,namn,e-post,mobil,nom,prénom,ville,vorname,
    nachname,ort,plz,firma,straße,telefon,氏名,住所,имя,город
    """.replace("\n", "")
    .replace("    ", "")
    .split(",")
)


def score(cells):
    """Return how many cells name a column, alone or after a group, each name counted once."""
    names = {cell.strip().casefold() for cell in cells}
    return sum(name.removeprefix("billing ").removeprefix("delivery ") in KNOWN for name in names)
