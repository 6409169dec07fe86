# What is written of a run: the sentences of files.txt, which is also docs/exports.md, and why a value is missing.

# Why a table is not there.
export-no-office = No office is switched on in this town.
export-no-list = No office of this town keeps a list.
export-no-category = No office of this town has a category of rules.
export-no-count = No office of this town keeps count of incidents.
export-no-history = The town has more than { $most } residents. Above that the program keeps totals of what happens, not every single entry, so there are no receipts to write. Run the town with --residents { $most } or fewer to have them.
export-no-days = No day was noted.

# files.txt and docs/exports.md.
export-title = What is in this folder
export-of = { $title }: { $residents } residents, { $days } days, seed { $seed }, Tallyford { $version }
export-style-plain = The tables are text in UTF-8 with commas between cells and points in numbers, for programs.
export-style-excel = The tables are for spreadsheets that write numbers with a comma, such as German and French ones: text in UTF-8 with a byte-order mark, semicolons between cells, commas in numbers.
export-style-excel-point = The tables are for spreadsheets that write numbers with a point, such as English ones: text in UTF-8 with a byte-order mark, commas between cells, points in numbers.
export-style-note = An empty cell means “not defined here”. A text that a spreadsheet could take for a formula begins with an apostrophe (see docs/exports.md).
export-report = report.html  The report: open it in a browser, or print it.
export-save = run.ron  The run itself: `tallyford run run.ron` runs it again and says whether the town is the same.
export-rows = { $rows ->
    [1] 1 row
   *[other] { $rows } rows
}
export-absent = not written
export-none = No rows: nothing of its kind happened, or nothing of its kind is in force.

# Each table: what one row of it is.
export-measures = One row for each measure on the last day, then one for each measure of a family: of every act, every category of rules and every list (act:litter, points:kindness, list:debtors). `run --json` has the same keys; `run` and the report show only those of a family that the scenario's lesson asks for.
export-days = One row for each day that was noted: every day in towns that are remembered in full, every 30 days and the last day in larger ones. A column for each daily measure, named as in measures.csv.
export-groups = One row for each look, then one for each quarter, then one for each role, with sums since the first day by what each resident belonged to on the day. A group in which nobody is rated has no row. `run --json` has the same by its denominators: what people do for each resident and year, what offices do to them for each rated resident and year, hours lost for each rated resident and week.
export-towns = One row for the town that ran, and one for each town that it is compared with: the same people and the same luck, but for one thing. Towns above 20,000 residents are not compared.
export-stays = One row for each length of two kinds of stay. Somebody can have several stays, one after the other.
export-stays-stay = lowest_band: a stay in the lowest band of the leading office. below_after_false_mark: the time that a score of the leading office takes to come back to where it was before a false mark.
export-stays-days = How many days such a stay has lasted.
export-stays-ended = How many stays were over after so many days.
export-stays-going-on = How many are in that day on the last day, so that nobody knows how long they will last.
export-stays-cut-short = How many could be followed into that day only, because another office came to lead or another band to be the lowest.
export-acts = One row for each act of each town in towns.csv, with what it came to since the first day.
export-watchers = One row for each watcher of each town in towns.csv, with what it came to since the first day.
export-offices = One row for each office that is switched on.
export-bands = One row for each band of an office, the highest first.
export-moves = One row for each pair of bands of the leading office: how people moved between them from one month to the next.
export-categories = One row for each category of rules of an office.
export-listings = One row for each list of an office, with what it came to since the first day.
export-quarters = One row for each quarter, for each office that keeps count of incidents.
export-residents = One row for each resident.
export-ratings = One row for each resident and office that rates them.
export-lists = One row for each resident and list that they are on, or would be on if every watcher were perfect.
export-ties = One row for each tie between two residents, today or when the town was founded.
export-receipts = One row for each change of a score by a rule, in the order of the days. One entry changes several scores where a household shares marks, and is read by several rules where an office has them.

