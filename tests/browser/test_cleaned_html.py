"""Cleaned HTML in a real browser: whatever a sender tried, nothing runs, nothing loads, nothing lies over the page."""

import json

import pytest
from playwright.sync_api import Page, Request, Route

from core.text.html import clean_html
from tests.core.text.hostile_html import HOSTILE

pytestmark = pytest.mark.browser

TRY_ALL = """
([pieces]) => {
  window.hits = [];
  for (const name of ["alert", "prompt", "confirm"]) window[name] = () => window.hits.push(window.current);
  const bad = [];
  for (const [number, html] of pieces.entries()) {
    window.current = number;
    const frame = document.createElement("iframe");
    document.body.append(frame);
    for (const name of ["alert", "prompt", "confirm"]) frame.contentWindow[name] = () => window.hits.push(number);
    frame.contentDocument.write(html);
    frame.contentDocument.close();
    const holder = document.createElement("div");
    document.body.append(holder);
    holder.innerHTML = html;
    for (let again = 0; again < 3; again++) holder.innerHTML = holder.innerHTML;
    for (const root of [holder, frame.contentDocument.documentElement]) {
      for (const link of root.querySelectorAll("a,area")) {
        if (link.href && !/^(https?|mailto|tel|sms|ftp):|#/.test(link.href)) bad.push([number, link.href]);
      }
      for (const element of root.querySelectorAll("*")) {
        for (const attribute of element.attributes) if (/^on/i.test(attribute.name)) bad.push([number, attribute.name]);
        if (getComputedStyle(element).position !== "static") bad.push([number, "position"]);
        element.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
      }
    }
    holder.remove();
  }
  return new Promise((done) => setTimeout(() => done({ hits: window.hits, bad }), 300));
}
"""


def test_nothing_runs_loads_or_covers(page: Page) -> None:
    asked: list[str] = []

    def refuse(route: Route, request: Request) -> None:
        asked.append(request.url)
        route.abort()

    page.route("**/*", refuse)
    page.set_content("<!doctype html><body></body>")
    control = page.evaluate(TRY_ALL, [["<script>alert(1)</script>", "<p onclick=x style='position:fixed'>x</p>"]])
    assert (control["hits"], len(control["bad"])) == ([0], 4), "what is not cleaned shows"
    cleaned = [clean_html(piece) for piece in HOSTILE]
    mixed = [clean_html(f"<div>{first}</p>{second}<p>") for first, second in zip(HOSTILE, HOSTILE[7:], strict=False)]
    found = page.evaluate(TRY_ALL, [cleaned + mixed])
    told = [(what, (cleaned + mixed)[number][:300]) for number, what in found["bad"]]
    assert told == []
    assert [(cleaned + mixed)[number][:300] for number in found["hits"]] == []
    assert asked == [], json.dumps(asked)
