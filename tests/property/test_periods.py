"""Laws of periods that hold for every kind and every year."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pipeline import periods
from pipeline.periods import Period, PeriodKind, from_label, from_slug, parse, slug

POOLED = (PeriodKind.POOLED_YEARS, PeriodKind.POOLED_FINANCIAL_YEARS)
days = st.dates(date(1920, 1, 1), date(2070, 12, 31))


@st.composite
def any_period(draw: st.DrawFn) -> Period:
    kind = draw(st.sampled_from(list(PeriodKind)))
    if kind not in POOLED:
        return periods.period_of(kind, draw(days))
    first = draw(st.integers(1920, 2060))
    last = first + draw(st.integers(1, 9))
    pooled = {PeriodKind.POOLED_YEARS: periods.pooled_years}.get(kind, periods.pooled_financial_years)
    return pooled(first, last)


@given(any_period())
def test_a_label_is_read_back(period: Period) -> None:
    assert parse(period.label, [period.kind]) == period
    assert from_label(period.label) == period
    assert from_slug(slug(period)) == period


@given(any_period())
def test_a_label_alone_is_read_back_or_refused_as_ambiguous(period: Period) -> None:
    two_ways = period.kind is PeriodKind.MONTH or (
        period.kind is PeriodKind.POOLED_YEARS and period.end.year == period.start.year + 1
    )
    try:
        assert parse(period.label) == period
    except periods.PeriodProblem as problem:
        assert two_ways
        assert period.label in problem.found


@given(any_period(), any_period())
def test_no_two_periods_share_label_words_or_slug(a: Period, b: Period) -> None:
    assert (a == b) == (a.label == b.label) == (a.public == b.public) == (slug(a) == slug(b))


@given(days)
def test_kinds_around_one_day_never_share_words(day: date) -> None:
    around = [periods.period_of(kind, day) for kind in PeriodKind if kind not in POOLED]
    first_of_year = date(day.year, 1, 1)
    around += [periods.pooled_years(first_of_year.year, day.year + n) for n in (1, 2)]
    around += [periods.pooled_financial_years(day.year, day.year + n) for n in (1, 2)]
    around = list(dict.fromkeys(around))
    for written in (lambda p: p.label, lambda p: p.public, slug):
        assert len({written(p) for p in around}) == len(around)


@given(any_period(), st.integers(-9, 9), st.integers(-9, 9))
def test_shifts_add_up_and_come_back(period: Period, n: int, m: int) -> None:
    assert periods.shift(periods.shift(period, n), m) == periods.shift(period, n + m)
    assert periods.shift(periods.previous(period), 1) == period
    assert (periods.shift(period, n) < period) == (n < 0)


@given(any_period(), st.integers(0, 12))
def test_span_lists_every_step_in_order(period: Period, n: int) -> None:
    run = periods.span(period, periods.shift(period, n))
    assert len(run) == n + 1
    assert run == sorted(run)
    assert run == [periods.shift(period, step) for step in range(n + 1)]


@given(any_period(), any_period())
def test_order_is_by_end_then_start(a: Period, b: Period) -> None:
    assert (a < b) + (b < a) + (a == b) == 1
    if (a.end, a.start) != (b.end, b.start):
        assert (a < b) == ((a.end, a.start) < (b.end, b.start))


@given(any_period().filter(lambda p: p.kind not in POOLED))
def test_neighbours_touch_without_sharing_a_day(period: Period) -> None:
    after = periods.shift(period, 1)
    assert after.start == period.end + timedelta(days=1)
    assert not periods.overlaps(period, after)


@given(days, st.integers(0, 800))
def test_each_day_meets_one_row_of_each_kind(first: date, length: int) -> None:
    kinds = [PeriodKind.FINANCIAL_YEAR, PeriodKind.FINANCIAL_QUARTER, PeriodKind.MONTH]
    last = first + timedelta(days=length)
    rows = periods.lookup_rows(first, last, kinds)
    for day in (first, last, first + (last - first) / 2):
        assert [kind for _, kind, start, end in rows if start <= day <= end] == kinds


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused_never_a_crash(text: str) -> None:
    try:
        parse(text)
    except periods.PeriodProblem as problem:
        assert problem.allowed
