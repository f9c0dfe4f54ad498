import pytest
from hypothesis import given
from hypothesis import strategies as st

from delight.exchange.columns import columns_of, known_names, meaning, rank
from delight.exchange.names import ENGLISH
from delight.exchange.parts import Part

SHOPIFY = """First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,
Default Address Address1,Default Address Address2,Default Address City,Default Address Province Code,
Default Address Country Code,Default Address Zip,Default Address Phone,Phone,Total Spent,Note,Tags"""
WOOCOMMERCE = """Billing First Name,Billing Last Name,Billing Company,Billing Address 1,billing_address_2,
Billing City,Billing Postcode,Billing Country,Billing State,Billing Email,billing_phone,Shipping Address 1,
Username"""
SQUARE = """Reference ID,First Name,Last Name,Email Address,Phone Number,Nickname,Company Name,
Street Address 1,Street Address 2,City,State,Postal Code,Birthday,Memo,First Visit"""
MAILCHIMP = "Email Address,First Name,Last Name,Address,Phone Number,Birthday,MEMBER_RATING"
HUBSPOT = """First Name,Last Name,Email,Phone Number,Company name,Street Address,City,State/Region,
Postal Code,Country/Region,Date of birth,Preferred language,Lifecycle Stage"""
GOOGLE = """First Name,Middle Name,Last Name,Name Suffix,Organization Name,Birthday,Notes,E-mail 1 - Label,
E-mail 1 - Value,Phone 2 - Value,Address 1 - Formatted,Address 1 - Street,Address 1 - City,
Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,
Address 1 - Extended Address"""
OUTLOOK = """First Name,Last Name,Company,Business Street,Business City,Business State,Business Postal Code,
Business Country/Region,Home Street,Home Street 2,Home City,Home Phone,Home Phone 2,Mobile Phone,
Business Fax,E-mail Address,E-mail 2 Address,Birthday,Notes"""


def found(header):
    return {
        c.name: (c.part, c.group) for c in columns_of([name.strip() for name in header.split(",")]) if c.part
    }


@pytest.mark.parametrize(
    ("header", "unknown"),
    [
        (SHOPIFY, {"Accepts Email Marketing", "Total Spent", "Tags"}),
        (WOOCOMMERCE, {"Username"}),
        (SQUARE, {"Reference ID", "Nickname", "First Visit"}),
        (MAILCHIMP, {"MEMBER_RATING"}),
        (HUBSPOT, {"Lifecycle Stage"}),
        (GOOGLE, {"Name Suffix", "E-mail 1 - Label"}),
        (OUTLOOK, {"Business Fax"}),
    ],
    ids=["shopify", "woocommerce", "square", "mailchimp", "hubspot", "google", "outlook"],
)
def test_the_columns_of_other_programs(header, unknown):
    names = {" ".join(name.split()) for name in header.split(",")}
    assert names - found(header).keys() == unknown


@pytest.mark.parametrize(
    ("name", "part", "group"),
    [
        ("E-MAIL", Part.EMAIL, ""),
        (" first_name ", Part.FIRST, ""),
        ("Default Address Province Code", Part.PROVINCE_CODE, "default"),
        ("Work City", Part.CITY, "business"),
        ("Email Work", Part.EMAIL, "business"),
        ("Home Address 2", Part.STREET_2, "home"),
        ("Address 2 - City", Part.CITY, "2"),
        ("E-mail 3 - Value", Part.EMAIL, "3"),
        ("E-mail 2 Address", Part.EMAIL, "2"),
        ("Organization 1 - Name", Part.COMPANY, "1"),
        ("Phone 2", Part.PHONE, "2"),
        ("Address 2", Part.STREET_2, ""),
    ],
)
def test_a_name_in_its_group(name, part, group):
    assert meaning(name) == (part, group)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "  ",
        "Card Number",
        "credit card",
        "Home Card No",
        "IBAN",
        "Password",
        "Fax",
        "E-mail 1 - Type",
        "City 2",
        "Organization 1 - Title",
        "Home Birthday",
        "Billing Information",
        "Phone 2 - Label",
        "Favourite",
    ],
)
def test_what_nobody_may_take(name):
    assert meaning(name) is None


def test_names_in_a_file_are_told_apart():
    columns = columns_of(["Name", "Email", "Email", "", "Email"])
    assert [c.name for c in columns] == ["Name", "Email", "Email (2)", "Column 4", "Email (3)"]


def test_one_name_means_one_thing():
    every = [" ".join(name.split()) for names in ENGLISH.values() for name in names.split(",")]
    assert len(every) == len(set(every))
    assert all(meaning(name) is not None for name in every)


def test_the_own_address_comes_before_the_firms():
    assert sorted(["shipping", "2", "business", "home", "", "default"], key=rank) == [
        "", "default", "home", "business", "shipping", "2",
    ]  # fmt: skip


@given(st.lists(st.text(max_size=30), max_size=12))
def test_any_header_gives_unique_names(header):
    columns = columns_of(header)
    assert len(columns) == len(header)
    assert len({c.name for c in columns}) == len(header)
    assert 0 <= known_names(header) <= len(header)
