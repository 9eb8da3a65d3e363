"""What each statistic of the `stat` command takes: its columns in a few words, and an example that runs.

The full account of a statistic's columns is the docstring of its table.
"""

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.cli.stat_tables import comparing, control, gathered, inequality, lives, over_time, single, time_labels
from pipeline.cli.stat_tables.table import Table


@dataclass(frozen=True)
class Statistic:
    """One statistic: its table, what it works out, its columns (optional ones in brackets), a header and a row."""

    work: Callable[[Table], str]
    does: str
    takes: str
    example: tuple[str, str]


STATISTICS: dict[str, Statistic] = {
    "wilson": Statistic(
        single.wilson_table,
        "a proportion with Wilson's limits",
        "x, n [multiplier 100]",
        ("x,n", "3,8"),
    ),
    "byar": Statistic(
        single.byar_table,
        "limits of a count: Byar's from 10 on, exact below",
        "x",
        ("x", "12"),
    ),
    "rate": Statistic(
        single.rate_table,
        "a crude rate with limits",
        "x, n [multiplier 100000]",
        ("x,n", "12,41200"),
    ),
    "dsr": Statistic(
        gathered.dsr_table,
        "a directly standardised rate, a row an area",
        "area, ageband, count, pop, stdpop [eventfreq, multiplier 100000]",
        ("area,ageband,count,pop,stdpop", "Northby,65-69,96,41200,5500"),
    ),
    "mean": Statistic(
        gathered.mean_table,
        "a mean with Student's limits, a row an area",
        "values [area]",
        ("area,values", "Northby,7"),
    ),
    "truncated_mean": Statistic(
        gathered.truncated_table,
        "a mean without the highest tenth, a row a case",
        "los_days [case, drop_percent 10]",
        ("case,los_days", "a,12"),
    ),
    "quantiles": Statistic(
        single.quantiles_table,
        "fifths, or other groups of about equal size",
        "v [g, groups 5]",
        ("g,row,v", "a,1,20.5"),
    ),
    "gap": Statistic(
        single.gap_table,
        "the gap between the most and the least deprived",
        "most, least [most_lower95, most_upper95, least_lower95, least_upper95, polarity]",
        (
            "most,most_lower95,most_upper95,least,least_lower95,least_upper95,polarity",
            "30,26,34,20,17,23,0",
        ),
    ),
    "sii": Statistic(
        inequality.sii_table,
        "slope and relative index of inequality",
        "quantile, population, value (or x) [area …, se or lower95 and upper95, value_type, transform, multiplier]",
        (inequality.EXAMPLE, "Northby,1,7291,75.9,1.6"),
    ),
    "life_expectancy": Statistic(
        lives.life_expectancy_table,
        "years of life from each age on",
        "startage, pops, deaths [area]",
        (lives.EXAMPLE, "Northby,0,7060,17"),
    ),
    "compare": Statistic(
        comparing.compare_table,
        "a figure against a benchmark, another estimate, control limits or a target",
        "value, polarity and: lower95, upper95, benchmark_value [benchmark_lower95, …]; or denominator, unit, "
        "benchmark_value, z or tail_p; or lower_limit [upper_limit, uses]",
        (comparing.EXAMPLE, "3.05,2.7,3.1,3.0,0"),
    ),
    "trend": Statistic(
        over_time.trend_table,
        "the recent trend of yearly figures, a row a case",
        "case, year, value_type, and count, denominator for a proportion or value, lower95, upper95 [polarity]",
        (over_time.EXAMPLE, "a,proportion,1,2016,420,1000,,,"),
    ),
    "spc": Statistic(
        control.spc_table,
        "a process control chart, a row a point; also from a JSON list of cases",
        "date, value [case_id, improvement_direction, target, rebase_date, fix_after_n_points, screen_outliers]",
        ("case_id,date,value,improvement_direction,target", "a,2017-04-01,12.5,decrease,10"),
    ),
    "time_period": Statistic(
        time_labels.time_period_table,
        "the label that Fingertips gives a period",
        "year_type_id, year [year_range, quarter, month]",
        (time_labels.EXAMPLE, "2,2016,1,1,"),
    ),
}
"""Each statistic by name, in the order in which they are told."""


def listing(name: str = "") -> str:
    """Say what there is, or what one statistic takes: a line for its columns, and an example file of two lines."""
    lines = ["outcomes stat NAME FILE.csv works out one statistic, from CSV to CSV. In [brackets]: may be left out."]
    for one, statistic in STATISTICS.items():
        if name in ("", one):
            header, row = statistic.example
            lines += ["", f"{one}: {statistic.does}", f"  columns  {statistic.takes}"]
            lines += [f"  example  {header}", f"           {row}"]
    return "\n".join([*lines, ""])
