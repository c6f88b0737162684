## Deadlines: extending, reminders, the timeline as text, holidays

error-extend-not = { $why ->
    [closed] this has ended and cannot be extended; if it is not finished, change its status first.
    [repeats] this repeats or goes on without end, so it is not extended; change its deadline with set if need be.
    [kind] records of this kind have no deadline.
   *[other] this record has no last day to extend; set a deadline first.
 }
error-extend-same = the deadline is { $value } already.
