"""Where a visitor came from, read from addresses that browsers send."""

from datetime import UTC, datetime, timedelta

import pytest

from channels.webchat.touches import PageSeen, is_from_outside, next_touch, tidy_page, touch_at

AT = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
SHOP = "https://shop.example"


def test_the_utm_fields_of_an_address_are_kept() -> None:
    url = (
        f"{SHOP}/?utm_source=line&utm_medium=chat&utm_campaign=%E0%B8%A5%E0%B8%94&utm_term=a%20b&utm_content=x&other=1"
    )
    touch = touch_at(PageSeen(url, "หน้าแรก", "https://line.example/"), AT)
    assert (touch.utm_source, touch.utm_medium, touch.utm_campaign) == ("line", "chat", "ลด")
    assert (touch.utm_term, touch.utm_content, touch.referrer) == ("a b", "x", "https://line.example/")


def test_a_step_within_the_site_keeps_what_led_there() -> None:
    first = touch_at(PageSeen(f"{SHOP}/?utm_source=line", "", "https://line.example/"), AT)
    second = next_touch(
        first, PageSeen(f"{SHOP}/speaker", "ลำโพง", f"{SHOP}/?utm_source=line"), AT + timedelta(minutes=1)
    )
    assert (second.page_url, second.page_title) == (f"{SHOP}/speaker", "ลำโพง")
    assert (second.utm_source, second.referrer) == ("line", "https://line.example/")


def test_a_direct_visit_later_tells_nothing_new() -> None:
    first = touch_at(PageSeen(f"{SHOP}/?utm_source=line"), AT)
    assert next_touch(first, PageSeen(f"{SHOP}/"), AT + timedelta(days=3)).utm_source == "line"


@pytest.mark.parametrize(
    "page", [PageSeen(f"{SHOP}/", "", "https://search.example/"), PageSeen(f"{SHOP}/?utm_source=mail")]
)
def test_a_new_origin_begins_a_new_touch(page: PageSeen) -> None:
    first = touch_at(PageSeen(f"{SHOP}/?utm_source=line&utm_campaign=old"), AT)
    assert next_touch(first, page, AT) == touch_at(page, AT)


def test_www_is_no_other_site() -> None:
    assert not is_from_outside(PageSeen("https://shop.example/a", "", "https://www.shop.example/"))
    assert is_from_outside(PageSeen("https://shop.example/a", "", "https://shop.example.evil.example/"))


@pytest.mark.parametrize(
    "url",
    ["", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//x", "https://", "http://[", "x" * 99],
)
def test_only_web_addresses_are_kept(url: str) -> None:
    assert tidy_page(PageSeen(url, "t", url)) == PageSeen("", "t", "")


def test_everything_is_bounded() -> None:
    page = tidy_page(PageSeen(f"{SHOP}/?utm_source=" + "x" * 9_000, "ท" * 9_000, f"{SHOP}/" + "y" * 9_000))
    assert (len(page.url), len(page.title), len(page.referrer)) == (2_000, 300, 2_000)
    assert len(touch_at(page, AT).utm_source) == 200


def test_an_address_with_a_thousand_parameters_is_no_trouble() -> None:
    assert touch_at(PageSeen(f"{SHOP}/?" + "&".join(f"a{n}=1" for n in range(1000))), AT).utm_source == ""
