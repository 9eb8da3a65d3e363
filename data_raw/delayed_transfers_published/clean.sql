-- Two rows a period: the days of delay (statistic value, from which the rate is worked out), and how many people were
-- delayed on an average day (statistic a_day). people_of: the year whose estimate of adults the rate is set against.
SELECT
    measure,
    area,
    period,
    'value' AS statistic,
    delayed_days AS value,
    people_of,
    markers,
    note,
    published_on,
    _file,
    _sheet,
    _row
FROM figures
UNION ALL
SELECT
    measure,
    area,
    period,
    'a_day' AS statistic,
    delayed_days / calendar_days AS value,
    people_of,
    markers,
    note,
    published_on,
    _file,
    _sheet,
    _row
FROM figures
