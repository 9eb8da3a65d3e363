-- One row a visit as delivered, with sentinels made null. counted: departments of types 01 to 04, not a planned
-- follow-up, not a repeated record. self_harm: patient group 30 until September 2017; from October 2017 the injury
-- intent "self-inflicted injury" or the chief complaint "self-harm" (README).
with attendance as (
    select
        extract.*,
        case when arrival_date between date '1900-01-02' and date '2100-12-31' then arrival_date end as arrived
    from extract
)
select
    record_id,
    left(upper(trim(provider_code)), 3) as provider,
    arrived as arrival_date,
    department_type,
    attendance_category,
    attendance_disposal,
    case
        when arrived < date '2017-10-01' then coalesce(patient_group = '30', false)
        else coalesce(injury_intent = '276853009', false) or coalesce(chief_complaint = '248062006', false)
    end as self_harm,
    department_type in ('01', '02', '03', '04') and coalesce(attendance_category, '9') <> '2'
        and coalesce(duplicate, '0') = '0' as counted,
    coalesce(duplicate, '0') = '1' as duplicate,
    case when age_arrival between 7001 and 7007 then 0 when age_arrival <= 120 then age_arrival end as age_arrival,
    case
        when age_arrival between 7001 and 7007 then '0-4'
        when age_arrival > 120 then null
        when age_arrival >= 90 then '90+'
        else (age_arrival // 5 * 5) || '-' || (age_arrival // 5 * 5 + 4)
    end as age_band,
    sex,
    case ccg_responsible
        when '09F' then 'E38000055'
        when '09P' then 'E38000076'
        when '99K' then 'E38000081'
        when '59999' then null
        else ccg_responsible
    end as ccg,
    la_residence as la,
    case when lsoa_residence <> 'Z99999999' then lsoa_residence end as lsoa,
    case when gp_practice not in ('V81997', 'V81998', 'V81999') then gp_practice end as gp_practice,
    person_id as person,
    _partition,
    _file,
    _sheet,
    _row
from attendance
