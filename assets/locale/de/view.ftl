# Was Bereiche, Karten und die Chronik sagen, im Fenster und anderswo.
shown-never = nie
shown-one-in = 1 von { $count }
shown-times = { $times }-mal
shown-for-good = für immer
shown-months =
    { $number ->
        [one] { $months } Monat
       *[other] { $months } Monate
    }
shown-points =
    { $number ->
        [one] { $points } Punkt
       *[other] { $points } Punkte
    }
shown-score =
    { $number ->
        [one] { $score } Punkt
       *[other] { $score } Punkte
    }
shown-days = { $days } { $number ->
    [one] Tag
   *[other] Tage
}
shown-some-groats = { $groats } { $number ->
    [one] Groschen
   *[other] Groschen
}
shown-hours = { $hours } { $number ->
    [one] Stunde
   *[other] Stunden
}
shown-groats = { $groats } Groschen

kind-camera = Eine Kamera
kind-registry = Ein Register
kind-purchases = Kassen und Beschwerden
kind-workplace = Betriebe
kind-school = Die Schule
kind-neighbours = Nachbarschaft
kind-posts = Aushänge
kind-devices = Geräte zu Hause
kind-vehicle = Wagen, die melden
kind-self-report = Die Leute selbst
kind-wardens = Wachleute
card-acts-and-more = { $acts } und { $more } mehr
card-watcher = { $name }
card-watcher-says = { $kind }: { $acts }. Davon gesehen: { $sees }.
card-watcher-takes = { $name }
card-watcher-takes-says = { $kind }: Hier geht ein, was Leute angeben ({ $acts }). Was nicht stimmt, fliegt zu { $checks } auf.
card-watcher-takes-help = Der Regler zeigt, welcher Anteil der falschen Angaben auffliegt. Der Schalter schließt die Stelle, bei der man etwas angeben kann.
card-watcher-help = Der Regler ist die Empfindlichkeit: der Anteil dessen, was im Blickfeld wirklich geschieht und auch gesehen wird. Der Schalter nimmt den Beobachter ganz weg.
card-watcher-erring = { $name }
card-watcher-erring-says = { $kind }: { $acts }. Davon gesehen: { $sees }. Fehlalarm in { $alarm } Fällen.
card-watcher-erring-help = Der Regler ist die Fehlalarmrate: Bei wie vielen Gelegenheiten, bei denen nichts geschieht, wird trotzdem etwas gemeldet? Solche Gelegenheiten hat jeder Mensch jeden Tag. Darum trifft auch eine kleine Rate auf viele Gelegenheiten.
card-group = Ungleiche Fehler: { $name }
card-group-says = Bei der Gruppe „{ $name }“ irren sich die Beobachter { $times }-mal so oft.
card-group-help = Wie oft es bei dieser Gruppe zu Fehlalarmen und Verwechslungen kommt, als Vielfaches der eigenen Rate des Beobachters. Bei 1 trifft es alle gleich.
card-threshold = Wo die Kennzeichnung beginnt
card-threshold-says = Wer unter { $score } Punkten liegt, kommt in Stufe { $band } und wird gekennzeichnet.
card-threshold-help = Liegt sie höher, werden mehr Menschen gekennzeichnet, zu Recht und zu Unrecht. Liegt sie tiefer, sind es weniger, und mehr bleibt unentdeckt.
card-scrutiny = Wenig Punkte, mehr Augen
card-scrutiny-says = Stufe { $bands }: { $times }-mal so genau beobachtet.
card-scrutiny-help = Genauere Beobachtung sieht mehr von dem, was Gekennzeichnete tun. Sie gibt den Beobachtern auch mehr Gelegenheiten, sich zu irren. Der Schalter trennt diese Stelle der Rückkopplung auf.
card-scrutiny-shut = Jetzt aus, mit den Türen. Wenn ein: { $what }
card-gates = Türen
card-gates-says = Gekennzeichnete zahlen Gebühren, warten länger und verdienen im schlimmsten Fall nur { $share } ihres Lohns.
card-gates-help = Der Schalter nimmt alles weg, was eine Stufe öffnet oder schließt; die Punktestände bleiben. Der Regler ist der Lohn der Gekennzeichneten.
card-gates-custom = Türen
card-gates-custom-says = Ein gekennzeichneter Betrieb behält im schlimmsten Fall nur { $share } seiner Kundschaft. Wer dort arbeitet, verdient dann auch weniger.
card-gates-custom-help = Der Schalter nimmt alles weg, was eine Stufe öffnet oder schließt; die Punktestände bleiben. Der Regler ist die Kundschaft der gekennzeichneten Betriebe.
card-expiry = Vergessen
card-expiry-says = So lange zählt ein Vermerk: { $term }.
card-expiry-help = Nach so vielen Monaten werden die Punkte eines Vermerks zurückgegeben. 0 heißt: Ein Vermerk gilt für immer.
card-notice = Bescheid
card-notice-says = Die Leute erfahren von { $share } ihrer Vermerke.
card-notice-help = Wer nichts davon erfährt, kann sich nicht wehren. Davon zu erfahren belastet aber auch.
card-appeal = Einspruch
card-appeal-says = Wer den Mut hat und sich an den Anlass eines Vermerks nicht erinnert, erhebt zu { $share } Einspruch.
card-appeal-help = Wie leicht die mutigste Person Einspruch erhebt; bei den anderen richtet es sich nach ihrem Mut.
card-accuracy = Prüfung
card-accuracy-says = Eine Prüfung findet zu { $share } heraus, was stimmt.
card-accuracy-help = Bei 50 % ist eine Prüfung wie ein Münzwurf.
card-peers = Die Punkte der Bekannten
card-peers-says = { $share } eines Punktestands sind der Durchschnitt der Menschen, die man kennt.
card-peers-help = Punktestände färben unter Bekannten ab, und manche trennen sich von denen, die sie herunterziehen.
card-household = Anteil der Familie
card-household-says = Amt „{ $office }“: Wer im selben Haushalt lebt, trägt { $share } jedes Vermerks mit.
card-household-help = Was über eine Person gemeldet wird, zählt zum Teil auch für alle, die mit ihr zusammenleben.
card-bearing = Füreinander haften
card-bearing-says = Amt „{ $office }“: { $who } tragen { $share } jedes Vermerks mit.
card-bearing-help = Was über eine Person gemeldet wird, zählt zum Teil auch für alle in ihrer Gruppe. Bei 0 % steht jede Person nur für ihr eigenes Tun ein.
card-published = Offene Regeln
card-published-says = Amt „{ $office }“: Alle können nachlesen, was eine Handlung einbringt.
card-published-help = Was die Leute wissen, können sie befolgen, und sie können es austricksen.
card-secret = Geheime Regeln
card-secret-says = Amt „{ $office }“: Niemand kann nachlesen, was eine Handlung einbringt. Die Leute lernen es aus ihren Bescheiden und aus Gesprächen.
card-secret-help = Was die Leute nicht wissen, können sie nicht austricksen, aber auch nicht befolgen und nicht anfechten.
card-rule = { $act }
card-rule-says = { $points }, { $term }, { $who }.
card-rule-help = Was eine Meldung dieser Handlung am Punktestand ändert, und wie lange sie zählt.
who-anyone = für alle
who-traders = für alle mit Stand oder Laden
who-owners = für alle mit eigenem Betrieb
who-officials = für alle im Amt
who-in = für „{ $set }“
who-not-in = für alle außer „{ $set }“
who-employed = für alle mit Arbeit
who-debtors = für alle mit Schulden

