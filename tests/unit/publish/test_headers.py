"""The policy is strict everywhere; only searching may compile WebAssembly."""

import re

import pytest

from pipeline.publish.headers import headers_for
from tests.support.project import REPOSITORY


def test_no_page_may_fetch_from_outside_or_run_what_stands_in_it():
    policy = headers_for("/measures/falls/")["Content-Security-Policy"]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_only_searching_may_compile():
    for path in ("/search/", "/search/?q=falls", "/pagefind/pagefind-worker.js"):
        assert "script-src 'self' 'wasm-unsafe-eval';" in headers_for(path)["Content-Security-Policy"]
    assert "unsafe" not in headers_for("/research/")["Content-Security-Policy"]


@pytest.mark.parametrize("example", ["deploy/nginx/outcomes.conf", "deploy/caddy/Caddyfile"])
def test_the_examples_for_servers_send_the_same(example):
    text = (REPOSITORY / example).read_text("utf-8")
    policies = re.findall(r"\"(default-src [^\"]*)\"", text)
    assert policies == [headers_for(path)["Content-Security-Policy"] for path in ("/", "/search/")]
    for name, value in headers_for("/").items():
        assert name in text
        assert name == "Content-Security-Policy" or f'{name} "{value}"' in text
    assert "/(search|pagefind)/" in text
