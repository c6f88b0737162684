## Common

did-you-mean = Did you mean “{ $word }”?
error-see-help = For help: cncl --help
error-in = { $place }: { $what }
error-word = { $place }: “{ $value }” is none of: { $among }.

## The command line

error-args = This is no valid command line.
error-args-command = There is no command “{ $value }”.
error-args-flag = There is no option “{ $value }”.
error-args-too-many = “{ $value }” is one argument too many.
error-args-no-value = Option { $flag } wants a value.
error-args-value = “{ $value }” cannot be used for { $flag }.
error-args-missing = Missing: { $what }.
error-args-conflict = { $flag } cannot be used with { $other }.
error-args-utf8 = Argument “{ $value }” is not UTF-8.
error-kind = No kind of record is called “{ $value }”; the kinds are: { $among }.
error-limit = --limit: “{ $value }” is no whole number from 1.
error-period = --within: “{ $value }” is no period; 30d (days), 2w (weeks), 3m (months) or 1y (years) would be.
error-sort = --sort: there is no field “{ $value }”; the fields are: { $among }.
error-empty-query = There is no word to look for; for example: cncl find "artificial intelligence".
error-nothing-found = Nothing matches “{ $value }”.
error-no-such-id = No record has the id “{ $value }”; to search: cncl find WORD
error-no-such-id-near = No record has the id “{ $value }”. Nearest: { $near }.
error-many-ids = { $count } ids begin with “{ $value }”, write more of it; for example: { $some }.
error-restricted = A restricted session does not take { $flag }.

## Files and data

error-config-read = Cannot read the config file { $path }: { $detail }
error-config-parse = The config file { $path } is not right: { $detail }
error-no-folder = { $path } is no folder; --store wants one.
error-data = The data is damaged: { $detail }
error-write = Cannot write the result: { $detail }

## Days and deadlines

error-date-day = “{ $value }”: that month has days 1 to { $last }.
error-date-month = “{ $value }”: there is no month { $month }; the day comes first, as in 30/10/2025.
error-date-quarter = “{ $value }”: quarters are I to IV.
error-date-year = “{ $value }”: years are { $first } to { $last }.
error-date-weekday = “{ $value }”: { $day } is another day of the week.
error-date-reversed = “{ $value }”: it ends before it begins.
error-date-unknown = “{ $value }” is no date; 30/10/2025 or 2025-10-30 would be.

## Filters

error-filter-key = A filter has no key “{ $value }”; the keys are: { $among }.
error-filter-no-value = A value must follow “{ $key }:”.
error-filter-value = “{ $key }:” does not take “{ $value }”; one of: { $among }.
error-filter-number = “{ $key }:{ $value }”: a number from 0 to 100 is wanted, such as >=50 or 20..80.
error-filter-quote = A quotation mark is not closed: { $value }
error-filter-long = A filter has at most { $most } characters.
error-filter-name = No { $key ->
    [lead] agency
    [with] agency
    [doc] document
    [tech] technology
   *[other] place
} is called “{ $value }”.
