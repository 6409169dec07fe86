# What panels, cards and the Chronicle say, in the window and elsewhere.
shown-never = never
shown-one-in = 1 in { $count }
shown-times = { $times } times
shown-for-good = for good
shown-months =
    { $number ->
        [one] { $months } month
       *[other] { $months } months
    }
shown-points =
    { $number ->
        [one] { $points } point
       *[other] { $points } points
    }
shown-score =
    { $number ->
        [one] { $score } point
       *[other] { $score } points
    }
shown-days = { $days } { $number ->
    [one] day
   *[other] days
}
shown-some-groats = { $groats } { $number ->
    [one] groat
   *[other] groats
}
shown-hours = { $hours } { $number ->
    [one] hour
   *[other] hours
}
shown-groats = { $groats } groats

kind-camera = A camera
kind-registry = A register
kind-purchases = Tills and complaints
kind-workplace = Employers
kind-school = The school
kind-neighbours = Neighbours
kind-posts = The boards
kind-devices = Devices at home
kind-vehicle = Carts that report
kind-self-report = People themselves
kind-wardens = Wardens
card-acts-and-more = { $acts } and { $more } more
card-watcher = { $name }
card-watcher-says = { $kind }: { $acts }. Sees { $sees } of it.
card-watcher-takes = { $name }
card-watcher-takes-says = { $kind }: takes reports from people who { $acts }. Finds out { $checks } of the false reports.
card-watcher-takes-help = The slider is the share of false reports that are found out. The switch closes the place where people report.
card-watcher-help = The slider is the sensitivity: the share of what really happens in its view that it sees. The switch takes it away altogether.
card-watcher-erring = { $name }
card-watcher-erring-says = { $kind }: { $acts }. Sees { $sees } of it. False alarms: { $alarm } occasions.
card-watcher-erring-help = The slider is the false alarm rate. It says how often something is reported when nothing happened. Everyone has such occasions every day. So even a small rate has many chances to go wrong.
card-group = Unequal error: { $name }
card-group-says = Watchers are wrong about the { $name } { $times } times as often.
card-group-help = The false alarms and mix-ups with this group, as a multiple of the watcher’s own rate. At 1 they err alike with everyone.
card-threshold = Where a flag begins
card-threshold-says = A score below { $score } is band { $band }, and a flag.
card-threshold-help = Raise it and more people are flagged, rightly and wrongly; lower it and fewer are, and more is missed.
card-scrutiny = Low score, more eyes
card-scrutiny-says = Bands { $bands } are watched { $times } times as closely.
card-scrutiny-help = Closer watching sees more of what flagged people do, and gives watchers more chances to be wrong about them. The switch cuts this edge of the loop.
card-scrutiny-shut = Now off, with the doors. If on: { $what }
card-gates = Doors
card-gates-says = Flagged people pay fees, wait longer and earn as little as { $share } of their wage.
card-gates-help = The switch takes away everything that a band opens or closes; scores stay. The slider is the wage of flagged people.
card-gates-custom = Doors
card-gates-custom-says = A flagged firm keeps as little as { $share } of its business from customers. Its staff then earn less too.
card-gates-custom-help = The switch takes away everything that a band opens or closes; scores stay. The slider is the custom of flagged firms.
card-expiry = Forgetting
card-expiry-says = How long a mark counts: { $term }.
card-expiry-help = Months until the points of a mark are given back. 0 means that a mark is for good.
card-notice = Notice
card-notice-says = People are told of { $share } of their marks.
card-notice-help = Nobody can object to what they have not been told. Being told also strains.
card-appeal = Appeals
card-appeal-says = Of those with the nerve, { $share } object to a mark that they do not remember earning.
card-appeal-help = How readily the boldest person appeals; others appeal in proportion to their nerve.
card-accuracy = Reviewers
card-accuracy-says = A review finds what is true { $share } of the time.
card-accuracy-help = At 50 % a review is the toss of a coin.
card-peers = Friends’ scores
card-peers-says = { $share } of a score is the mean score of the people one knows.
card-peers-help = The scores of people you know affect yours. Some people drop contacts who pull their score down.
card-household = Family share
card-household-says = Each member of a household bears { $share } of every mark of the { $office }.
card-household-help = A person’s record also counts, in part, for those who live with them.
card-bearing = Answering for others
card-bearing-says = { $who } bears { $share } of every mark that the { $office } enters.
card-bearing-help = A person’s record also counts, in part, for everybody of their group. At 0 % people answer only for what they did themselves.
card-published = Published rules
card-published-says = Everyone can read what each act earns at the { $office }.
card-published-help = What people know they can follow, and can play.
card-secret = Secret rules
card-secret-says = Nobody can read what each act earns at the { $office }; people learn from receipts and talk.
card-secret-help = What people do not know they cannot play, nor follow, nor object to.
card-rule = { $act }
card-rule-says = { $points }, { $term }, { $who }.
card-rule-help = What one record of this act adds to the score or takes from it, and how long it weighs.
who-anyone = for anyone
who-traders = for stall and shop owners
who-owners = for owners
who-officials = for officials
who-in = for { $set }
who-not-in = for everyone but { $set }
who-employed = for those with work
who-debtors = for debtors

state-made-of = Made of ({ $office })
made-of-part = { $part } { $points } of { $most }
made-of-office = { $office } { $score }
made-of-anothers = { $office } { $score }, which is the file of { $name }
made-of-term = { $term }: odds times { $times }
made-of-nothing-known = nothing that tells them from others
made-of-entries = entries on file
made-of-debts = unpaid bills
made-of-quarter = { $quarter } Quarter
made-of-look = { $look } look
made-of-age = age
made-of-contacts = contacts on a list
made-of-entry = an entry that they { $act }
state-lists = On the list
state-list-with-group = { $list } (with somebody of their group)
state-stops = Stopped on the spot
state-stops-count =
    { $all ->
        [one] once
       *[other] { $all } times
    }