state-made-of = Woraus er besteht ({ $office })
made-of-part = { $part } { $points } von { $most }
made-of-office = { $office } { $score }
made-of-anothers = { $office } { $score }, das ist die Akte von { $name }
made-of-term = { $term }: Chancen mal { $times }
made-of-nothing-known = nichts, was die Person von anderen unterscheidet
made-of-entries = Einträge in der Akte
made-of-debts = unbezahlte Rechnungen
made-of-quarter = Viertel { $quarter }
made-of-look = Aussehen „{ $look }“
made-of-age = Alter
made-of-contacts = Bekannte auf einer Liste
made-of-entry = ein Eintrag „{ $act }“
state-lists = Auf der Liste
state-list-with-group = { $list } (mit jemandem aus der eigenen Gruppe)
state-stops = Angehalten
state-stops-count =
    { $all ->
        [one] einmal
       *[other] { $all }-mal
    }
state-stops-innocent =
    { $all ->
        [one] { $innocent ->
            [one] einmal, ohne Grund
           *[other] einmal, zu Recht
        }
       *[other] { $all }-mal, davon ohne Grund: { $innocent }
    }
state-kin = Verwandte anderswo
state-reports = Hat andere gemeldet
state-reports-count =
    { $all ->
        [one] { $untrue ->
            [one] einmal, zu Unrecht
           *[other] einmal, zu Recht
        }
       *[other] { $all }-mal, davon zu Unrecht: { $untrue }
    }
