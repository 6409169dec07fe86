# What a scenario that runs is told all the same. Each warning and note has a sentence, lint-NAME; a second one,
# lint-NAME-hint, that says how to mend a warning or why a note is worth a thought; and one for the page docs/warnings.md,
# lint-NAME-about.
lint-and-more = { $names } and { $count } more
lint-nowhere = nowhere, for none of them is ever done
lint-the-office = “{ $office }” is
lint-rules-of-office = { $count ->
    [one] a rule of “{ $office }” is
   *[other] { $count } rules of “{ $office }” are
}
lint-rule-with-points = { $path } ({ $points })
lint-role-officials = officials
lint-role-traders = owners of firms that sell to the public
lint-role-owners = owners of firms

## Warnings about a saved run, which may have those of its scenario too.
lint-save-of-another-version = version { $version } of Tallyford saved this run, and version { $running } can make another town of it
lint-save-of-another-version-hint = `tallyford run { $file }` says whether it does
lint-order-after-end = an order for day { $day } is not carried out, because the saved run ends with day { $days }
lint-order-after-end-hint = take the order out of the file, or write days: { $least } or more; the window keeps it until the town gets there

## Warnings: probably not meant.
lint-change-reaches-one = this change of what { $act } earns at “{ $office }” leaves { $count ->
    [one] another rule about it as it is: { $others }
   *[other] { $count } other rules about it as they are: { $others }
}
lint-change-reaches-one-hint = rules about one act add up for those who fall under several; change the others too, or write them down as they are to say that they stay
lint-change-reaches-one-about = Several rules of an office are about one act, for some people and for everyone, and a file or a setting that names the act alone changes one of them.
lint-thing-twice-in-change = { $path } names { $name } twice, and the second is laid over the first
lint-thing-twice-in-change-hint = a file that builds on others changes each thing once; rules about one act for other days need another who or other quarters, or an act of their own
lint-thing-twice-in-change-about = A list that changes things by name names one of them twice, so that its second entry changes the first instead of standing beside it.
lint-entry-twice = { $path } is a second entry about { $name }, and only one of the two counts
lint-entry-twice-hint = keep one of the two
lint-entry-twice-about = A list has two entries about one look, quarter or kind of place.
lint-rule-twice = { $path } is a second rule about { $act } for the same people, quarters and days, so that a record earns both: { $sum } points
lint-rule-twice-hint = write one rule with the points that are meant
lint-rule-twice-about = An office has two rules about one act for the same people on the same days, and both count.
lint-letters-not-drawn = { $path } has letters that the window cannot draw: { $letters }
lint-letters-not-drawn-hint = the window shows a box for each; reports and tables show them
lint-letters-not-drawn-about = A text has letters for which the fonts of the window have no shape.
lint-shares-not-whole = the shares of { $path } add up to { $sum }, not to 1; in proportion they are { $really }
lint-shares-not-whole-hint = write shares that add up to 1, or whole numbers such as 7 and 3
lint-shares-not-whole-about = Shares of looks or quarters are written as parts of 1 and do not add up to 1, so that each counts for more or for less than what is written.
lint-look-of-nobody = of { $residents } residents about { $people } have the look { $look }, so probably nobody has it
lint-look-of-nobody-hint = give it a larger share, or leave it out
lint-look-of-nobody-about = A look has so small a share that nobody in a town of this size has it, and what is said of its people is said of nobody.
lint-rules-about-nobody = { $what } for { $role }, but this town probably has none
lint-rules-about-nobody-hint = have more of them (town.officials, town.trading_firms), or write another who
lint-rules-about-nobody-about = An office or a rule is for officials or owners, and the town has none.
lint-act-without-rate = nobody ever does { $act }, for nothing says how often it is done
lint-act-without-rate-hint = add times_a_year: 12.0, or times_a_year: 0.0 if nobody is meant to
lint-act-without-rate-about = An act has neither times_a_year nor a chance, so that it is never done.
lint-act-of-no-age = { $path } is { $age }, and residents are { $youngest } to { $oldest } years old, so nobody ever does { $act }
lint-act-of-no-age-hint = choose ages that people here have
lint-act-of-no-age-about = An act is for an age at which nobody lives in the town.
lint-watcher-elsewhere = “{ $watcher }” covers no place where the acts happen that it recognises: { $places }
lint-watcher-elsewhere-hint = add, for example, places: [(place: Square, share: 0.5)]
lint-watcher-elsewhere-about = A watcher covers no place at which any of the acts happens that it recognises.
lint-report-to-nobody = nobody takes the reports that people make by { $act }
lint-report-to-nobody-hint = name it under `takes` of a watcher that is where it happens, or switch the watcher on
lint-report-to-nobody-about = An act tells of somebody, and no watcher takes such reports where it happens. Packs are not asked: their reports may wait for another pack's watchers.
lint-rule-without-records = no record of { $act } ever reaches “{ $office }”, so that this rule is never applied
lint-rule-without-records-hint = let a watcher that the office reads recognise { $act }, where it happens; or switch the rule off
lint-rule-without-records-about = A rule is about an act that no watcher of its office ever reports. Packs are not asked: their rules may wait for another pack's watchers.
lint-multiple-of-nothing = { $path } multiplies 0 by { $times }: the { $field } of “{ $watcher }” is 0
lint-multiple-of-nothing-hint = give the watcher a { $field } above 0, of which this is a multiple
lint-multiple-of-nothing-about = A group multiplies an error that the watcher does not make.
lint-band-out-of-reach = nobody can be in band { $band }, for scores are { $floor } to { $ceiling }
lint-band-out-of-reach-hint = move the band, or the floor or the ceiling of the office
lint-band-out-of-reach-about = A band begins above the highest score, or the band above it takes even the lowest score.
lint-list-without-way-on = nothing ever puts anybody on the list { $list } of “{ $office }”
lint-list-without-way-on-hint = a score below needs one above the floor; bills and records need a watcher that the office reads
lint-list-without-way-on-about = None of the triggers of a list can happen.
lint-list-without-way-off = whoever is on the list { $list } of “{ $office }” stays on it for good
lint-list-without-way-off-hint = a score above needs one below the ceiling; cleared bills need a watcher that reports what is settled
lint-list-without-way-off-about = An exit of a list can never be taken, and all of a list's exits are needed.
lint-category-of-nothing = no rule of “{ $office }” is in the category { $category }, so that its cap holds nothing back
lint-category-of-nothing-hint = name it in a rule: category: "{ $category }"
lint-category-of-nothing-about = A category has no rule.
lint-day-after-end = { $path } is { $day }, and the run is over after { $days } days
lint-day-after-end-hint = choose an earlier day, or more days for the run
lint-day-after-end-about = A rule or a watcher begins or ends, or a step of the lesson comes, on a day that the run does not reach.
lint-cut-of-nothing = the edge { $edge } is cut, but nothing would run along it
lint-cut-of-nothing-hint = leave it out, or switch on what runs along it
lint-cut-of-nothing-about = An edge of the loop is cut though nothing would run along it, so that the cut changes nothing.
lint-appeals-without-notice = nobody is told of a mark ({ $path } is 0), so that nobody appeals
lint-appeals-without-notice-hint = add notice: 1.0
lint-appeals-without-notice-about = People can appeal, but nobody ever hears of a mark.
lint-appeals-without-reviews = no appeal is ever heard, for { $path } is 0
lint-appeals-without-reviews-hint = add reviews_a_day: 1.0
lint-appeals-without-reviews-about = People can appeal, but nobody reviews anything.
lint-reviews-without-appeals = { $path } is set, but nobody appeals, so that it changes nothing
lint-reviews-without-appeals-hint = add appeal: 0.6, the chance that somebody with the most nerve appeals
lint-reviews-without-appeals-about = Costs or reviews of appeals are set, and nobody appeals.
lint-nature-of-its-own = { $field } is { $own }, and { $usual } by default: these are people of another nature than in other scenarios
lint-nature-of-its-own-hint = leave it out, and compare towns by their rules; to see whether a result hangs on it, vary it in a sweep
lint-nature-of-its-own-about = The people of the scenario answer to rules, or are strained by marks, more or less than those of all others.
lint-reviews-mostly-wrong = reviewers are right { $right } of the time, less often than a coin
lint-reviews-mostly-wrong-hint = accuracy is the chance to be right: 0.9 for nine times in ten
lint-reviews-mostly-wrong-about = Reviewers are wrong more often than right.

