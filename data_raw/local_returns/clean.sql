-- One row a figure and vintage. Each vintage is whole: an area that was not given again keeps what it said before,
-- so that areas add up to the partnership as they were known on that day.
WITH vintages AS (
    SELECT DISTINCT
        measure,
        period,
        vintage
    FROM figures
),

known AS (
    SELECT
        figures.measure,
        figures.area,
        figures.period,
        figures.value,
        figures.numerator,
        figures.denominator,
        figures.markers,
        figures.note,
        figures.received_on AS published_on,
        vintages.vintage,
        figures._file,
        figures._sheet,
        figures._row,
        row_number() OVER (
            PARTITION BY figures.measure, figures.area, figures.period, vintages.vintage
            ORDER BY figures.vintage DESC
        ) AS place
    FROM figures
    INNER JOIN vintages
        ON figures.measure = vintages.measure
        AND figures.period = vintages.period
        AND figures.vintage <= vintages.vintage
)

SELECT * EXCLUDE (place)
FROM known
WHERE place = 1