# Columns that mean the same everywhere.
export-any-resident = The resident's number, from 0.
export-any-name = The resident's name.
export-any-office = The office's name.
export-any-act = The act's name.
export-any-quarter = The quarter's name.
export-any-watcher = The watcher's name.
export-any-score = The score that the office shows, in points.
export-any-band = The band's name.
export-any-standing = The score that perfect watching of the resident's own acts would have given, in points; empty where the town keeps no standing.
export-any-penalty = Whether it counts as being flagged.
export-any-town = as_run for the town that ran; unrated, secret_rules (nobody can read the rules) or without_evasion (nobody keeps out of view) for those that it is compared with.
export-any-rated = How many residents an office rates.
export-any-residents = How many residents there are.

export-measures-measure = The measure's key.
export-measures-name = The measure's name.
export-measures-section = What it is about: score, error, gaming, welfare, benefit or cost.
export-measures-unit = What it is measured in: share (of one), points, days, index (without unit), groats, perthousandyear (for each thousand residents and year), hoursperthousandweek (hours a week for each thousand residents) or count.
export-measures-value = The value on the last day; empty where it is not defined.
export-measures-why-empty = Why there is no value, if there is none.

export-days-day = The day, from 1.

export-groups-group = The group's name.
export-groups-kind = look, quarter or role.
export-groups-residents = How many residents belong to it.
export-groups-rated = How many of them some office rates.
export-groups-scored = How many of them the leading office rates.
export-groups-mean-score = The mean score of those whom the leading office rates (scored), in points.
export-groups-mean-standing = The mean standing of the same people, in points.
export-groups-mean-worth = The mean worth of the same people, in points of worth.
export-groups-flagged = How many of those rated are flagged.
export-groups-flagged-share = The share of those rated that is flagged, 0 to 1.
export-groups-true-positives = How many are flagged and would be if every watcher were perfect.
export-groups-false-positives = How many are flagged and would not be.
export-groups-false-negatives = How many are not flagged and would be.
export-groups-true-negatives = How many are not flagged and would not be.
export-groups-good = The value of their acts that did good to others, in points of worth.
export-groups-harm = The value of their acts that did harm to others, in points of worth; not above 0.
export-groups-marks = Entries by which a rule took points from them.
export-groups-marks-false = Of these, entries of what the resident whom the entry names did not do.
export-groups-points-up = Points that rules gave them.
export-groups-points-down = Points that rules took from them; not above 0.
export-groups-points-borne = Of these, points for an entry about somebody else; not above 0.
export-groups-wages = Wages gained through bands and lists, their own and those of the owners they work for, in groats; below 0 where wages are lost. Wages lost with a job are not among them.
export-groups-fees = Fees that bands and lists cost them, in groats.
export-groups-rewards = Rewards that bands and lists brought them, in groats.
export-groups-hours-lost = Free hours lost through bands and lists.
export-groups-acts-closed = Acts that they would have done but for an office that does not serve them.
export-groups-good-unrated = The value of the good that the same people did in the town where nobody is rated, if it was run.
export-groups-harm-unrated = The value of the harm that they did there, if it was run; not above 0.

export-towns-days = Days that have passed.
export-towns-good = The value of all acts that did good to others, in points of worth.
export-towns-harm = The value of all acts that did harm to others, in points of worth; not above 0.
export-towns-customer-harm = The part of the harm that stalls and shops did to customers; not above 0.
export-towns-staff-wages = Wages that staff of stalls and shops were paid, in groats.
export-towns-staff-wages-full = What they would have been paid had custom not changed, in groats.
export-towns-ties-lost = Ties that ended because of a band, a list or a lower score.
export-towns-marks-taken-back = Marks taken back after a review.
export-towns-recoveries = How often a score came back to where it was before a false mark.
export-towns-recovery-days = Days that these took together.
export-towns-appeals-lodged = Appeals lodged.
export-towns-appeals-reviewed = Appeals reviewed.
export-towns-appeals-upheld = Reviews that took the mark back.
export-towns-appeals-waiting = Appeals that wait on the last day.
export-towns-hours-a-review = Hours of work that a review costs, by the rules of the last day.
export-towns-entries-lost = Entries lost on the way to a file.
export-towns-entries-stale = Entries that would clear somebody and were held up on the way to a file.

