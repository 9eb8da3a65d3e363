with record as (
    select deck, cell, winter, ages, first + unnest(range(size)) as record
    from sample_cell
    where deck >= 0
),
ranked as (
    select deck, record, row_number() over (
        partition by deck
        order by sample_even(record, 'stay') + 0.3 * sample_even(record, 'age')
            + case when winter then 0.05 else 0 end + 0.08 * sample_even(cell, 'drift'), record
    ) as place
    from record
),
ordered as (
    select deck, nights, sum(size) over (partition by deck order by nights) - size as before, size
    from sample_deck
),
dealt as (
    select deck, nights, before + 1 + unnest(range(size)) as place
    from ordered
)
select ranked.record as dealt_to, dealt.nights
from ranked
join dealt on dealt.deck = ranked.deck and dealt.place = ranked.place
