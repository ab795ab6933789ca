"""A submitted form as a message: the answers as a list that people read, and what they say about the sender. Pure."""

from html import escape
from uuid import UUID

from channels.webform.manifest import MapsTo
from channels.webform.submission import Answer, FormSubmission, Origin, SubmittedFile, reference_of
from core.messages import Address, Attachment, Claims, InboundMessage, ThreadHints, Touch

KIND = "webform"
_LONGEST_SUBJECT = 300
_REFERENCE = {"th": "รหัสอ้างอิง", "en": "Reference"}
_CELL = "text-align:left;vertical-align:top;padding:3px 14px 3px 0"


def to_message(submission: FormSubmission, account_id: UUID) -> InboundMessage:
    """The message of one submission. Its typed mail address is only a claim: the sender is the submission itself."""
    said = {answer.maps_to: answer.text for answer in submission.answers if answer.maps_to is not MapsTo.NONE}
    name, email = said.get(MapsTo.NAME, ""), said.get(MapsTo.EMAIL, "")
    submission_id = str(submission.submission_id)
    subject = _subject(submission.form_title, said.get(MapsTo.SUBJECT, ""), name or email)
    text = as_text(submission)
    touch = _touch(submission)
    return InboundMessage(
        channel_account_id=account_id,
        external_event_id=submission_id,
        external_message_id=submission_id,
        lane=f"{account_id}:{submission_id}",
        sender=Address(KIND, submission_id, name, scope=str(account_id)),
        hints=ThreadHints(thread_key=submission_id, clean_subject=subject),
        received_at=submission.sent_at,
        date=submission.sent_at,
        subject=subject,
        text=text,
        reply_text=text,
        html=as_html(submission),
        attachments=tuple(_attachment(file) for file in submission.files),
        language=submission.language,
        claims=Claims(
            name=name,
            email=email,
            phone=said.get(MapsTo.PHONE, ""),
            fields={answer.key: answer.text for answer in submission.answers},
        ),
        first_touch=touch,
        last_touch=touch,
    )


def as_text(submission: FormSubmission) -> str:
    """What the customer wrote, then every other answer as "question: answer"."""
    body = [answer.text for answer in submission.answers if answer.maps_to is MapsTo.BODY]
    lines = [_line(answer.label, answer.text, is_long=answer.is_long) for answer in _listed(submission)]
    lines += [_line(label, names, is_long=False) for label, names in _files_by_label(submission)]
    lines.append(f"{_reference_label(submission)}: {reference_of(submission.submission_id)}")
    return "\n\n".join([*body, "\n".join(lines)])


def as_html(submission: FormSubmission) -> str:
    """The same as a table, harmless by construction: everything that was typed is escaped."""
    body = "".join(f"<p>{_broken(answer.text)}</p>" for answer in submission.answers if answer.maps_to is MapsTo.BODY)
    rows = [(answer.label, answer.text) for answer in _listed(submission)]
    rows += _files_by_label(submission)
    rows.append((_reference_label(submission), reference_of(submission.submission_id)))
    cells = "".join(
        f'<tr><th style="{_CELL}">{escape(label)}</th><td style="{_CELL}">{_broken(text)}</td></tr>'
        for label, text in rows
    )
    return f"{body}<table>{cells}</table>"


def _listed(submission: FormSubmission) -> list[Answer]:
    return [answer for answer in submission.answers if answer.maps_to is not MapsTo.BODY]


def _line(label: str, text: str, *, is_long: bool) -> str:
    return f"{label}:\n{text}\n" if is_long or "\n" in text else f"{label}: {text}"


def _files_by_label(submission: FormSubmission) -> list[tuple[str, str]]:
    labels = dict.fromkeys(file.label for file in submission.files)
    return [(label, ", ".join(file.file_name for file in submission.files if file.label == label)) for label in labels]


def _reference_label(submission: FormSubmission) -> str:
    return _REFERENCE["en" if submission.language == "en" else "th"]


def _broken(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _subject(title: str, subject: str, who: str) -> str:
    first_line = subject or (f"{title}: {who}" if who else title)
    return " ".join(first_line.split())[:_LONGEST_SUBJECT]


def _attachment(file: SubmittedFile) -> Attachment:
    return Attachment(file_name=file.file_name, content_type=file.content_type, size=file.size, blob_key=file.blob_key)


def _touch(submission: FormSubmission) -> Touch | None:
    origin = submission.origin
    if origin == Origin():
        return None
    return Touch(
        page_url=origin.page_url,
        at=submission.sent_at,
        page_title=origin.page_title,
        referrer=origin.referrer,
        utm_source=origin.utm_source,
        utm_medium=origin.utm_medium,
        utm_campaign=origin.utm_campaign,
        utm_term=origin.utm_term,
        utm_content=origin.utm_content,
    )
