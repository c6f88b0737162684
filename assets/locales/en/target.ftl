## Targets: verdicts, pace, measurements.

target-rank = rank ≤ { $rank }
target-rank-is = rank { $rank }
verdict-exceeded = exceeded
verdict-met = met
verdict-on-pace = on pace
verdict-behind = behind pace
verdict-not-met = not met
verdict-no-data = no data yet
verdict-not-measurable = cannot be assessed

target-value = Latest
target-verdict = Verdict
target-why = Why
target-pace = Pace needed
gauge-counted = { $value } (counted from the records)

chart-legend = { $point } figures · { $guide } what an even pace asks for
chart-legend-level = { $point } figures · { $guide } what is asked for
chart-no-baseline = no baseline stated
chart-no-baseline-day = the baseline has no day
chart-no-values = no figure with a day yet
chart-one-value = one figure only
chart-no-horizon = no year stated

targets-by-geo = by place
targets-by-document = by document
targets-by-horizon = by year

why-qualitative = The target is stated in words, there is no number to compare with; remarks go into the notes.
why-no-bound = There is no level yet to compare with.
why-uncountable = The filter to count by cannot be used: { $error }
why-no-value = Nobody has recorded a value yet.
why-beyond = The latest value { $value } exceeds { $wanted }.
why-reached = The latest value { $value } meets { $wanted }.
why-late = The year { $year } is over, and the latest value { $value } does not meet { $wanted }.
why-no-horizon = The latest value { $value } does not meet { $wanted }; no year is stated, so no pace can be worked out.
why-no-origin = The latest value { $value } does not meet { $wanted }; a baseline or a value of another day is needed to work out the pace.
why-on-pace = At an even pace { $expected } is needed on { $day }; the value is { $value }.
why-behind = At an even pace { $expected } is needed on { $day }; the value is only { $value }.

unit-points = percentage points
pace-more-yearly = { $passes ->
    [yes] more than { $amount }
   *[no] { $amount }
} more needed each year until the end of { $year }
pace-more = { $passes ->
    [yes] more than { $amount }
   *[no] { $amount }
} more needed by { $day }
pace-less-yearly = { $passes ->
    [yes] more than { $amount }
   *[no] { $amount }
} less needed each year until the end of { $year }
pace-less = { $passes ->
    [yes] more than { $amount }
   *[no] { $amount }
} less needed by { $day }
pace-rank-yearly = { $amount } ranks up needed each year until the end of { $year }
pace-rank = { $amount } ranks up needed by { $day }

heading-no-horizon = No year stated
heading-horizon = By the end of { $year }

part-measurements = Measurements ({ $n })
measured-period = period { $text }
measured-source = source: { $text }
measured-by = recorded by { $text }
measured-corrected = replaced by another value of the same day
measured-undated = day not known

title-measure = Record a value
measure-wanted = To be reached: { $wanted }
measure-field-value = Value
measure-field-period = Period
measure-field-on = Day
measure-field-source = Source
measure-hint = Only the value is needed, for example 37,5. No day means today. { KEY("save-fields", "Enter") } goes on, { KEY("save-now", "F2") } saves at once.
measure-counted = The value of this target is counted from the records; there is nothing to record.

action-measure = Record a value of the target
short-measure = record value
action-measure-open = Record a value of the open target
short-measure-open = record value
action-regroup-targets = Group by place, document or year
short-regroup-targets = group
action-save-fields = On to the next field; on the last one, save
short-save-fields = save
action-next-box = Next field
short-next-box = next field
action-previous-box = Previous field

error-input-no-target = only targets have measured values, this is a { kind-name }
error-input-counted = the value is counted from the records by the filter “{ $filter }”; there is nothing to record
error-input-rank = “{ $value }” is no rank: a whole number from 1 is needed
error-input-future = { $value } is after today ({ $today }): a day that has been is wanted

cli-value-group = geo|document|horizon
cli-targets-about = How each target stands: verdict, latest value, what is to be reached; in groups.
cli-targets-usage = cncl targets [--by geo|document|horizon] [--filter EXPR] [--view NAME] [--json|--jsonl]
cli-targets-examples =
    cncl targets
    cncl targets --by horizon --filter geo:ha-noi
cli-targets-arg-by = Group by place (geo, the default), document or the year (horizon)
cli-targets-arg-filter = Only the targets that the filter lets through
cli-targets-arg-json = Print one JSON object, with verdict, value, value_on, gap, pace_per_year, reason beside the record
cli-targets-arg-jsonl = Print each target as a line of JSON
target-wanted = To be reached
column-year = Year
column-trend = Trend
targets-nothing = No target matches.
error-targets-by = --by: there is no grouping “{ $value }”. These are possible: { $among }.

error-filter-nobody = mine: it is not known whose that is. Set name or agency under [user] in the config file (cncl config path).

# Values in percent outside 0–100.
value-doubtful = outside 0–100 %
why-doubtful = This value is outside 0–100 %: right for a growth, wrong for a share; please check it.
measure-doubtful = Outside 0–100 %: right for a growth, wrong for a share. { KEY("save-now", "F2") } saves it all the same.
measure-in-words = The target is stated in words: a value is kept, but not compared with anything.
