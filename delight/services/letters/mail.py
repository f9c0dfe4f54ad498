"""E-mail drafts: a file that the mail program opens ready to send, with the letter attached.

A ``mailto:`` link cannot carry a file; a message with ``X-Unsent: 1`` can, and is opened for writing by the
mail programs that know it. Nothing is sent from here.
"""

from __future__ import annotations

import re
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from html import escape
from pathlib import Path

from delight.domain.errors import InputError
from delight.services.lending import lend, plain_name

_POLICY = SMTP.clone(cte_type="7bit")
_LONGEST = 200
_PLAIN = re.compile(r"[A-Za-z0-9 -]{0,60}")
_JOINERS = "\u200c\u200d"
"""They show nothing, but Persian and Hindi names are spelt with them."""
_USER = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_DOMAIN = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")


def draft(
    to: str,
    subject: str,
    text: str,
    html: str,
    pdf: bytes,
    file_name: str,
    *,
    sender: str = "",
    to_name: str = "",
) -> bytes:
    """Return a message that is not sent yet, as an ``.eml`` file of ASCII.

    Args:
        to: address it goes to; empty where the person is to fill it in.
        subject: any text; line ends in it become blanks.
        text: the words for programs that show no HTML.
        html: the same words as HTML; made of ``text`` where it is empty.
        pdf: what is attached; empty for nothing.
        file_name: what the attachment is called.
        sender: address it comes from; empty for the one that the mail program uses.
        to_name: name beside the address, in any script.

    Raises:
        InputError: ``email.unreadable`` for an address that is none.
    """
    head = ["X-Unsent: 1"]
    if sender:
        head.append(f"From: <{_address(sender)}>")
    if to:
        head.append(f"To: {_encoded('To', to_name)} <{_address(to)}>")
    head.append(f"Subject: {_encoded('Subject', subject)}")
    message = EmailMessage(policy=_POLICY)
    message.set_content(_lines(text), charset="utf-8", cte="base64")
    message.add_alternative(
        _lines(html) or _as_html(_lines(text)), subtype="html", charset="utf-8", cte="base64"
    )
    if pdf:
        message.add_attachment(pdf, "application", "pdf", filename=plain_name(file_name))
    return "\r\n".join([*head, ""]).encode("ascii") + message.as_bytes()


class Mail:
    """E-mail drafts for the mail program."""

    def write_draft(
        self,
        to: str,
        subject: str,
        text: str,
        html: str,
        pdf: bytes,
        file_name: str,
        *,
        sender: str = "",
        to_name: str = "",
        folder: Path | None = None,
    ) -> Path:
        """Write a ``draft`` to a file for this user alone, and return it; it is taken away a day later.

        Raises:
            InputError: ``email.unreadable``.
            StorageError: ``file.cannot_write``.
        """
        data = draft(to, subject, text, html, pdf, file_name, sender=sender, to_name=to_name)
        return lend(data, f"{plain_name(file_name).removesuffix('.pdf')}.eml", folder=folder)


def _address(email: str) -> str:
    """Return a bare address that mail of every age carries."""
    user, _, domain = email.strip().rpartition("@")
    try:
        plain = domain.encode("idna").decode("ascii")
    except ValueError as error:
        raise InputError("email.unreadable", "email", email=email) from error
    if not _USER.fullmatch(user) or not _DOMAIN.fullmatch(plain):
        raise InputError("email.unreadable", "email", email=email)
    return f"{user}@{plain}"


def _encoded(name: str, text: str) -> str:
    """Return a header's words: as they are if they are plain, otherwise in the encoded words of RFC 2047.

    ``EmailMessage`` would do it too, but loses or adds blanks where it breaks a long line.
    """
    words = _one_line(text)[:_LONGEST].rstrip()
    if _PLAIN.fullmatch(words):
        return words
    return Header(words, "utf-8", header_name=name).encode(splitchars="", linesep="\r\n")


def _as_html(text: str) -> str:
    paragraphs = (escape(part.strip()).replace("\n", "<br>\n") for part in text.split("\n\n"))
    body = "\n".join(f"<p>{part}</p>" for part in paragraphs if part)
    return f"<!DOCTYPE html>\n<html><body>\n{body}\n</body></html>\n"


def _one_line(text: str) -> str:
    """Return ``text`` as one line: nothing in it can end a header, and nothing that no mail carries."""
    kept = (c if c.isprintable() or c in _JOINERS else " " for c in _whole(text))
    return " ".join("".join(kept).split())


def _lines(text: str) -> str:
    return re.sub(r"\r\n?", "\n", re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "", _whole(text)))


def _whole(text: str) -> str:
    return re.sub(r"[\ud800-\udfff]", "", text)
