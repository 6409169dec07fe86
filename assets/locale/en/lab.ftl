# The lab: known results, reproduced by the town's own engine.

lab-title-accusations = Accusations
lab-sentence-accusations = How small errors add up to many false flags, and why three measures of fairness can conflict.
lab-meaning-accusations = Where violations are rare, many flags are false even if the watcher rarely errs: with one violation in a hundred acts and one error in a hundred, half of all flags are false. Even so, 99 of 100 violations are seen, and a flagged act is fifty times as likely to be a violation as an act picked at random. If two groups differ in how often they violate, a rating that makes mistakes cannot give both the same false-alarm rate, the same miss rate and the same share of right flags. Which of them to even out is not a question that mathematics answers.
lab-source-accusations = Chouldechova, Fair prediction with disparate impact: a study of bias in recidivism prediction instruments, Big Data 5 (2017). A related theorem about scores: Kleinberg, Mullainathan, Raghavan, Inherent trade-offs in the fair determination of risk scores, ITCS 2017.
lab-phases-accusations = act (violations by chance), watch (misses, and acts taken for others), file, rate (a point for each flag); standing, kept by the perfect watcher, tells who is honest. With a table: act and rate alone, for people bring their scores

lab-title-patrol = Patrol
lab-sentence-patrol = How a patrol that goes by its file makes the file go by the patrol.
lab-meaning-patrol = With the first settings A has about 31 % more incidents than B. The patrol goes more often where more is on file, finds more there and enters it, so that a true difference is exaggerated: 57 % of the incidents, 93 % of the file on average after 1000 days. It also finds a little more in a day than it would by the true shares. Reports from residents bring the file closer to what happens; so does entering fewer of the finds from the quarter that is patrolled more. Both assume that incidents are as easy to find and as often reported in either quarter.
lab-source-patrol = Ensign, Friedler, Neville, Scheidegger, Venkatasubramanian, Runaway feedback loops in predictive policing, FAT* 2018.
lab-phases-patrol = act (incidents in the quarters), watch (the patrol goes by the file), file, rate (the tally: enter, correct, forget)

lab-title-ladder = Ladder
lab-sentence-ladder = What becomes of a score ladder on which those below a cut-off are not served.
lab-meaning-ladder = Those who are served move up a rung with a success and down without one. Below the cut-off nobody is served, so nothing they do can count. That spares the office cases that are more likely to fail than to succeed (45 % on rung 2). With the first settings 84 % are below after 100 days; starting higher only delays it. With a chance of return of 0.01 a day it levels off at 73 %.
lab-source-ladder = After D'Amour, Srinivasan, Atwood, Baljekar, Sculley, Halpern, Fairness is not static: deeper understanding of long term fairness via simulation studies, FAT* 2020.
lab-phases-ladder = act (success by rung, for those who are served), watch, file, rate (a point up or down; repair by lot), gate (whom the office serves)

lab-title-lending = Lending
lab-sentence-lending = How a rule of lending changes scores afterwards, up or down.
lab-meaning-lending = An office that is after profit lends where a loan pays. A rule of equal rates or equal opportunity shifts loans from Wren to Heron. More of Heron then repay and rise, and more default and fall. With a cost of 4 repayments to a default, equal rates lower Heron's average score; with 10 they raise it more than the rule of profit does. Only scores and profit are counted here, not what a loan is good for.
lab-source-lending = Liu, Dean, Rolf, Simchowitz, Hardt, Delayed impact of fair machine learning, ICML 2018.
lab-phases-lending = gate (cut-offs by group, with a lot at the margin), act (repay or default, for those who are served), watch, file, rate (the score moves)

lab-title-threshold = Threshold
lab-sentence-threshold = Who gets in once the cut-off is known, and who pays for it.
lab-meaning-threshold = A school publishes a cut-off. People a little short of it make themselves look good enough, if being let in is worth the cost. Raising the cut-off keeps more of them out, up to a point; but people who really are good enough must then pay to show it. Where showing it costs B twice as much, B pays twice as much or is shut out. With the first settings the cut-off that judges most people rightly is 0.75, and it refuses nearly four in five of B who are good enough. A school that refits each round starts at 0.55, creeps up and stops near 0.64.
lab-source-threshold = Hardt, Megiddo, Papadimitriou, Wootters, Strategic classification, ITCS 2016. Milli, Miller, Dragan, Hardt, The social cost of strategic classification, FAT* 2019.
lab-phases-threshold = learn (people show what is asked for), act (who was up to it), watch (what is shown), file, rate (the predictor fits a cut-off), gate (who gets in)

lab-title-retrain = Retrain
lab-sentence-retrain = What an office finds when people respond to what it published.
lab-meaning-retrain = An office publishes what it measured, people respond, and it measures again. If they respond by less than one for one, the estimates settle where publishing changes nothing further. At one for one or more they do not settle. A settled estimate is right about the town as it now behaves; it does not tell how the town would behave without it. Whether the change is welcome depends on what is measured.
lab-source-retrain = Perdomo, Zrnic, Mendler-Dünner, Hardt, Performative prediction, ICML 2020.
lab-phases-retrain = act (conduct answers what is published), watch (the meter), file, rate (the predictor fits the mean), learn (people read the estimate)