state-stops-innocent =
    { $all ->
        [one] { $innocent ->
            [one] once, for nothing
           *[other] once, rightly
        }
       *[other] { $all } times, of these { $innocent } for nothing
    }
state-kin = Kin elsewhere
state-reports = Reported others
state-reports-count =
    { $all ->
        [one] { $untrue ->
            [one] once, falsely
           *[other] once, truly
        }
       *[other] { $all } times, of these { $untrue } falsely
    }
state-sets = Is one of
state-goes-by = Goes by the papers of
state-misused-by = Papers used by
state-money = Money
state-strain = Strain
state-worth = Worth to others
tie-family = family
tie-neighbour = neighbour
tie-work = colleague
tie-friend = friend
why-rule = Rule: the { $office } gives { $points } for “{ $act }”, { $term }.
why-rule-for-some = Rule { $who }: the { $office } gives { $points } for “{ $act }”, { $term }.
why-together = Each of these rules holds here; together they give { $points }.
why-share = The record is about { $name }. { $who } bears { $share } of it, which is { $points }.
borne-by-household = Everybody else of the household
borne-by-households = Everybody else in the same group of households
borne-by-block = Everybody else in the same block
borne-by-firm = Everybody else who works for the same firm
borne-by-kin = Everybody else of the household and its kin
why-reported = { $reporter } { $act }: the report named { $name }.
why-reported-oneself = { $reporter } { $act }.
why-cut = Only { $points } of it counted: a monthly cap, or the lowest or highest score there is, cut off the rest.
why-by-hand = No rule: it was entered by hand at the { $office }, { $points } for “{ $act }”, { $term }.
why-record = Record { $id }: on file since day { $day }.
why-observation = Observation: day { $day }, { $watcher }: “{ $act }”.
why-fine = Fine: { $groats } groats, given back if the mark is.
why-household-name = Name: { $other } did it; { $watcher } enters what a household does under the name of { $name }, who holds its papers.
why-papers = Name: { $other } did it, and went by the papers of { $name }.
why-misfiled = Name: { $other } did it; the entry landed in the wrong file.
why-act = What happened: { $happened }.
term-for-good = for good
term-months = { $months ->
    [one] for { $months } month
   *[other] for { $months } months
}

chronicle-acts = { $kind } kind acts ({ $seen } seen) and { $harmful } harmful ones.
chronicle-marks = { $marks ->
    [one] 1 mark was entered.
   *[other] { $marks } marks were entered.
}
chronicle-marks-open = { $marks ->
    [one] 1 mark was entered, { $sight ->
        [right] for what the person did.
       *[other] for what the person did not do.
    }
   *[other] { $marks } marks were entered, { $wrong } of them for what the person did not do.
}
chronicle-mark =
    { $number ->
        [one] { $watcher }: “{ $name } { $act }”. { $points } point.
       *[other] { $watcher }: “{ $name } { $act }”. { $points } points.
    }
chronicle-wrong-mark =
    { $number ->
        [one] { $watcher }: “{ $name } { $act }”. It was not so. { $points } point.
       *[other] { $watcher }: “{ $name } { $act }”. It was not so. { $points } points.
    }
chronicle-corrected = A mark of { $name } was taken back.
chronicle-corrections = Marks of { $name } and { $others } more were taken back.
chronicle-begins = from today on: { $name }.
chronicle-trial = the trial “{ $trial }” is decided: “{ $office }” now works in every quarter, and the other offices of the trial rate nobody any more.
chronicle-trial-undecided = the trial “{ $trial }” is not decided yet: none of its offices has a number to be judged by.
chronicle-stops = { $stops ->
    [one] 1 person was stopped on the spot.
   *[other] { $stops } people were stopped on the spot.
}
chronicle-stops-open = { $stops ->
    [one] 1 person was stopped on the spot, { $innocent ->
        [one] for nothing.
       *[other] rightly.
    }
   *[other] { $stops } people were stopped on the spot, { $innocent } of them for nothing.
}
chronicle-quiet = Nothing was entered.
chronicle-quiet-unrated = Nobody was stopped.
chronicle-still = A quiet day.
chronicle-week = The week in the whole town: { $tells }
followed-chosen = { $name }, chosen by you.
followed-fallen = { $name }, whose file had cost the most points by day { $day }.
followed-beside = { $name }, who had the fewest entries by day { $day } among the people { $other } knows.
followed-risen = { $name }, whose file had brought the most points by day { $day }.
followed-stopped = { $name }, who had been stopped most often by day { $day }.
followed-never-stopped = { $name }, who knows { $other } and had never been stopped by day { $day }.
story-falls = { $name } falls from “{ $from }” to “{ $to }”.
story-rises = { $name } rises from “{ $from }” to “{ $to }”.
story-flagged = { $name } is flagged.
story-cleared = { $name } is no longer flagged.
story-loses-work = { $name } has lost their job.
story-finds-work = { $name } has found work.
story-taken-back = A mark of { $name } was taken back.
story-stopped = { $name } was stopped on the spot.
moment = Day { $day }: { $says }
moment-within = Between day { $first } and day { $last }: { $says }
moment-first-flag = { $name } is flagged. When this run began, nobody was flagged.
moment-lifted = The flag of { $name } is lifted: the first since this run began.
moment-doubled = { $now } people are flagged now. That is at least twice as many as the { $before } when this run began.
quoted = “{ $text }”
