"""How much a first visit loads: every page type light enough for an old phone on a slow line."""

import gzip

import pytest
from playwright.sync_api import Page, Response

HOME, MOST_REQUESTS, KILOBYTE = 60, 6, 1000
WEIGHED = {
    "/": HOME,
    "/framework/": 40,
    "/measures/smoking-at-delivery/": 40,
    "/measures/emergency-length-of-stay/": 40,
    "/domains/experience/": 40,
    "/editions/2017-18-q1/": 40,
    "/quality/": 40,
    "/search/": 40,
}


@pytest.mark.parametrize(("path", "bound"), WEIGHED.items())
def test_a_first_visit_is_light(page: Page, path: str, bound: int):
    answers: list[Response] = []

    def heard(answer: Response) -> None:
        answers.append(answer)

    page.on("response", heard)
    page.goto(path)
    page.wait_for_load_state("networkidle")
    packed = sum(len(gzip.compress(answer.body(), 9)) for answer in answers)
    assert packed <= bound * KILOBYTE, {answer.url: len(answer.body()) for answer in answers}
    assert len(answers) <= MOST_REQUESTS + (path == "/search/"), [answer.url for answer in answers]