# What can be set.
lab-parameter-residents = residents
lab-about-residents = How many people there are. More of them make the measured numbers surer.
lab-parameter-acts = acts
lab-about-acts = Watched acts of each person, one a day.
lab-parameter-prevalence = violations per act
lab-about-prevalence = The chance that an act is a violation.
lab-parameter-sensitivity = violations seen
lab-about-sensitivity = The chance that a violation is seen.
lab-parameter-false-alarm = false alarm
lab-about-false-alarm = The chance that an innocent act is taken for a violation.
lab-parameter-table = table
lab-about-table = A file with a table of scores; without one the experiment has its own people.
lab-parameter-cut = cut
lab-about-cut = With a table: the score from which people are flagged.
lab-parameter-rate-a = rate in A
lab-about-rate-a = Incidents a day in quarter A.
lab-parameter-rate-b = rate in B
lab-about-rate-b = Incidents a day in quarter B.
lab-parameter-prior-a = entries for A at start
lab-about-prior-a = Entries on file of quarter A on the first day.
lab-parameter-prior-b = entries for B at start
lab-about-prior-b = Entries on file of quarter B on the first day.
lab-parameter-discovered = found by patrol
lab-about-discovered = Incidents that only somebody who is there finds, for each that happens.
lab-parameter-reported = told by residents
lab-about-reported = Incidents that people report wherever the patrol is, for each that happens.
lab-parameter-forget = forgotten in a day
lab-about-forget = The chance in a day that an entry is forgotten.
lab-parameter-corrected = correct for patrols
lab-about-corrected = Whether discoveries are entered the more rarely the more often their quarter is patrolled.
lab-parameter-poisson = random daily counts
lab-about-poisson = Whether incidents happen by chance (Poisson), or the same number every day.
lab-parameter-days = days
lab-about-days = How many days pass.
lab-parameter-towns = towns
lab-about-towns = Towns, each with luck of its own.
lab-parameter-success = success by rung
lab-about-success = The chance of success on each rung, from the lowest.
lab-parameter-start = start by rung
lab-about-start = How many start on each rung, in proportion, from the lowest.
lab-parameter-cutoff = cut-off
lab-about-cutoff = The lowest score, or rung, that is served.
lab-parameter-repair = chance of return
lab-about-repair = The chance in a day that someone below the cut-off is lifted back to it.
lab-parameter-policy = rule
lab-about-policy = Whom the office lends to: where it pays, the same share of every group, or the same share of those who would repay.
lab-parameter-loss-ratio = cost of a default
lab-about-loss-ratio = How many repaid loans it takes to make up for one default.
lab-parameter-gain = gain
lab-about-gain = Points that a repaid loan adds to a score.
lab-parameter-loss = loss
lab-about-loss = Points that a default takes from a score.
lab-parameter-mean = average
lab-about-mean = The average before anything is published.
lab-parameter-sd = spread (s.d.)
lab-about-sd = The standard deviation of what people have.
lab-parameter-eligible = good enough from
lab-about-eligible = From here on people really are good enough.
lab-parameter-cost-a = cost for A
lab-about-cost-a = What it costs group A to seem one unit more; being let in is worth 1.
lab-parameter-cost-b = cost for B
lab-about-cost-b = What it costs group B to seem one unit more; being let in is worth 1.
lab-parameter-learner = cut-off is
lab-about-learner = How the cut-off is set: by hand, fitted once to what people show before they know it, fitted once expecting pretence, or fitted again each round.
lab-parameter-rounds = rounds
lab-about-rounds = How often the office measures and publishes.
lab-parameter-strength = response
lab-about-strength = By how much conduct shifts when the published number rises by 1; below 0 people do the opposite.

lab-choice-max-utility = where it pays
lab-choice-equal-rate = equal rate
lab-choice-equal-opportunity = equal opportunity
lab-choice-fixed = by hand
lab-choice-static = fitted once
lab-choice-robust = with foresight
lab-choice-retrain = refitted

lab-about-threshold-mean = The average of what people have.

