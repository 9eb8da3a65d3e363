-- One row an episode as delivered, with codes in one spelling. Dates before 1900 or after 2100 are sentinels
-- (1800-01-01 not given, 1801-01-01 not valid) and become null, as do a spell number that says "none" and codes
-- that say "not known". mental_health: treatment functions 700 to 715.
select
    record_id,
    left(upper(trim(provider_code)), 3) as provider,
    left(upper(trim(provider_code)), 3) || '-' || nullif(nullif(trim(spell_id), ''), '-1') as spell_key,
    episode_order,
    case when admission_date between date '1900-01-02' and date '2100-12-31' then admission_date end as admission_date,
    case when discharge_date between date '1900-01-02' and date '2100-12-31' then discharge_date end as discharge_date,
    case when episode_start between date '1900-01-02' and date '2100-12-31' then episode_start end as episode_start,
    case when episode_end between date '1900-01-02' and date '2100-12-31' then episode_end end as episode_end,
    admission_method,
    admission_source,
    discharge_method,
    discharge_destination,
    patient_class,
    episode_type,
    case
        when age_admission between 7001 and 7007 then 0
        when age_admission <= 120 then age_admission
    end as age_admission,
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
    main_spec,
    treat_spec,
    coalesce(treat_spec between '700' and '715', false) as mental_health,
    nullif(rtrim(left(translate(upper(diag_01), '.-*+ ', ''), 4), 'X'), '') as diag_01,
    nullif(rtrim(left(translate(upper(diag_02), '.-*+ ', ''), 4), 'X'), '') as diag_02,
    nullif(rtrim(left(translate(upper(diag_03), '.-*+ ', ''), 4), 'X'), '') as diag_03,
    nullif(rtrim(left(translate(upper(diag_04), '.-*+ ', ''), 4), 'X'), '') as diag_04,
    nullif(rtrim(left(translate(upper(diag_05), '.-*+ ', ''), 4), 'X'), '') as diag_05,
    nullif(rtrim(left(translate(upper(diag_06), '.-*+ ', ''), 4), 'X'), '') as diag_06,
    nullif(rtrim(left(translate(upper(diag_07), '.-*+ ', ''), 4), 'X'), '') as diag_07,
    nullif(rtrim(left(translate(upper(diag_08), '.-*+ ', ''), 4), 'X'), '') as diag_08,
    nullif(rtrim(left(translate(upper(diag_09), '.-*+ ', ''), 4), 'X'), '') as diag_09,
    nullif(rtrim(left(translate(upper(diag_10), '.-*+ ', ''), 4), 'X'), '') as diag_10,
    nullif(rtrim(left(translate(upper(diag_11), '.-*+ ', ''), 4), 'X'), '') as diag_11,
    nullif(rtrim(left(translate(upper(diag_12), '.-*+ ', ''), 4), 'X'), '') as diag_12,
    nullif(rtrim(left(translate(upper(diag_13), '.-*+ ', ''), 4), 'X'), '') as diag_13,
    nullif(rtrim(left(translate(upper(diag_14), '.-*+ ', ''), 4), 'X'), '') as diag_14,
    nullif(rtrim(left(translate(upper(diag_15), '.-*+ ', ''), 4), 'X'), '') as diag_15,
    nullif(rtrim(left(translate(upper(diag_16), '.-*+ ', ''), 4), 'X'), '') as diag_16,
    nullif(rtrim(left(translate(upper(diag_17), '.-*+ ', ''), 4), 'X'), '') as diag_17,
    nullif(rtrim(left(translate(upper(diag_18), '.-*+ ', ''), 4), 'X'), '') as diag_18,
    nullif(rtrim(left(translate(upper(diag_19), '.-*+ ', ''), 4), 'X'), '') as diag_19,
    nullif(rtrim(left(translate(upper(diag_20), '.-*+ ', ''), 4), 'X'), '') as diag_20,
    nullif(left(translate(upper(oper_01), '.- ', ''), 4), '') as oper_01,
    nullif(left(translate(upper(oper_02), '.- ', ''), 4), '') as oper_02,
    nullif(left(translate(upper(oper_03), '.- ', ''), 4), '') as oper_03,
    nullif(left(translate(upper(oper_04), '.- ', ''), 4), '') as oper_04,
    nullif(left(translate(upper(oper_05), '.- ', ''), 4), '') as oper_05,
    nullif(left(translate(upper(oper_06), '.- ', ''), 4), '') as oper_06,
    nullif(left(translate(upper(oper_07), '.- ', ''), 4), '') as oper_07,
    nullif(left(translate(upper(oper_08), '.- ', ''), 4), '') as oper_08,
    nullif(left(translate(upper(oper_09), '.- ', ''), 4), '') as oper_09,
    nullif(left(translate(upper(oper_10), '.- ', ''), 4), '') as oper_10,
    nullif(left(translate(upper(oper_11), '.- ', ''), 4), '') as oper_11,
    nullif(left(translate(upper(oper_12), '.- ', ''), 4), '') as oper_12,
    _partition,
    _file,
    _sheet,
    _row
from extract