export-acts-kind = genuine, performative (looks better than it is) or proxy (innocent, but read as a sign).
export-acts-value = What doing it once is worth to others, in points of worth; harm is negative.
export-acts-done = How often it was done.
export-acts-seen = True sightings under the right name.
export-acts-mistaken = Observations of something that was done, but not this or not by the one who is named.
export-acts-imagined = Observations of what nobody did.
export-acts-marks = Entries by which a rule took points.
export-acts-marks-false = Of these, entries about people who did not do it.
export-acts-points-up = Points that rules gave for it.
export-acts-points-up-false = Of these, points that went to people who did not do it.
export-acts-points-up-earned = Points that went to people who really did this, whatever the entry says that they did.
export-acts-needs-service = Whether it needs the service of an office, by the rules of the last day.
export-acts-closed = How often somebody would have done it but for an office that does not serve them.
export-acts-points-down = Points that rules took for it; not above 0.
export-acts-points-down-false = Of these, points taken from people who did not do it; not above 0.

export-watchers-kind = The watcher's kind.
export-watchers-hours-each = Hours of work that each observation costs, by the rules of the last day.
export-watchers-observations = Observations made.
export-watchers-correct = Of these, true ones.
export-watchers-mistaken = Of these, observations of something that was done, but not this or not by the one who is named.
export-watchers-imagined = Of these, observations of what nobody did.
export-watchers-read = Observations that a rule of some office can read: of an act it knows, about somebody it rates.
export-watchers-read-false = Of these, observations that name somebody who did not do it.

export-offices-leads = Whether it leads: charts, headlines and the measures of scores are about it.
export-offices-rates = Whom it rates: anyone, traders, owners, officials, employed or debtors.
export-offices-start = The score with which it begins, in points.
export-offices-floor = The lowest score that it gives, in points.
export-offices-ceiling = The highest score that it gives, in points.
export-offices-rated = How many residents it rates.
export-offices-refuses = Whether it serves only some of those whom it rates.
export-offices-keeps-count = Whether it keeps count of incidents, as in quarters.csv.

export-bands-rank = 1 for the highest band of the office.
export-bands-from = The score from which on one is in it, in points; the lowest band also holds everyone below.
export-bands-residents = How many residents are in it on the last day.

export-moves-from-band = The band in which they were found at the end of a month.
export-moves-to-band = The band in which they were found a month later.
export-moves-residents = How many, summed over the months.

export-categories-category = The category's name.
export-categories-points = Points that its rules gave, less points that they took.

export-listings-list = The list's name.
export-listings-by-acts = Whether only acts lead to it: a score alone leads nobody there.
export-listings-by-bills = Whether unpaid bills lead to it.
export-listings-listed = How many are on it on the last day.
export-listings-ever-listed = How many were on it on any evening.
export-listings-days = Evenings on it, summed over residents.

export-quarters-on-file = Incidents that are on file for the quarter; not always a whole number.
export-quarters-happens-a-day = Incidents that happen there in a day, by the rules of the last day.

