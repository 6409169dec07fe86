# What the lessons claim, and whether it holds where our assumptions are wrong.

# The numbers that are varied.
number-learning-strength = how strongly people answer to rules
number-learning-strain-per-point = the strain that a lost point costs
number-learning-fear = how far even honest people are deterred
number-learning-promises = how far rewards move people
number-learning-chance-announced = how likely people think they are to be noticed when a rule is new
number-learning-chance-noticed = how much one mark teaches
number-learning-by-chance = how much more a high chance to be noticed counts than a low one
number-learning-withdraw = how far strain and distrust make people withdraw

# What a number is a number of.
group-figure-residents = Residents
group-figure-rated = Rated
group-figure-scored = Rated by the leading office
group-figure-mean-score = Mean score
group-figure-mean-worth = Mean worth
group-figure-mean-standing = Mean standing
group-figure-score-error = Score less standing
group-figure-prevalence = Flags that were earned
group-figure-true-positives = Flagged, and by standing too
group-figure-false-positives = Flagged, but not by standing
group-figure-false-negatives = Not flagged, but by standing
group-figure-true-negatives = Not flagged, nor by standing
group-figure-good-a-year = Good done by each, in a year
group-figure-harm-a-year = Harm done by each, in a year
group-figure-marks-a-year = Marks for each, in a year
group-figure-false-marks-a-year = False marks for each, in a year
group-figure-points-gained-a-year = Points gained by each, in a year
group-figure-points-lost-a-year = Points lost by each, in a year
group-figure-points-borne-a-year = Points borne for others by each, in a year
group-figure-wages-a-year = Wages gained or lost by each, in a year
group-figure-fees-a-year = Fees and fines of each, in a year
group-figure-rewards-a-year = Rewards of each, in a year
group-figure-groats-a-year = Groats gained or lost by each through doors, in a year
group-figure-hours-lost-a-week = Hours lost by each through doors, in a week
group-figure-days-without-work-a-year = Days of each without work, in a year
group-figure-closed-a-year = Acts closed to each, in a year
group-figure-good-by-rating = Good done by each in a year, less that in the town without rating
group-figure-harm-by-rating = Harm done by each in a year, less that in the town without rating
group-figure-stops-a-year = Stops of each, in a year
group-figure-innocent-stops-a-year = Stops of each who had done no harm, in a year
group-figure-foreseen-done-a-year = Deeds of each that a model foresees, in a year
group-figure-foreseen-filed-a-year = Entries of such deeds about each, in a year
group-figure-refused-share = Refused
group-figure-loans-a-year = Loans of each, in a year
group-figure-fell-behind-share = Loans on which somebody fell behind
group-figure-repaid-score = Score of those who repaid, on the day of the loan
figure-family-act = How often “{ $name }” is done
figure-family-points = Points under “{ $name }”
figure-family-worth-told-by = How far “{ $name }” tells worth
figure-family-list = Share on the list “{ $name }”
figure-family-list-days = Days on the list “{ $name }”
figure-family-listed-innocent = On the list “{ $name }” without having done what leads to it
figure-family-listed-after = On the list “{ $name }” without owing anything any more
figure-name-group = { $measure }, { $group }
figure-name-times = { $measure }, { $group } over { $than }
figure-name-less = { $measure }, { $group } less { $than }
figure-name-cut-times = { $figure }, with { $edges } switched off, over the same with them on
figure-name-cut-less = { $figure }, with { $edges } switched off, less the same with them on
figure-name-second-times = { $figure }, over the same in a second town
figure-name-second-less = { $figure }, less the same in a second town
figure-told = { $figure }: { $value }
figure-so-many-times = { $value } times

# The board.
assumed-heading = What this town assumes
assumed-measured = (measured)
assumed-estimated = (estimated)
assumed-invented = (invented: nobody has measured it)
assumed-with-source = { $grade } { $source }
assumed-line = { $says } { $known }
facts-heading = What holds when our assumptions are wrong
facts-title = { $title } ({ $scenario })
facts-note = How strongly people answer to rules, and some more numbers of that kind, nobody has measured for a town like this. So each claim was tried in { $seeds } towns as the lesson has them, with different luck, and in { $worlds } worlds in which these numbers are up to twice as large or down to half as large, within what their fields allow, first each alone and then all together: { $numbers }. { $towns ->
    [one] Each world is one town.
   *[other] Each world is { $towns } towns, and a claim holds in it if it holds in most of them.
} A claim that holds in fewer than nine worlds in ten hangs on our assumptions, and is marked with “!”.
facts-out-of-date = This is not the lesson whose claims were tried, so their figures are not shown. `tallyford facts` tries them again.
facts-other-rules = The figures are of the lesson as it is shipped. This run has other rules, another size or other days.
facts-column-claim = Claim
facts-column-measured = Measured: the middle town (lowest to highest)
facts-column-towns = Holds in towns
facts-column-worlds = Holds in worlds
facts-column-fails = Where it fails
facts-bet = Bet { $number }: { $ask }
facts-usual = { $option }
facts-between = between { $more } and { $less }
facts-more = more than { $more }
facts-less = less than { $less }
facts-larger = larger
facts-smaller = smaller
facts-spread = { $middle } ({ $low } to { $high })
facts-holds-towns = { $holds } of { $all } towns
facts-holds-worlds = { $holds } of { $all } worlds
facts-line-measured = { $figure }: { $measured }
facts-line-claimed = claimed: { $claimed }
facts-line-holds = holds in { $towns } as the lesson has them, and in { $worlds } with other numbers
facts-halved = { $number } (halved)
facts-doubled = { $number } (doubled)
facts-alone = It fails when one number alone is changed: { $list }.
facts-together-halved = No single number makes it fail; several together do, most where this one is below ours: { $number }.
facts-together-doubled = No single number makes it fail; several together do, most where this one is above ours: { $number }.
facts-luck = The towns in which it fails are towns in which it fails with our own numbers too: it hangs on luck.
facts-unsure = It does not even hold in nine towns in ten of the lesson as it is.
facts-hangs = It hangs on an assumption.

# `tallyford facts`
facts-settings = error: what the claim “{ $claim }” sets in its scenario is wrong:
  { $problems }
facts-no-claims = error: { $scenario } makes no claim that a run can show
  { "" } hint: write one into its lesson: shows: [(says: "Most are never flagged.", by: (measure: "flagged_share"), less_than: 0.5)]
facts-of-save = error: { $file } is a saved run, and claims are made by a lesson
  { "" } hint: name the scenario
facts-too-few-seeds = error: a world of { $towns } towns takes as many seeds, but there are { $seeds }
    hint: give as many --seeds as --towns, or more
facts-one-place = error: two boards would be written to { $file }
    hint: give the files different names, or try them one after the other
facts-no-board-there = error: { $file } is there and is no board, so it is not replaced
    hint: write into another folder
facts-none-shipped = error: no board is shipped for { $scenario }
  { "" } hint: without --shipped its claims are tried now
facts-of-seeds = error: { $setting } would not be used: the towns have the seeds 1, 2, 3 and so on
  { "" } hint: --seeds says how many
facts-written = Wrote { $file }.
facts-trying = { $title }: { $claims } { $claims ->
    [one] claim
   *[other] claims
}, tried in { $seeds } towns and { $worlds } worlds; a town takes { $runs } { $runs ->
    [one] run
   *[other] runs
}.
