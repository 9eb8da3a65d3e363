"""The known answers of the truncated mean and of standardised rates, through the SQL of the methods."""

from math import isclose

from pipeline.catalogue.methods import DirectlyStandardisedRate, TruncatedMean
from pipeline.compute.queries import CleanTable, Terms, figures, query
from pipeline.compute.queries.population import Population
from pipeline.periods import from_label
from pipeline.periods.period import calendar_year
from pipeline.warehouse import open_memory
from tests.oracles.answers import known

LABEL = "2017/18 Q1"


def close(ours, theirs):
    return (ours is None) == (theirs in ("", "NA")) and (ours is None or isclose(ours, float(theirs), rel_tol=1e-9))


def worked(method, columns, rows, terms):
    with open_memory() as warehouse:
        warehouse.load("clean.given", {**columns, "_file": "varchar", "_sheet": "varchar", "_row": "bigint"}, rows)
        table = CleanTable("clean.given", tuple(columns))
        made = figures(method, warehouse.records(query(method, table, terms)), terms)
    return {(row["area"], row["statistic"]): row for row in made}


def test_truncated_mean():
    given = known("truncated_mean/truncated_mean_inputs.csv")
    columns = {"area": "varchar", "period": "varchar", "los_days": "integer"}
    rows = [(row["case"], LABEL, int(row["los_days"]), "f", "", n) for n, row in enumerate(given, 2)]
    method = TruncatedMean(kind="truncated_mean", value="los_days", drop_top=10, cohort="all of them")
    found = worked(method, columns, rows, Terms())
    wanted = [row for row in known("truncated_mean/truncated_mean_expected.csv") if row["n"] != "0"]
    names = {
        "n": "n",
        "k": "k_excluded",
        "value": "truncated_mean",
        "median": "median",
        "untrimmed_mean": "untrimmed_mean",
    }
    assert len(wanted) == 15
    for row in wanted:
        for statistic, name in names.items():
            assert close(found[row["case"], statistic]["value"], row[name]), (row["case"], statistic)
        assert found[row["case"], "value"]["denominator"] == int(row["n_used"])


def test_directly_standardised_rate():
    given = known("statistics/dsr_falls_input.csv")
    rows = [
        (row["area"], LABEL, row["ageband"], "f", "", n)
        for n, row in enumerate(given, 2)
        for _ in range(int(row["count"]) if row["count"] not in ("", "NA") else 0)
    ]
    people: dict[str, dict[str, float]] = {}
    for row in given:
        people.setdefault(row["area"], {})[row["ageband"]] = float(row["pop"])
    population = Population({area: {calendar_year(2017): bands} for area, bands in people.items()})
    method = DirectlyStandardisedRate(kind="directly_standardised_rate", population="people")
    columns = {"area": "varchar", "period": "varchar", "age_band": "varchar"}
    found = worked(method, columns, rows, Terms(scale=100_000, population=population))
    for row in known("statistics/dsr_falls_expected.csv"):
        figure = found[row["area"], "value"]
        for ours, theirs in (("value", "value"), ("lower_95", "lower95_0cl"), ("upper_95", "upper95_0cl")):
            assert close(figure[ours], row[theirs]), (row["area"], ours)
        assert figure["numerator"] == float(row["total_count"])
        assert from_label(figure["period"]) == from_label(LABEL)