state-sets = Gehört zu
state-goes-by = Benutzt die Papiere von
state-misused-by = Papiere benutzt von
state-money = Geld
state-strain = Belastung
state-worth = Nutzen für andere
tie-family = Familie
tie-neighbour = Nachbarschaft
tie-work = Arbeit
tie-friend = Freundschaft
why-rule = Regel: Amt „{ $office }“ gibt { $points } für „{ $act }“, { $term }.
why-rule-for-some = Regel { $who }: Amt „{ $office }“ gibt { $points } für „{ $act }“, { $term }.
why-together = Jede dieser Regeln gilt hier; zusammen geben sie { $points }.
why-share = Die Meldung handelt von { $name }. { $who } tragen davon { $share } mit, das macht { $points }.
borne-by-household = Alle anderen im Haushalt
borne-by-households = Alle anderen in derselben Gruppe von Haushalten
borne-by-block = Alle anderen im selben Häuserblock
borne-by-firm = Alle anderen im selben Betrieb
borne-by-kin = Alle anderen im Haushalt und die Verwandten
why-reported = { $reporter } { $act }: Genannt wurde { $name }.
why-reported-oneself = { $reporter } { $act }.
why-cut = Davon zählten nur { $points }. Den Rest schnitt eine Grenze ab: die für einen Monat oder der tiefste oder höchste Punktestand, den es gibt.
why-by-hand = Keine Regel: Es wurde von Hand eingetragen. Amt „{ $office }“, { $points } für „{ $act }“, { $term }.
why-record = Meldung { $id }: seit Tag { $day } in der Akte.
why-observation = Beobachtung: Tag { $day }, { $watcher }: „{ $act }“.
why-fine = Bußgeld: { $groats } Groschen. Wird der Vermerk zurückgenommen, kommen sie zurück.
why-household-name = Name: { $other } war es. Was ein Haushalt tut, wird hier unter dem Namen der Person eingetragen, die seine Papiere hat: { $name } ({ $watcher }).
why-papers = Name: { $other } war es und benutzte die Papiere von { $name }.
why-misfiled = Name: { $other } war es; der Eintrag landete in der falschen Akte.
why-act = Was geschehen ist: { $happened }.
term-for-good = für immer
term-months = { $months ->
    [one] für { $months } Monat
   *[other] für { $months } Monate
}

