"""Files of visitors: taken, shown, and refused with a reason."""

import re

from aiohttp import FormData
from sqlalchemy import select

from channels.webchat.models import VisitorFrame, VisitorUpload
from core.staff.models import User
from tests.factories.desk import make_user

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 200
PDF = b"%PDF-1.7\n" + b"x" * 300


def form(data: bytes, file_name: str = "ลำโพง.png", content_type: str = "image/png") -> FormData:
    made = FormData(quote_fields=False)  # names in UTF-8 as they are, as browsers send them
    made.add_field("file", data, filename=file_name, content_type=content_type)
    return made


async def upload(page, *arguments, **options) -> dict:
    answer = await page.post("/uploads", data=form(*arguments, **options))
    assert answer.status == 201, await answer.text()
    return await answer.json()


async def refusal(page, data, status: int) -> dict:
    answer = await page.post("/uploads", data=data)
    assert answer.status == status, await answer.text()
    return await answer.json()


async def fetch(page, url: str):
    """As an <img> or a link does it: without any header of ours."""
    return await page.client.get(url)


async def test_a_picture_goes_from_the_page_into_the_talk_and_back(widget, open_page):
    page = await open_page()
    file = await upload(page, PNG)
    assert (file["file_name"], file["content_type"], file["size"]) == ("ลำโพง.png", "image/png", len(PNG))
    end = await page.connect()
    await end.say(type="message", client_id="m-1", text="", uploads=[file["id"]])
    [frame] = await end.frames_up_to(1)
    [shown] = frame["document"]["attachments"]
    assert (shown["id"], shown["is_image"], "blob_key" in shown) == (file["id"], True, False)
    answer = await fetch(page, shown["url"])
    assert (answer.status, await answer.read()) == (200, PNG)
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["Content-Disposition"].startswith("inline")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "sandbox" in answer.headers["Content-Security-Policy"]


async def test_what_is_no_picture_is_downloaded(widget, open_page):
    page = await open_page()
    file = await upload(page, PDF, file_name="ใบเสร็จ.pdf", content_type="application/pdf")
    answer = await fetch(page, file["url"])
    assert answer.headers["Content-Disposition"].startswith("attachment")


async def test_the_same_message_again_does_not_lose_its_file(widget, open_page):
    page = await open_page()
    file = await upload(page, PNG)
    message = {"client_id": "m-1", "text": "", "uploads": [file["id"]]}
    answers = [await (await page.post("/messages", message)).json() for _ in range(2)]
    assert answers == [{"client_id": "m-1", "seq": 1}] * 2
    answer = await page.post("/messages", {**message, "client_id": "m-2"})
    assert (answer.status, (await answer.json())["code"]) == (422, "unknown_upload")


async def test_nobody_takes_the_file_of_another(widget, open_page):
    page, thief = await open_page(), await open_page()
    file = await upload(page, PNG)
    answer = await thief.post("/messages", {"client_id": "m-1", "uploads": [file["id"]]})
    assert (answer.status, (await answer.json())["code"]) == (422, "unknown_upload")


async def test_a_file_that_is_too_large_is_refused_announced_or_not(
    make_widget, frames_are_told, open_page, app_context
):
    await make_widget(uploads={"max_bytes": 4096})
    page = await open_page()
    for size in (4097, 300_000):
        refused = await refusal(page, form(PNG + b"\x00" * (size - len(PNG))), 413)
        assert (refused["code"], refused["data"]["limit"]) == ("file_too_large", 4096)

    async def unannounced():
        yield b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n' + PNG
        for _ in range(10):
            yield b"\x00" * 1000
        yield b"\r\n--b--\r\n"

    answer = await page.post(
        "/uploads", data=unannounced(), headers={"Content-Type": "multipart/form-data; boundary=b"}
    )
    assert (answer.status, (await answer.json())["code"]) == (413, "file_too_large")
    async with app_context.database.read() as session:
        assert (await session.execute(select(VisitorUpload))).all() == []


async def test_the_bytes_decide_the_type_and_the_widget_which_types(widget, open_page):
    page = await open_page()
    executable = await refusal(page, form(b"MZ\x90\x00" + b"\x00" * 60, "holiday.png", "image/png"), 422)
    assert executable["code"] == "file_type_not_allowed"
    assert "image/*" in executable["data"]["types"]
    html = await refusal(page, form(b"<html><script>alert(1)</script>", "a.html", "text/html"), 422)
    assert html["data"]["content_type"] == "text/html"
    assert (await upload(page, PNG, content_type="application/pdf"))["content_type"] == "image/png"


async def test_what_is_no_file_is_refused(widget, open_page):
    page = await open_page()
    assert (await refusal(page, form(b""), 422))["code"] == "empty_file"
    answer = await page.post("/uploads", {"file": "x"})
    assert (answer.status, (await answer.json())["code"]) == (415, "not_a_form")
    for body in (b"", b"--b\r\n", b"nonsense", b"--b\r\nContent-Disposition: form-data\r\n\r\nx"):
        answer = await page.post("/uploads", data=body, headers={"Content-Type": "multipart/form-data; boundary=b"})
        assert answer.status in {400, 422}, (body, await answer.text())


async def test_a_widget_may_take_no_files_and_a_visitor_not_any_number(make_widget, frames_are_told, open_page):
    await make_widget("no-files", uploads={"is_allowed": False})
    await make_widget("few-files", limits={"uploads_per_hour": 2})
    assert (await refusal(await open_page("no-files"), form(PNG), 403))["code"] == "uploads_not_allowed"
    page = await open_page("few-files")
    await upload(page, PNG)
    await upload(page, PNG)
    assert (await refusal(page, form(PNG), 429))["code"] == "upload_limit"


async def test_an_address_that_we_did_not_make_gives_nothing(widget, open_page):
    page = await open_page()
    file = await upload(page, PNG)
    url = file["url"]
    wrong = url[:-9] + ("A" if url[-9] != "A" else "B") + url[-8:]
    assert (await fetch(page, wrong)).status == 401
    assert (await fetch(page, url.partition("?")[0])).status == 422
    assert (await fetch(page, url.replace("token=", f"token={page.token}"))).status == 401


async def test_an_agents_picture_is_shown_from_a_signed_address_only(widget, open_page, app_context, agent_says):
    page = await open_page()
    key = await app_context.blobs.put(PNG)
    secret = await app_context.blobs.put(b"\x89PNG\r\n\x1a\nanother picture, of a customer")
    async with app_context.database.write() as session:
        user = await make_user(session, name="Nok")
        (await session.get_one(User, user.id)).avatar_blob_key = key
    seq = await agent_says(page.visitor_id, "สวัสดีค่ะ")
    async with app_context.database.write() as session:
        frame = await session.get_one(VisitorFrame, (page.visitor_id, seq))
        frame.document = {**frame.document, "author": {"id": str(user.id), "name": "Nok"}}
    [frame] = await page.frames()
    url = frame["document"]["author"]["avatar_url"]
    answer = await fetch(page, url)
    assert (answer.status, await answer.read(), answer.headers["Content-Type"]) == (200, PNG, "image/png")
    assert "immutable" in answer.headers["Cache-Control"]
    assert (await fetch(page, re.sub("[0-9a-f]{64}", secret, url))).status == 404
