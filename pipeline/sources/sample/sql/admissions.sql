with kind as (
    select *, draws['method'] as method, draws['episodes'] as episodes, draws['also'] as also
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
        method.value as admission_method,
        coalesce(planned.nights, try_cast(stay.value as integer), 0) as nights,
        case
            when fault in ('several_admission_dates', 'duplicate_episode') then 2
            else coalesce(try_cast(episodes.value as integer), 1)
        end as episodes_of,
        condition.codes, condition.later, condition.procedures, condition.specialty,
        [
            nullif(also_1.value, '-'),
            nullif(nullif(also_2.value, '-'), also_1.value),
            nullif(nullif(nullif(also_3.value, '-'), also_1.value), also_2.value)
        ] as also_codes,
        starts + cast(floor(sample_even(record, 'day') * days) as integer) as leaves
    from numbered
    join sample_slots age on age.key = sample_slot(ages, record, 'age')
    join sample_slots provider on provider.key = sample_slot(providers, record, 'provider')
    join sample_slots method on method.key = sample_slot(method, record, 'method')
    join sample_slots chosen on chosen.key = sample_slot(numbered.condition, record, 'condition')
    join sample_condition condition on condition.number = try_cast(chosen.value as integer)
    left join sample_planned planned on planned.dealt_to = numbered.record
    left join sample_slots stay on stay.key = sample_slot(numbered.stay, record, 'nights')
    left join sample_slots episodes on episodes.key = sample_slot(numbered.episodes, record, 'episodes')
    left join sample_slots also_1 on also_1.key = sample_slot(also, record, 'also 1')
    left join sample_slots also_2 on also_2.key = sample_slot(also, record, 'also 2')
    left join sample_slots also_3 on also_3.key = sample_slot(also, record, 'also 3')
),
living as (
    select
        drawn.*,
        sample_person(place_number, year(leaves) - age, record) as person,
        case when dayofweek(leaves) = 0 and leaves > starts and sample_even(record, 'sunday') < 0.35
            then leaves - 1 else leaves end as discharged,
        case
            when fault = 'discharge_before_admission' then -3
            when fault = 'stay_over_two_years' then 740 + nights
            else nights
        end as los,
        cast(floor(sample_even(record, 'ending') * 1000) as integer) as ending,
        cast(floor(sample_even(record, 'source') * 1000) as integer) as source,
        cast(floor(sample_even(record, 'writing') * 1000) as integer) as writing,
        cast(floor(sample_even(record, 'gap') * 1000) as integer) as gap
    from drawn
),
housed as (
    select
        living.*,
        split_part(home.value, ' ', 1) as lsoa,
        split_part(home.value, ' ', 2) as la,
        practice.value as practice_code,
        discharged - los as admitted
    from living
    join sample_slots home on home.key = sample_slot(living.home, person, 'home')
    join sample_slots practice on practice.key = sample_slot(living.practice, person, 'practice')
),
episode as (
    select *, unnest(range(1, episodes_of + 1)) as position
    from housed
),
told as (
    select *, list_filter(
        list_concat(case when position = 1 then codes else later end, also_codes), lambda code: code is not null
    ) as diagnoses
    from episode
)
select
    quarter as sample_quarter,
    trust as sample_provider,
    record as sample_record,
    position as sample_position,
    'SYNR' || lpad(cast(record as varchar), 9, '0') || '-' || position as record_id,
    case when gap >= 10 then 'SYNP' || lpad(cast(person as varchar), 9, '0') end as person_id,
    'SYNL' || lpad(cast(person as varchar), 9, '0') as local_patient_id,
    trust || '00' as provider_code,
    case when fault <> 'no_spell_id' then 'SYNS' || lpad(cast(record as varchar), 9, '0') end as spell_id,
    case when fault = 'duplicate_episode' then 1 else position end as episode_order,
    case when fault = 'unfinished' and position = episodes_of then '1' else '3' end as episode_status,
    case when admission_method in ('31', '32') then '2' when admission_method = '82' then '3' else '1' end
        as episode_type,
    case
        when fault = 'no_admission_date' then date '1801-01-01'
        when fault = 'several_admission_dates' and position = 2 then admitted + 1
        else admitted
    end as admission_date,
    case
        when fault = 'unfinished' then if(gap < 500, date '1800-01-01', null)
        when position = episodes_of then discharged
    end as discharge_date,
    case when gap between 20 and 22 then date '1801-01-01'
        else admitted + cast(floor(greatest(los, 0) * (position - 1) / episodes_of) as integer) end as episode_start,
    admitted + cast(floor(greatest(los, 0) * position / episodes_of) as integer) as episode_end,
    admission_method,
    case when admission_method in ('2B', '81') then '51' when admission_method = '82' then '79'
        when source < 940 then '19' when source < 975 then '65' when source < 990 then '85' else '29' end
        as admission_source,
    case
        when position < episodes_of or fault = 'unfinished' then '8'
        when age >= 65 and nights > 0 and ending < 70 then '4'
        when age < 65 and ending < 6 then '4'
        when ending > 985 then '2'
        else '1'
    end as discharge_method,
    case
        when position < episodes_of or fault = 'unfinished' then '98'
        when (age >= 65 and nights > 0 and ending < 70) or (age < 65 and ending < 6) then '79'
        when ending between 70 and 110 and age >= 65 then '51'
        when ending between 111 and 150 and age >= 65 then '85'
        else '19'
    end as discharge_destination,
    patient_class,
    case when age = 0 then 7001 + ending % 7 when gap between 30 and 31 and fault = 'unfinished' then 999 else age end
        as age_admission,
    case when gap = 40 then '9' when sample_even(person, 'sex') < 0.54 then '2' else '1' end as sex,
    case when gap between 50 and 53 then 'V81999' else practice_code end as gp_practice,
    place as ccg_responsible,
    place as ccg_residence,
    la as la_residence,
    case when gap between 60 and 61 then 'Z99999999' else lsoa end as lsoa_residence,
    sample_written(diagnoses[1], writing) as diag_01,
    sample_written(diagnoses[2], writing) as diag_02,
    sample_written(diagnoses[3], writing) as diag_03,
    sample_written(diagnoses[4], writing) as diag_04,
    sample_written(diagnoses[5], writing) as diag_05,
    sample_written(diagnoses[6], writing) as diag_06,
    null as diag_07, null as diag_08, null as diag_09, null as diag_10, null as diag_11, null as diag_12,
    null as diag_13, null as diag_14, null as diag_15, null as diag_16, null as diag_17, null as diag_18,
    null as diag_19, null as diag_20,
    procedures[1] as oper_01,
    procedures[2] as oper_02,
    null as oper_03, null as oper_04, null as oper_05, null as oper_06, null as oper_07, null as oper_08,
    null as oper_09, null as oper_10, null as oper_11, null as oper_12,
    specialty as main_spec,
    specialty as treat_spec
from told
