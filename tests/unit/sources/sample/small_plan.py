"""A plan of an invented partnership, small enough to count by hand."""

from pipeline.sources.sample import SamplePlan

FIELDS: dict = {
    "kind": "admissions",
    "seed": 7,
    "first": "2020/21 Q4",
    "last": "2021/22 Q2",
    "places": [
        {
            "code": "9A1",
            "practices": ["Z00001", "Z00002"],
            "homes": [{"la": "E99000001", "lsoas": ["E01900001-E01900009"]}],
            "providers": {"RZ1": 3, "RZ2": 1},
        },
        {
            "code": "9A2",
            "practices": ["Z00003"],
            "homes": [{"la": "E99000001", "lsoas": ["E01900011"]}],
            "providers": {"RZ2": 1},
        },
    ],
    "elsewhere": {"per_thousand": 20, "homes": [{"la": "E99000002", "lsoas": ["E01900099"]}]},
    "season": [24, 24, 26, 26],
    "totals": [
        {"name": "emergency", "places": {"9A1": 2, "9A2": 1}, "by": {"2020/21 Q4": 301, "2021/22": 1203}},
        {"name": "falls", "within": "emergency", "places": {"9A1": 1, "9A2": 1}, "by": {"2021/22": 101}},
    ],
    "planned": [{"places": ["9A1", "9A2"], "spread": 1.0, "by": {"2020/21 Q4": 6.31, "2021/22": 5.27}}],
    "strata": [
        {
            "name": "falls", "of": "falls", "share": 1, "ages": "older", "conditions": "falls", "stay": "planned",
            "draws": {"method": "emergency", "episodes": "some", "also": "none"}, "at_home": True,
        },
        {
            "name": "others", "of": "emergency", "share": 3, "ages": "older", "conditions": "ill", "stay": "planned",
            "draws": {"method": "emergency", "episodes": "some", "also": "none"},
        },
        {
            "name": "young", "of": "emergency", "share": 2, "ages": "young", "conditions": "ill", "stay": "short",
            "draws": {"method": "emergency", "also": "none"},
        },
        {
            "name": "nameless", "of": "emergency", "per_thousand": 10, "fault": "no_spell_id", "ages": "older",
            "conditions": "ill", "stay": "short", "draws": {"method": "emergency", "also": "none"},
        },
    ],
    "ages": {"older": {"65-69": 1, "70-89": 3}, "young": {"0-9": 1, "18-40": 2}},
    "lists": {"emergency": {"21": 8, "2A": 2}, "some": {"1": 3, "2": 1}, "none": {"-": 1}},
    "conditions": {
        "falls": [{"codes": ["S720", "W190"], "weight": 1}],
        "ill": [{"codes": ["J181"], "weight": 1, "winter": 3}, {"codes": ["I10"], "weight": 1}],
    },
    "stays": {"short": {"same_day": 500, "median": 2, "spread": 0.8}},
}  # fmt: skip


def small_plan(**changed: object) -> SamplePlan:
    """The plan, with these keys changed."""
    return SamplePlan.model_validate({**FIELDS, **changed})
