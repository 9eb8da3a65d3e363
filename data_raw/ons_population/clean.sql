-- One row an area, year and age. age_band: the nineteen bands of the European Standard Population; adult: 18 and over.
SELECT
    area,
    period,
    CASE WHEN age IN ('15-17', '18-19') THEN '15-19' ELSE age END AS age_band,
    age NOT IN ('0-4', '5-9', '10-14', '15-17') AS adult,
    people AS value,
    published_on,
    _file,
    _sheet,
    _row
FROM figures