lint-act-without-words = { $near ->
    [none] files and reports have no words for the act { $act }
   *[other] files and reports have no words for the act { $act }; is { $near } meant?
}
lint-act-without-words-hint = add says: "dropped litter", in the past tense and without the person
lint-act-without-words-about = An act has no words (says). Often its name is a slip of the pen for one of the catalogue, and a new act was made instead of changing that one.

## Notes: worth a second thought.
lint-score-of-others = contacts' scores are { $share } of everyone's score at “{ $office }”
lint-score-of-others-hint = what one person does moves the scores of others, and a contact with a low score becomes one to avoid; the case for it is that company tells something about a person
lint-score-of-others-about = A score is made in part of other people's scores.
lint-others-bear-it = others bear what one person does at “{ $office }”: { $ways }
lint-others-bear-it-hint = people are marked, lose contacts or earn less without having done anything; the case for it is that they may hold one another to the rules
lint-others-bear-it-about = A household, contacts or a firm's staff bear the mark of one person.
lint-bear-group = others of the group bear { $doors } of every mark
lint-bear-list = whoever belongs to the group of those on { $doors } is on it too
lint-bear-household = the household bears { $doors } of every mark
lint-bear-ties = contacts let go of those in { $doors }
lint-bear-staff = staff earn less while the owner is in { $doors }
lint-bear-drop = people let go of contacts with lower scores
lint-never-expires = marks for { $count } { $count ->
    [one] act
   *[other] acts
} never expire at “{ $office }”: { $acts }
lint-never-expires-hint = an old mark weighs as much as a new one, and so does an old error; the case for it is that a rare act is not forgotten while it may come again
lint-never-expires-about = Marks against people stay for good: they neither expire nor fade.
lint-no-appeal = nobody can appeal a mark ({ $offices })
lint-no-appeal-hint = the person on whom an error fell is the first to know, and cannot say so; the case for it is that reviews take hours, and that some people would appeal marks for what they did do
lint-no-appeal-about = Marks are made, and nobody can appeal them.
lint-sign-as-evidence = “{ $office }” scores { $count } innocent { $count ->
    [one] act that is
   *[other] acts that are
} read as a sign: { $acts }
lint-sign-as-evidence-hint = people are marked for what harms nobody, and anyone who knows the rule can drop the sign and keep what it stands for; the case for it is that a sign may be seen before harm is done
lint-sign-as-evidence-about = An act that harms nobody (kind: Proxy) is scored because it is read as a sign of something.
lint-known-without-record = “{ $office }” knows who is in a set that people enter or leave by what they do: { $sets }
lint-known-without-record-hint = the office need not have seen the act; that suits a register in which people enter themselves, and it hides every error that watching would make
lint-known-without-record-about = An office rates the members of a set, or has rules about them, and people enter or leave that set by an act.
lint-hiding-as-evidence = “{ $office }” scores { $count } { $count ->
    [one] act
   *[other] acts
} of people who feel watched: { $acts }
lint-hiding-as-evidence-hint = people who mind being watched look like people who have something to hide, and both are marked; the case for it is that watching which can be avoided at no cost sees little
lint-hiding-as-evidence-about = An act that people do the more, the more they feel watched (a driver Watched above 0), costs points: keeping out of view counts as evidence.
lint-feeds-itself = the score of “{ $office }” has a hand in its own evidence: { $ways }
lint-feeds-itself-hint = more is found where more is looked for, which then seems to prove that looking there was right; the case for it is that hours of watching go where something was found before
lint-feeds-itself-about = A score decides how closely people are watched, or whom an office learns of, and what is then found goes into the score.
lint-feeds-scrutiny = { $watchers } look more closely at those in { $doors }
lint-feeds-patrol = { $watcher } goes where its file says and enters what it finds
lint-feeds-served = it learns only of those whom it served
lint-stick-without-carrot = “{ $office }” only takes points and opens no door to anybody
lint-stick-without-carrot-hint = nobody can win back by good conduct what an error took; the case for it is that good conduct which nobody scores needs no watching and is not faked
lint-stick-without-carrot-about = An office has rules that cost points, none that earns any, and no band or list that is of use to anybody.
lint-flagged-from-the-start = everyone begins at { $start }, in band { $band } of “{ $office }”, and so is flagged before anything is known of them
lint-flagged-from-the-start-hint = until people have earned their way out they bear what the band does; the case for it is that trust is built on a record
lint-flagged-from-the-start-about = The score at which everyone begins is in a penalty band.