# What comes out.
lab-result-false-flags-per-honest = false flags for each honest person
lab-result-honest-flagged-share = people with no violation flagged at least once
lab-result-prevalence = people who did it
lab-result-ppv = flags that are right (PPV)
lab-result-fpr = innocent acts or people flagged (FPR)
lab-result-fnr = violations missed (FNR)
lab-result-identity-gap = arithmetic check of the four (always 0)
lab-result-mean-share = share of A on file, mean of the towns
lab-result-sd-share = its spread between towns (s.d.)
lab-result-true-share = share of A in what happens
lab-result-limit-share = share of A on file in the long run
lab-result-share-above-90 = towns with over nine tenths in A
lab-result-shares = share of people on each rung
lab-result-trapped-share = below the cut-off
lab-result-mean-success = mean chance of success
lab-result-services-before-listing = average times served before falling below, by starting rung
lab-result-threshold = cut-off
lab-result-selection-rate = share served
lab-result-tpr = of those who would repay, share served
lab-result-mean-change = average change of the score
lab-result-profit = profit for each resident
lab-result-accuracy-a = right decisions, A
lab-result-accuracy-b = right decisions, B
lab-result-accuracy = right decisions
lab-result-burden-a = average paid by those good enough, A
lab-result-burden-b = average paid by those good enough, B
lab-result-cutoff-final = cut-off in the end
lab-result-estimates = estimate of each round
lab-result-stable-point = estimate that stays once published
lab-result-contraction = response, estimated
lab-result-diverged = does not settle

lab-line-measured = measured
lab-line-expected = expected
lab-line-true = in truth
lab-line-limit = in the long run
lab-line-stable = stays once published
lab-line-expected-a = expected, A
lab-line-expected-b = expected, B
lab-line-measured-a = measured, A
lab-line-measured-b = measured, B
lab-axis-patrol = days; share of A on file
lab-axis-ladder = days; share below the cut-off
lab-axis-threshold = cut-off; share judged rightly
lab-axis-retrain = rounds; estimate

lab-yes = yes
lab-no = no
lab-nothing = –
lab-agrees = agrees
lab-differs = differs
lab-exactly = exact

# The command line.
lab-list-heading = Six models from published research, run in the town's own engine and compared with a calculation. Run one with `tallyford lab NAME`, all with `tallyford lab --all`.
lab-list-parameters = set with --set:
lab-list-parameter = { $name } = { $value } ({ $range })
lab-no-table = none given
lab-column-measured = measured
lab-column-expected = expected
lab-column-error = standard error
lab-column-off = difference
lab-off = { $off } s.e.
lab-verdict-agrees = { $name }: what was measured in the town matches what is calculated (no difference above 4.5 standard errors). That checks the program, not whether the model fits a real place.
lab-verdict-differs = { $name }: what was measured in the town does not match what is calculated; see the rows marked so.
lab-all-heading = Every experiment at its defaults, seed { $seed }: what was measured beside what is expected.
lab-all-agree = All { $count } agree.
lab-all-differ = { $count } of { $all } differ.
lab-source-heading = Source
lab-meaning-heading = What this model shows
lab-phases-heading = Phases of the day that it exercises

lab-no-experiment = error: there is no experiment { $name }; there are { $known }
lab-no-experiment-near = error: there is no experiment { $name }; did you mean { $near }?
lab-name-or-all = error: `lab NAME` runs one experiment and `lab --all` runs all at their defaults; give only one of the two, and --set with a name
lab-setting-form = error: --set { $setting } is not of the form NAME=VALUE, for example --set prevalence=0.02
lab-no-parameter = error: { $experiment } has no parameter { $name }; it has { $known }
lab-no-parameter-near = error: { $experiment } has no parameter { $name }; did you mean { $near }? It has { $known }
lab-parameter-wrong = error: { $name } is { $value }, must be { $range }
lab-range-choice = one of { $choices }
lab-range-number = a number from { $low } to { $high }
lab-range-whole = a whole number from { $low } to { $high }
lab-range-flag = true or false
lab-range-numbers = a list of { $least } to { $most } numbers, each from { $low } to { $high }, such as [0.1, 0.2]
lab-range-table = a file with a table of scores
lab-ladder-lengths = error: success tells { $success } rungs and start tells { $start }; they must tell the same rungs
lab-ladder-start = error: start puts nobody on any rung; at least one of its numbers must be above 0
lab-ladder-cutoff = error: cutoff is { $cutoff }, must be a rung: 1 to { $top }
lab-no-such-table = error: { $file } is no table; a table begins with Table(groups: [Group(name: "Wren", cells: [ …
lab-table-needs-counts = error: { $file } tells shares; this experiment needs cells that count people, such as (score: 1, people: 398, violators: 91)
lab-table-needs-shares = error: { $file } counts people; this experiment needs cells with shares, such as (score: 300.0, share: 0.01, repays: 0.02)

# The lab in the window.
lab-heading = The lab
lab-says = Six models from published research, run in the town's own engine. Change their settings and compare what comes out with what a calculation gives.
lab-open = Open the lab
lab-back = Lessons
lab-back-says = Back to the choice of lessons
lab-defaults = Reset
lab-defaults-says = Set everything as the paper has it, or as the lab begins
lab-other-luck = Run again
lab-other-luck-says = Run it again with the luck of another seed (now { $seed })
lab-running = running
lab-help = { $about } It is { $range }.
lab-picture-of = { $what }: measured and expected
lab-key-measured = measured
lab-key-expected = expected, ± 4.5 standard errors
lab-gauge = { $name }: measured { $measured }, expected { $expected }
lab-rung = rung { $rung }
