-- One row a figure. A share is worked out from its numbers where they are printed: the printed one has two decimals and
-- would be rounded a second time when it is shown with one (England's 93.148 % is printed as 93.15).
SELECT
    measure,
    area,
    period,
    pathway,
    coalesce(100.0 * within_18_weeks / pathways, value) AS value,
    within_18_weeks AS numerator,
    pathways AS denominator,
    markers,
    note,
    published_on,
    _file,
    _sheet,
    _row
FROM figures
