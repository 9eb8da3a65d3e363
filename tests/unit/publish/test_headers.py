"""The policy is strict everywhere; only searching may compile WebAssembly."""

from pipeline.publish.headers import headers_for


def test_no_page_may_fetch_from_outside_or_run_what_stands_in_it():
    policy = headers_for("/measures/falls/")["Content-Security-Policy"]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_only_searching_may_compile():
    for path in ("/search/", "/search/?q=falls", "/pagefind/pagefind-worker.js"):
        assert "script-src 'self' 'wasm-unsafe-eval';" in headers_for(path)["Content-Security-Policy"]
    assert "unsafe" not in headers_for("/research/")["Content-Security-Policy"]