export-residents-age = Age in years.
export-residents-look = The look's name: whom cameras take for one another.
export-residents-household = The household's number; empty for somebody who lives outside the town.
export-residents-firm = The number of the firm that one works for, or last worked for; empty where there is none.
export-residents-role = ordinary, official, owner (of a firm) or trader (the owner of a stall or shop).
export-residents-trade = The resident's trade.
export-residents-employment = employed, idle (looks for work), student or retired.
export-residents-rated = Whether some office rates them.
export-residents-opinion = What they think of the leading office, from -1 (wholly against) over 0 (nothing) to 1 (wholly for); empty where no office leads.
export-residents-score = The score at the leading office, in points; empty where that office does not rate them. ratings.csv has every office.
export-residents-band = The band at the leading office.
export-residents-standing = The standing at the leading office, in points.
export-residents-worth = What their acts are worth to others, in points of worth, with the past slowly forgotten.
export-residents-flagged = Whether some office flags them.
export-residents-flag-earned = Whether some office would flag them if every watcher were perfect; empty where the town keeps no standing.
export-residents-flag-cause = What a flag comes from that own acts have not earned: borne (for what others did), sight (what watchers saw wrongly or not at all), file (entries late, lost or stale) or insincere (entries without grounds). Empty for whoever has no such flag, and in towns that are not remembered.
export-residents-flag-rests = Whether the flag rests on false marks: if they were struck, and nobody answered to that, it would be gone. Empty for whoever has no flag, and in towns that are not remembered.
export-residents-money = Savings less debts, in groats.
export-residents-strain = How worn they are, 0 to 1.
export-residents-trust = Trust in the offices, 0 to 1.
export-residents-withdrawal = How far they have withdrawn from public life, 0 to 1.
export-residents-evasion = How far they keep out of watchers' view, 0 to 1.
export-residents-feature = The feature that they have, in its own unit; empty where nobody has one.
export-residents-shown = What they show of it.
export-residents-showing-cost = What showing it costs them, where being served is worth 1; above 0 for those who show more than they have.
export-residents-days-flagged = Days flagged by any office.
export-residents-days-wronged = Days flagged by any office though perfect watching would not have flagged them; empty where the town keeps no standing.
export-residents-days-lowest = Days in the lowest band of the leading office.
export-residents-contacts = How many contacts they have on the last day.
export-residents-untouched = Whether no rule of any office ever changed a score of theirs.
export-residents-unpaid-bills = Bills that they really have not paid.

export-ratings-band = The name of the band that the score is in.
export-ratings-standing-band = The name of the band that the standing is in.
export-ratings-borne = What of score less standing is borne for what others did, in points. The four parts add up to it; they are empty in towns that are not remembered.
export-ratings-sight = What of it comes of what watchers saw wrongly or not at all, in points.
export-ratings-file = What of it comes of entries that were late, lost or stale, in points.
export-ratings-insincere = What of it comes of entries that nobody had grounds for, in points.
export-ratings-flagged = Whether the office flags them: in a penalty band or on a penalty list.
export-ratings-flag-earned = Whether the office would flag them if every watcher were perfect; empty where the town keeps no standing.
export-ratings-served = Whether the office serves them; empty where it serves everyone.
export-ratings-opinion = What they think of the office, from -1 (wholly against) over 0 (nothing) to 1 (wholly for).
export-ratings-debts = Unpaid bills on file.

export-lists-list = The list's name.
export-lists-listed = Whether they are on it.
export-lists-since-day = The day on which they were put on it, from 1; empty where they are not on it.
export-lists-earned = Whether they would be on it if every watcher were perfect; empty where the town keeps no standing.
export-lists-did-it = Whether they ever did an act that leads to it, seen or not: the act that is entered, or leaving a bill unpaid.

export-ties-resident = The number of one of the two: the one who counts the other among their contacts, and the lower number where both do.
export-ties-contact = The number of the other.
export-ties-kind = What binds them first of all: family (one household), work (one firm), neighbour (one block or the next) or friend.
export-ties-kinds = Everything that binds them, with a space between; empty where there is nothing but liking.
export-ties-at-founding = Whether the tie was there when the town was founded.
export-ties-holds = Whether it is there on the last day.
export-ties-mutual = Whether each counts the other among their contacts: on the last day if the tie holds, else at the founding.

export-receipts-day = The day on which the office entered it, from 1.
export-receipts-resident = The number of the resident whose score changed.
export-receipts-name = That resident's name.
export-receipts-category = The category of the rule; empty for a rule without.
export-receipts-act = The act that the entry names.
export-receipts-points = Points added after caps, floor and ceiling; below 0 for a mark.
export-receipts-watcher = Who or what saw it.
export-receipts-record = The record's number, with a letter in front. `why --json` writes it alike. A save strikes a record by the same number in decimal digits: Strike(255) is r00000000000000ff.
export-receipts-record-resident = The number of the resident whom the record names; another one where a household shares marks.
export-receipts-seen-day = The day of the observation, from 1; empty for a mark by hand, which stands on none.
export-receipts-true = Whether the resident whom the record names did what it claims.
export-receipts-seen-resident = The number of the resident who was really seen; empty if nobody did anything.
export-receipts-seen-act = What they really did.
export-receipts-expires-day = The day on whose morning the points are taken back; empty if they never are.
export-receipts-taken-back-day = The day on which the mark was taken back after a review; empty if it was not.

