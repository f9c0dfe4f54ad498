"""What other programs call their columns, in English; each language gets a table like this one."""

from __future__ import annotations

from delight.exchange.parts import Part

ENGLISH: dict[Part, str] = {
    Part.NAME: """
        name, full name, display name, customer name, customer, contact name, contact, client name,
        client, guest name""",
    Part.FIRST: "first name, given name, firstname, first, forename",
    Part.MIDDLE: "middle name, additional name, middlename, middle",
    Part.LAST: "last name, family name, surname, lastname, last, second name",
    Part.COMPANY: """
        company, company name, organization, organisation, organization name, organisation name,
        business name, associated company, firm""",
    Part.EMAIL: """
        email, e mail, email address, e mail address, mail, customer email, user email""",
    Part.PHONE: """
        phone, phone number, telephone, telephone number, mobile, mobile phone, mobile number,
        mobile phone number, cell, cell phone, tel, phone no, customer phone""",
    Part.FORMATTED: "formatted, full address, formatted address, complete address",
    Part.STREET: """
        address, street, street address, address1, address 1, address line 1, street address 1,
        street 1, line 1, street name""",
    Part.STREET_2: """
        address2, address 2, address line 2, street 2, street address 2, line 2, extended address,
        apartment, suite, street 3, address line 3""",
    Part.BOX: "po box, post office box, postal box",
    Part.CITY: "city, town, locality, city town, suburb",
    Part.ZIP: """
        zip, zip code, zipcode, postcode, post code, postal code, zip postal code, postal zip code,
        zip postcode""",
    Part.PROVINCE: """
        province, state, region, county, state province, state region, province region, province
        state, state county, province name""",
    Part.PROVINCE_CODE: "province code, state code, region code",
    Part.COUNTRY: "country, country region, country name",
    Part.COUNTRY_CODE: "country code, countrycode",
    Part.BIRTHDAY: "birthday, birth date, date of birth, birthdate, dob",
    Part.BIRTH_YEAR: "birth year",
    Part.BIRTH_MONTH: "birth month",
    Part.BIRTH_DAY: "birth day",
    Part.LANGUAGE: "language, preferred language, locale, customer locale",
    Part.NOTES: "notes, note, memo, comments, comment, remarks, customer note, customer notes",
}
"""Names are folded, with every sign between words as one space; commas part them."""


def by_name() -> dict[str, Part]:
    """Return every known name of a column and what it holds."""
    return {" ".join(name.split()): part for part, names in ENGLISH.items() for name in names.split(",")}
