"""The fonts of the machine are known by name and size: one more, one less, another of the same name."""

from pathlib import Path

import pytest

from pipeline.render.charts import machine_fonts as module


def test_another_font_is_another_hash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FOLDERS", (str(tmp_path), str(tmp_path / "nowhere")))

    def known() -> str:
        module.machine_fonts.cache_clear()
        return module.machine_fonts()

    (tmp_path / "sans").mkdir()
    found = [known()]
    for name, content in (("sans/a.ttf", "one"), ("sans/b.ttf", "two"), ("sans/a.ttf", "other")):
        (tmp_path / name).write_text(content, "utf-8")
        found.append(known())
    (tmp_path / "sans/b.ttf").unlink()
    found.append(known())
    assert len(set(found)) == len(found)
    assert known() == known()
    module.machine_fonts.cache_clear()