# Why a measure has no value: what a run lacks …
blank-no-office = This town has no office that rates.
blank-nobody-rated = Nobody is rated.
blank-no-standing = The scenario switches standing off, so right and wrong flags cannot be told apart.
blank-no-history = It needs every single entry, and above { $most } residents the program keeps totals only.
blank-too-large-to-compare = It compares with another town, and above { $most } residents no other town is run.
blank-not-compared = It compares with another town, which was not run.
# … or what did not happen.
blank-mean-score = Nobody is rated.
blank-median-score = Nobody is rated.
blank-score-spread = Nobody is rated.
blank-assortativity = No two people who are rated know one another outside their families, or all have the same score.
blank-lowest-band-share = Nobody is rated.
blank-lowest-band-days = Nobody was ever in the lowest band, or fewer than half of the stays there ended.
blank-lowest-band-left = No stay in the lowest band could be followed for 90 days.
blank-recovery-days = No score fell by a false mark, or fewer than half of those that did are back.
blank-mobility = No month has passed since the first one ended.
blank-untouched-share = Nobody is rated.
blank-flagged-share = Nobody is rated.
blank-false-flagged-share = Nobody is rated.
blank-false-positive-rate = Everyone who is rated has earned a flag.
blank-false-negative-rate = Nobody has earned a flag.
blank-positive-predictive-value = Nobody is flagged.
blank-false-discovery-rate = Nobody is flagged.
blank-false-observation-share = No rule could read an observation.
blank-false-mark-share = No rule took points.
blank-false-points-share = No rule took points.
blank-error-concentration = Nobody was ever flagged wrongly.
blank-file-drift = No office keeps count of incidents, or there are none.
blank-false-mark-days = No false mark was entered, or fewer than half of them are gone.
blank-flags-on-false-marks = Nobody is flagged.
blank-wrong-flags-by-sight = Nobody is flagged wrongly.
blank-wrong-flags-by-file = Nobody is flagged wrongly.
blank-wrong-flags-borne = Nobody is flagged wrongly.
blank-wrong-flags-insincere = Nobody is flagged wrongly.
blank-score-worth-correlation = Scores or worth are the same for everyone.
blank-undeserved-top-share = Nobody is rated.
blank-genuine-points-share = No rule gave points.
blank-performative-points-share = No rule gave points.
blank-proxy-points-share = No rule gave points.
blank-unearned-points-share = No rule gave points.
blank-evaded-points-share = Without evasion no points are taken either.
blank-show-points-by-money = The poorest quarter gained no points for show.
blank-good-displaced = No good is done where the rules are secret.
blank-performative-acts = No day has passed.
blank-seeming-share = Nobody in this town has a feature to show.
blank-evasion = Nobody lives here.
blank-withdrawal = Nobody lives here.
blank-harm-done = No day has passed.
blank-good-done = No day has passed.
blank-mean-money = Nobody lives here.
blank-mean-strain = Nobody lives here.
blank-mean-trust = Nobody lives here.
blank-approval = No office rates anybody.
blank-disapproval = No office rates anybody.
blank-staff-wages-lost = No stall or shop paid wages.
blank-without-work = Nobody works or looks for work.
blank-refused-share = Every office serves everyone.
blank-ties-lost = No day has passed.
blank-bite = No office closes anything to anybody.
blank-harm-prevented = No harm is done where nobody is rated either.
blank-customer-harm-prevented = No harm is done to customers where nobody is rated either.
blank-good-gained = No good is done where nobody is rated.
blank-caught-share = Nobody has earned a flag.
blank-watch-hours = No day has passed.
blank-review-hours = No day has passed.
blank-appeals-upheld = No appeal was reviewed.
blank-appeals-waiting = No day has passed.
