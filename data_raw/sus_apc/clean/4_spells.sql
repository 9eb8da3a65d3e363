-- One row a provider spell: admission facts from its first episode, discharge facts from its last.
-- admission_group: emergency is codes 21 to 25, 28 and 2A to 2D (NHS Data Dictionary, ADMISSION METHOD).
-- falls_injury: main diagnosis of the first episode S00 to T98 and a fall, W00 to W19, in any position (PHOF 2.24i).
-- self_harm: X60 to X84 in any position of the first episode (PHOF 2.10ii).
-- chronic_condition: first episode, the conditions of CCG Outcomes Indicator 2.6 (README, "Chronic conditions").
-- Most spells are one episode, which says all of them itself: only the others are looked up among the stays, so that
-- what is held in memory is small.
with told as (
    select spell_key, first_order, last_order, episodes, discharge_date, los_days, mental_health, reason
    from stays
    where episodes > 1 or reason is not null
),
ending as (
    select episodes.spell_key, episodes.discharge_method, episodes.discharge_destination
    from episodes
    join told on told.spell_key = episodes.spell_key and told.last_order = episodes.episode_order
    where told.reason is null
),
opening as (
    select
        first.* exclude (mental_health),
        coalesce(told.episodes, 1) as episodes,
        case when told.spell_key is null then first.discharge_date else told.discharge_date end as last_discharge,
        case
            when told.spell_key is null then first.discharge_date - first.admission_date
            else told.los_days
        end as los_days,
        coalesce(told.mental_health, first.mental_health) as mental_health,
        concat_ws(
            '|', first.diag_02, first.diag_03, first.diag_04, first.diag_05, first.diag_06, first.diag_07,
            first.diag_08, first.diag_09, first.diag_10, first.diag_11, first.diag_12, first.diag_13,
            first.diag_14, first.diag_15, first.diag_16, first.diag_17, first.diag_18, first.diag_19,
            first.diag_20
        ) as others,
        case
            when left(first.diag_01, 1) = 'I' or left(first.diag_01, 3) = 'J81'
            then concat_ws(
                '|', first.oper_01, first.oper_02, first.oper_03, first.oper_04, first.oper_05, first.oper_06,
                first.oper_07, first.oper_08, first.oper_09, first.oper_10, first.oper_11, first.oper_12
            )
        end as procedures
    from episodes first
    left join told on told.spell_key = first.spell_key
    where first.spell_key is not null
        and (told.spell_key is null or (told.reason is null and told.first_order = first.episode_order))
)
select
    opening.spell_key,
    opening.ccg,
    opening.la,
    opening.lsoa,
    opening.gp_practice,
    opening.provider,
    opening.person,
    opening.sex,
    opening.age_admission,
    case
        when opening.age_admission >= 90 then '90+'
        else (opening.age_admission // 5 * 5) || '-' || (opening.age_admission // 5 * 5 + 4)
    end as age_band,
    opening.admission_date,
    opening.last_discharge as discharge_date,
    opening.los_days,
    opening.episodes,
    opening.admission_method,
    case
        when opening.admission_method in ('21', '22', '23', '24', '25', '28', '2A', '2B', '2C', '2D') then 'emergency'
        when opening.admission_method in ('11', '12', '13') then 'elective'
        when opening.admission_method in ('31', '32') then 'maternity'
        else 'other'
    end as admission_group,
    opening.admission_source,
    coalesce(ending.discharge_method, opening.discharge_method) as discharge_method,
    coalesce(ending.discharge_destination, opening.discharge_destination) as discharge_destination,
    opening.patient_class,
    opening.episode_type,
    opening.main_spec,
    opening.treat_spec,
    opening.mental_health,
    opening.admission_source in ('49', '50', '51', '52', '53', '87') or opening.admission_method in ('2B', '81')
        as transfer_in,
    coalesce(ending.discharge_destination, opening.discharge_destination) in ('49', '50', '51', '52', '53', '84')
        as transfer_out,
    opening.diag_01 as primary_diagnosis,
    left(opening.diag_01, 3) as primary_code3,
    coalesce(
        left(opening.diag_01, 3) between 'S00' and 'T98' and regexp_matches(opening.others, '(^|\|)W[01][0-9]'), false
    ) as falls_injury,
    coalesce(regexp_matches(opening.others, '(^|\|)X([67][0-9]|8[0-4])'), false) as self_harm,
    case
        when opening.diag_01 in ('B180', 'B181') and not regexp_matches(opening.others, '(^|\|)D57') then 'hepatitis_b'
        when left(opening.diag_01, 3) in ('J45', 'J46') then 'asthma'
        when (opening.diag_01 in ('I110', 'I130') or left(opening.diag_01, 3) in ('I50', 'J81'))
            and not regexp_matches(opening.procedures, '(^|\|)K([0-4][0-9]|5[02567]|6[016-9]|71)') then 'heart_failure'
        when left(opening.diag_01, 3) between 'E10' and 'E14' then 'diabetes'
        when left(opening.diag_01, 3) in ('J41', 'J42', 'J43', 'J44', 'J47') then 'copd'
        when left(opening.diag_01, 3) = 'J20' and regexp_matches(opening.others, '(^|\|)J4[12347]') then 'copd'
        when left(opening.diag_01, 3) in ('I20', 'I25')
            and not regexp_matches(opening.procedures, '(^|\|)([A-TVW]|X[01245])') then 'angina'
        when opening.diag_01 in ('D501', 'D508', 'D509') or left(opening.diag_01, 3) in ('D51', 'D52') then 'anaemia'
        when (left(opening.diag_01, 3) = 'I10' or opening.diag_01 = 'I119')
            and not regexp_matches(opening.procedures, '(^|\|)K([0-4][0-9]|5[02567]|6[016-9]|71)') then 'hypertension'
        when left(opening.diag_01, 3) = 'I48' then 'atrial_fibrillation'
        when left(opening.diag_01, 3) in ('G40', 'G41') then 'epilepsy'
        when left(opening.diag_01, 3) between 'F00' and 'F03' then 'dementia'
    end as chronic_condition,
    opening._partition,
    opening._file,
    opening._sheet,
    opening._row
from opening
left join ending on ending.spell_key = opening.spell_key
