with kind as (
    select
        *, draws['department'] as department, draws['category'] as category, draws['group'] as patients,
        draws['disposal'] as disposal
    from sample_cell
),
numbered as (
    select kind.* exclude (draws), sample_record.record
    from sample_record
    join kind on kind.cell = sample_record.cell
),
drawn as (
    select
        numbered.*,
        try_cast(age.value as integer) as age,
        coalesce(nullif(numbered.provider, ''), provider.value) as trust,
        department.value as department_type,
        category.value as attendance_category,
        patients.value as patient_group,
        disposal.value as attendance_disposal,
        starts + cast(floor(sample_even(record, 'day') * days) as integer) as arrived,
        cast(floor(sample_even(record, 'gap') * 1000) as integer) as gap
    from numbered
    join sample_slots age on age.key = sample_slot(ages, record, 'age')
    join sample_slots provider on provider.key = sample_slot(providers, record, 'provider')
    join sample_slots department on department.key = sample_slot(numbered.department, record, 'department')
    join sample_slots category on category.key = sample_slot(numbered.category, record, 'category')
    join sample_slots patients on patients.key = sample_slot(numbered.patients, record, 'group')
    join sample_slots disposal on disposal.key = sample_slot(numbered.disposal, record, 'disposal')
),
living as (
    select
        *,
        sample_person(place_number, year(arrived) - age, record) as person,
        unnest(range(1, if(fault = 'repeated', 3, 2))) as position
    from drawn
)
select
    quarter as sample_quarter,
    trust as sample_provider,
    record as sample_record,
    position as sample_position,
    'SYNA' || lpad(cast(record as varchar), 9, '0') || '-' || position as record_id,
    case when gap >= 25 then 'SYNP' || lpad(cast(person as varchar), 9, '0') end as person_id,
    trust || '00' as provider_code,
    arrived as arrival_date,
    department_type,
    attendance_category,
    attendance_disposal,
    patient_group,
    null as injury_intent,
    null as chief_complaint,
    case when age = 0 then 7001 + gap % 7 when gap = 30 then 999 else age end as age_arrival,
    case when gap = 40 then '9' when sample_even(person, 'sex') < 0.54 then '2' else '1' end as sex,
    case when gap between 50 and 59 then 'V81999' else practice.value end as gp_practice,
    place as ccg_responsible,
    place as ccg_residence,
    split_part(home.value, ' ', 2) as la_residence,
    case when gap between 60 and 64 then 'Z99999999' else split_part(home.value, ' ', 1) end as lsoa_residence,
    case when position > 1 then '1' else '0' end as duplicate
from living
join sample_slots home on home.key = sample_slot(living.home, person, 'home')
join sample_slots practice on practice.key = sample_slot(living.practice, person, 'practice')
