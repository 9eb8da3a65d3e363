create or replace temp macro sample_even(record, about) as
    (hash(record, about, {seed}) >> 11) / 9007199254740992.0;
create or replace temp macro sample_slot(list, record, about) as
    list * 1000 + cast(floor(sample_even(record, about) * 1000) as integer);
create or replace temp macro sample_person(place, birth, record) as
    place * 100000000 + (birth - 1880) * 100000 + cast(floor(sample_even(record, 'person') * {people}) as bigint);
create or replace temp macro sample_written(code, slot) as
    case
        when slot < 880 then rpad(code, 4, 'X')
        when slot < 930 and length(code) = 4 then left(code, 3) || '.' || right(code, 1)
        when slot < 970 then rpad(code, 6, ' ')
        else lower(code)
    end