chronicle-acts = Gutes getan: { $kind }-mal, davon gesehen: { $seen }. Schaden getan: { $harmful }-mal.
chronicle-marks = { $marks ->
    [one] 1 Vermerk wurde eingetragen.
   *[other] { $marks } Vermerke wurden eingetragen.
}
chronicle-marks-open = { $marks ->
    [one] 1 Vermerk wurde eingetragen, { $sight ->
        [right] für etwas, was die Person getan hat.
       *[other] für etwas, was die Person nicht getan hat.
    }
   *[other] { $marks } Vermerke wurden eingetragen, davon für etwas, was die Person nicht getan hat: { $wrong }.
}
chronicle-mark =
    { $number ->
        [one] { $watcher }: „{ $name } { $act }“. { $points } Punkt.
       *[other] { $watcher }: „{ $name } { $act }“. { $points } Punkte.
    }
chronicle-wrong-mark =
    { $number ->
        [one] { $watcher }: „{ $name } { $act }“. So war es nicht. { $points } Punkt.
       *[other] { $watcher }: „{ $name } { $act }“. So war es nicht. { $points } Punkte.
    }
chronicle-corrected = Ein Vermerk von { $name } wurde zurückgenommen.
chronicle-corrections = Vermerke wurden zurückgenommen: einer von { $name } und { $others } weitere.
chronicle-begins = von heute an: { $name }.
chronicle-trial = der Versuch „{ $trial }“ ist entschieden: „{ $office }“ arbeitet jetzt in jedem Viertel, und die anderen Ämter des Versuchs bewerten niemanden mehr.
chronicle-trial-undecided = der Versuch „{ $trial }“ ist noch nicht entschieden: Keines seiner Ämter hat eine Zahl, an der man es messen könnte.
chronicle-stops = { $stops ->
    [one] 1 Person wurde angehalten.
   *[other] { $stops } Personen wurden angehalten.
}
chronicle-stops-open = { $stops ->
    [one] 1 Person wurde angehalten, { $innocent ->
        [one] und das ohne Grund.
       *[other] und das zu Recht.
    }
   *[other] { $stops } Personen wurden angehalten, davon ohne Grund: { $innocent }.
}
chronicle-quiet = Nichts wurde eingetragen.
chronicle-quiet-unrated = Niemand wurde angehalten.
chronicle-still = Ein ruhiger Tag.
chronicle-week = Die Woche in der ganzen Stadt: { $tells }
followed-chosen = { $name }: ihr begleitet diesen Menschen.
followed-fallen = { $name }: diese Akte hatte bis Tag { $day } die meisten Punkte gekostet.
followed-beside = { $name }: hatte bis Tag { $day } die wenigsten Einträge unter denen, die { $other } kennt.
followed-risen = { $name }: diese Akte hatte bis Tag { $day } die meisten Punkte gebracht.
followed-stopped = { $name }: war bis Tag { $day } am häufigsten angehalten worden.
followed-never-stopped = { $name }: kennt { $other } und war bis Tag { $day } nie angehalten worden.
story-falls = { $name } fällt von „{ $from }“ auf „{ $to }“.
story-rises = { $name } steigt von „{ $from }“ auf „{ $to }“.
story-flagged = { $name } ist gekennzeichnet.
story-cleared = { $name } ist nicht mehr gekennzeichnet.
story-loses-work = { $name } hat die Arbeit verloren.
story-finds-work = { $name } hat Arbeit gefunden.
story-taken-back = Ein Vermerk über { $name } wurde zurückgenommen.
story-stopped = { $name } wurde auf der Stelle angehalten.
moment = Tag { $day }: { $says }
moment-within = Zwischen Tag { $first } und Tag { $last }: { $says }
moment-first-flag = { $name } wird gekennzeichnet. Zu Beginn dieses Laufs war es niemand.
moment-lifted = { $name } ist nicht mehr gekennzeichnet, als erste Person seit Beginn dieses Laufs.
moment-doubled = { $now } Menschen sind jetzt gekennzeichnet. Das sind mindestens doppelt so viele wie die { $before }, mit denen dieser Lauf begann.
quoted = „{ $text }“
