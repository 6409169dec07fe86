# Was zu einem Szenario gesagt wird, das läuft. Zu jeder Warnung und jeder Anmerkung gehört ein Satz, lint-NAME; ein zweiter,
# lint-NAME-hint, der sagt, wie eine Warnung sich beheben lässt oder warum eine Anmerkung einen Gedanken wert ist; und einer für
# die Seite docs/warnings.md, lint-NAME-about.
lint-and-more = { $names } und noch { $count } mehr
lint-nowhere = nirgends, denn keine davon geschieht je
lint-the-office = das Amt „{ $office }“ ist
lint-rules-of-office = { $count ->
    [one] eine Regel des Amts „{ $office }“ ist
   *[other] { $count } Regeln des Amts „{ $office }“ sind
}
lint-rule-with-points = { $path } ({ $points })
lint-role-officials = Leute im Amt
lint-role-traders = Leute mit eigenem Stand oder Laden
lint-role-owners = Leute mit eigenem Betrieb

## Warnungen zu einem gespeicherten Lauf; er kann auch die seines Szenarios haben.
lint-save-of-another-version = Version { $version } von Tallyford hat diesen Lauf gespeichert, und Version { $running } kann eine andere Stadt daraus machen
lint-save-of-another-version-hint = ob sie das tut, sagt `tallyford run { $file }`
lint-order-after-end = ein Befehl für Tag { $day } wird nicht ausgeführt, denn der gespeicherte Lauf endet mit Tag { $days }
lint-order-after-end-hint = den Befehl aus der Datei streichen oder days: { $least } oder mehr schreiben; das Fenster behält ihn, bis die Stadt dort ankommt

## Warnungen: wahrscheinlich nicht so gemeint.
lint-change-reaches-one = diese Änderung daran, was { $act } bei „{ $office }“ einbringt, lässt { $count ->
    [one] eine andere Regel dafür unverändert: { $others }
   *[other] { $count } andere Regeln dafür unverändert: { $others }
}
lint-change-reaches-one-hint = für Menschen, auf die mehrere Regeln für eine Handlung zutreffen, zählen diese zusammen; die anderen mitändern, oder sie unverändert hinschreiben, um zu sagen, dass sie bleiben
lint-change-reaches-one-about = Ein Amt hat mehrere Regeln für eine Handlung, für manche Menschen und für alle. Eine Datei oder Einstellung, die nur die Handlung nennt, ändert eine davon.
lint-thing-twice-in-change = { $path } nennt „{ $name }“ zweimal, und der zweite Eintrag ändert den ersten
lint-thing-twice-in-change-hint = eine Datei, die auf anderen aufbaut, ändert jedes Ding einmal; Regeln für eine Handlung an anderen Tagen brauchen ein anderes who, andere quarters oder eine eigene Handlung
lint-thing-twice-in-change-about = Eine Liste, die Dinge über ihre Namen ändert, nennt eines davon zweimal. Ihr zweiter Eintrag ändert dann den ersten, statt neben ihm zu stehen.
lint-entry-twice = { $path } ist ein zweiter Eintrag zu „{ $name }“, und nur einer der beiden zählt
lint-entry-twice-hint = einen der beiden behalten
lint-entry-twice-about = Eine Liste hat zwei Einträge zum selben Aussehen, zum selben Viertel oder zur selben Art von Orten.
lint-rule-twice = { $path } ist eine zweite Regel zu { $act } für dieselben Menschen, Viertel und Tage, sodass eine Meldung nach beiden zählt; Punkte zusammen: { $sum }
lint-rule-twice-hint = eine einzige Regel schreiben, mit den Punkten, die gemeint sind
lint-rule-twice-about = Ein Amt hat für eine Handlung zwei Regeln, die an denselben Tagen für dieselben Menschen gelten, und beide zählen.
lint-letters-not-drawn = { $path } enthält Zeichen, die das Fenster nicht darstellen kann: { $letters }
lint-letters-not-drawn-hint = das Fenster zeigt dafür je ein Kästchen; Berichte und Tabellen zeigen sie richtig
lint-letters-not-drawn-about = Ein Text enthält Zeichen, für die die Schriften des Fensters keine Form haben.
lint-shares-not-whole = die Anteile in { $path } ergeben zusammen { $sum } statt 1; im Verhältnis sind es: { $really }
lint-shares-not-whole-hint = Anteile schreiben, die zusammen 1 ergeben, oder ganze Zahlen wie 7 und 3
lint-shares-not-whole-about = Anteile von Aussehen oder Vierteln sind als Teile von 1 geschrieben und ergeben zusammen nicht 1. Jeder zählt dann mehr oder weniger als das, was dasteht.
lint-look-of-nobody = bei { $residents } Einwohnern entfallen auf das Aussehen „{ $look }“ etwa { $people }, also hat es wahrscheinlich niemand
lint-look-of-nobody-hint = ihm einen größeren Anteil geben oder es weglassen
lint-look-of-nobody-about = Ein Aussehen hat einen so kleinen Anteil, dass es in einer Stadt dieser Größe niemand hat. Was von solchen Leuten gesagt wird, wird von niemandem gesagt.
lint-rules-about-nobody = { $what } nur für { $role }, und die gibt es in dieser Stadt wahrscheinlich nicht
lint-rules-about-nobody-hint = mehr davon vorsehen (town.officials, town.trading_firms) oder ein anderes who schreiben
lint-rules-about-nobody-about = Ein Amt oder eine Regel ist für Leute im Amt oder für Leute mit eigenem Betrieb, und die Stadt hat keine.
lint-act-without-rate = { $act } geschieht nie, denn nirgends steht, wie oft
lint-act-without-rate-hint = times_a_year: 12.0 ergänzen, oder times_a_year: 0.0, wenn niemand es tun soll
lint-act-without-rate-about = Eine Handlung hat weder times_a_year noch eine Wahrscheinlichkeit (chance), also geschieht sie nie.
lint-act-of-no-age = { $path } ist { $age }, und die Menschen hier sind { $youngest } bis { $oldest } Jahre alt, also geschieht { $act } nie
lint-act-of-no-age-hint = ein Alter wählen, das es hier gibt
lint-act-of-no-age-about = Eine Handlung ist für ein Alter gedacht, in dem niemand in der Stadt lebt.
lint-watcher-elsewhere = der Beobachter „{ $watcher }“ erfasst keinen Ort, an dem die Handlungen geschehen, die er erkennt; sie geschehen hier: { $places }
lint-watcher-elsewhere-hint = zum Beispiel ergänzen: places: [(place: Square, share: 0.5)]
lint-watcher-elsewhere-about = Ein Beobachter erfasst keinen Ort, an dem eine der Handlungen geschieht, die er erkennt.
lint-report-to-nobody = niemand nimmt die Angaben entgegen, die Leute mit { $act } machen
lint-report-to-nobody-hint = unter `takes` eines Beobachters nennen, der dort ist, wo es geschieht, oder den Beobachter einschalten
lint-report-to-nobody-about = Mit einer Handlung geben Leute etwas über jemanden an, und wo das geschieht, nimmt kein Beobachter solche Angaben entgegen. Pakete werden nicht danach gefragt: Ihre Angaben warten vielleicht auf die Beobachter eines anderen Pakets.
lint-rule-without-records = keine Meldung über { $act } erreicht je das Amt „{ $office }“, also wird diese Regel nie angewandt
lint-rule-without-records-hint = einen Beobachter, den das Amt liest, { $act } erkennen lassen, und zwar dort, wo es geschieht; oder die Regel abschalten
lint-rule-without-records-about = Eine Regel gilt einer Handlung, die kein Beobachter ihres Amts je meldet. Pakete werden nicht danach gefragt: Ihre Regeln warten vielleicht auf die Beobachter eines anderen Pakets.
lint-multiple-of-nothing = { $path } rechnet { $times } mal null, denn { $field } beim Beobachter „{ $watcher }“ selbst ist 0
lint-multiple-of-nothing-hint = dem Beobachter für { $field } einen Wert über 0 geben, von dem dies ein Vielfaches ist
lint-multiple-of-nothing-about = Eine Gruppe vervielfacht einen Fehler, den der Beobachter nicht macht.
lint-band-out-of-reach = niemand kann in Stufe „{ $band }“ sein, denn Punktestände reichen von { $floor } bis { $ceiling }
lint-band-out-of-reach-hint = die Stufe verschieben, oder floor oder ceiling des Amts
lint-band-out-of-reach-about = Eine Stufe beginnt über dem höchsten Punktestand, oder die Stufe darüber nimmt auch den niedrigsten auf.
lint-list-without-way-on = auf die Liste „{ $list }“ des Amts „{ $office }“ kommt nie jemand
lint-list-without-way-on-hint = bei ScoreBelow muss der Wert über floor liegen; Rechnungen und Meldungen brauchen einen Beobachter, den das Amt liest
lint-list-without-way-on-about = Keiner der Anlässe, die auf eine Liste führen, kann eintreten.
lint-list-without-way-off = wer auf der Liste „{ $list }“ des Amts „{ $office }“ steht, bleibt für immer darauf
lint-list-without-way-off-hint = bei ScoreAbove muss der Wert unter ceiling liegen; beglichene Rechnungen brauchen einen Beobachter, der meldet, was bezahlt ist
lint-list-without-way-off-about = Eine Bedingung, um von einer Liste zu kommen, kann nie erfüllt werden, und alle Bedingungen müssen erfüllt sein.
lint-category-of-nothing = keine Regel des Amts „{ $office }“ gehört zur Kategorie „{ $category }“, also hält deren Höchstwert nichts zurück
lint-category-of-nothing-hint = in einer Regel nennen: category: "{ $category }"
lint-category-of-nothing-about = Zu einer Kategorie gehört keine Regel.
lint-day-after-end = { $path } ist { $day }, und der Lauf endet mit Tag { $days }
lint-day-after-end-hint = einen früheren Tag wählen oder den Lauf verlängern
lint-day-after-end-about = Eine Regel oder ein Beobachter beginnt oder endet an einem Tag, den der Lauf nicht erreicht, oder ein Schritt der Stunde kommt an einem solchen Tag.
lint-cut-of-nothing = die Verbindung { $edge } ist getrennt, aber über sie liefe ohnehin nichts
lint-cut-of-nothing-hint = weglassen, oder einschalten, was über sie läuft
lint-cut-of-nothing-about = Eine Verbindung der Rückkopplung ist getrennt, obwohl über sie nichts liefe. Die Trennung ändert also nichts.
lint-appeals-without-notice = niemand erfährt von einem Vermerk ({ $path } ist 0), also erhebt niemand Einspruch
lint-appeals-without-notice-hint = ergänzen: notice: 1.0
lint-appeals-without-notice-about = Einspruch ist möglich, aber niemand erfährt je von einem Vermerk.
lint-appeals-without-reviews = über keinen Einspruch wird je entschieden, denn { $path } ist 0
lint-appeals-without-reviews-hint = ergänzen: reviews_a_day: 1.0
lint-appeals-without-reviews-about = Einspruch ist möglich, aber niemand prüft etwas.
lint-reviews-without-appeals = { $path } ist gesetzt, aber niemand erhebt Einspruch, also ändert es nichts
lint-reviews-without-appeals-hint = ergänzen: appeal: 0.6, die Wahrscheinlichkeit, dass die mutigste Person Einspruch erhebt
lint-reviews-without-appeals-about = Kosten oder Prüfungen von Einsprüchen sind festgelegt, und niemand erhebt Einspruch.
lint-nature-of-its-own = { $field } ist { $own }, die Voreinstellung ist { $usual }: Diese Menschen sind von anderer Natur als die in anderen Szenarien
lint-nature-of-its-own-hint = weglassen und die Städte nach ihren Regeln vergleichen; ob ein Ergebnis davon abhängt, zeigt eine Versuchsreihe mit verschiedenen Werten
lint-nature-of-its-own-about = Die Menschen des Szenarios reagieren stärker oder schwächer auf Regeln als die aller anderen, oder Vermerke belasten sie mehr oder weniger.
lint-reviews-mostly-wrong = Prüfungen liegen zu { $right } richtig, seltener als ein Münzwurf
lint-reviews-mostly-wrong-hint = accuracy ist die Wahrscheinlichkeit, richtig zu liegen: 0.9 für neun von zehn Malen
lint-reviews-mostly-wrong-about = Prüfungen liegen öfter falsch als richtig.

lint-act-without-words = { $near ->
    [none] für die Handlung { $act } haben Akten und Berichte keine Worte
   *[other] für die Handlung { $act } haben Akten und Berichte keine Worte; ist { $near } gemeint?
}
lint-act-without-words-hint = says ergänzen, in der Vergangenheit und ohne die Person, etwa says: "ließ Müll liegen"
lint-act-without-words-about = Einer Handlung fehlen die Worte (says). Oft ist ihr Name ein verschriebener Name aus dem Katalog, und statt jene Handlung zu ändern, entstand eine neue.

## Anmerkungen: einen zweiten Gedanken wert.
lint-score-of-others = die Punktestände der Bekannten machen bei „{ $office }“ { $share } jedes Punktestands aus
lint-score-of-others-hint = was ein Mensch tut, bewegt die Punktestände anderer, und Bekannte mit niedrigem Punktestand werden gemieden; dafür spricht, dass der Umgang etwas über einen Menschen sagt
lint-score-of-others-about = Ein Punktestand besteht zum Teil aus den Punkteständen anderer.
lint-others-bear-it = bei „{ $office }“ tragen andere mit, was ein Mensch tut: { $ways }
lint-others-bear-it-hint = Menschen bekommen Vermerke, verlieren Bekannte oder verdienen weniger, ohne etwas getan zu haben; dafür spricht, dass sie einander vielleicht zu den Regeln anhalten
lint-others-bear-it-about = Ein Haushalt, Bekannte oder die Angestellten eines Betriebs tragen den Vermerk eines Menschen mit.
lint-bear-group = die Gruppe trägt { $doors } jedes Vermerks mit
lint-bear-list = wer zur Gruppe von jemandem auf „{ $doors }“ gehört, steht auch darauf
lint-bear-household = der Haushalt trägt { $doors } jedes Vermerks mit
lint-bear-ties = Bekannte wenden sich von denen in „{ $doors }“ ab
lint-bear-staff = Angestellte verdienen weniger, solange der Betrieb jemandem in „{ $doors }“ gehört
lint-bear-drop = man trennt sich von Bekannten mit niedrigerem Punktestand
lint-never-expires = Vermerke für { $count } { $count ->
    [one] Handlung
   *[other] Handlungen
} verfallen bei „{ $office }“ nie: { $acts }
lint-never-expires-hint = ein alter Vermerk wiegt so schwer wie ein neuer, und ein alter Fehler auch; dafür spricht, dass eine seltene Handlung nicht vergessen wird, solange sie wiederkommen kann
lint-never-expires-about = Vermerke gegen Menschen bleiben für immer: Sie verfallen nicht und verblassen nicht.
lint-no-appeal = niemand kann gegen einen Vermerk Einspruch erheben ({ $offices })
lint-no-appeal-hint = der Mensch, den ein Fehler traf, merkt es zuerst und kann es nicht sagen; dafür spricht, dass Prüfungen Stunden kosten und dass manche auch gegen Vermerke Einspruch erheben würden, die sie verdient haben
lint-no-appeal-about = Vermerke werden gemacht, und niemand kann Einspruch dagegen erheben.
lint-sign-as-evidence = „{ $office }“ bewertet { $count } { $count ->
    [one] harmlose Handlung, die als Zeichen gelesen wird
   *[other] harmlose Handlungen, die als Zeichen gelesen werden
}: { $acts }
lint-sign-as-evidence-hint = Menschen bekommen Vermerke für etwas, was niemandem schadet, und wer die Regel kennt, kann das Zeichen weglassen und behalten, wofür es steht; dafür spricht, dass ein Zeichen zu sehen sein kann, bevor Schaden entsteht
lint-sign-as-evidence-about = Eine Handlung, die niemandem schadet (kind: Proxy), wird bewertet, weil sie als Zeichen für etwas gelesen wird.
lint-known-without-record = „{ $office }“ weiß, wer zu einer Menge gehört, in die Menschen durch ihr Tun kommen oder aus der sie dadurch gehen: { $sets }
lint-known-without-record-hint = das Amt muss die Handlung nicht gesehen haben; das passt zu einem Verzeichnis, in das Menschen sich selbst eintragen, und es verbirgt jeden Fehler, den ein Beobachter machen würde
lint-known-without-record-about = Ein Amt bewertet die Mitglieder einer Menge oder hat Regeln für sie, und Menschen kommen durch eine Handlung in diese Menge oder gehen aus ihr.
lint-hiding-as-evidence = „{ $office }“ bewertet { $count } { $count ->
    [one] Handlung
   *[other] Handlungen
} von Menschen, die sich beobachtet fühlen: { $acts }
lint-hiding-as-evidence-hint = wer sich ungern beobachten lässt, sieht aus wie jemand, der etwas zu verbergen hat, und beide bekommen Vermerke; dafür spricht, dass Beobachtung, der man ohne Kosten ausweichen kann, wenig sieht
lint-hiding-as-evidence-about = Eine Handlung, die Menschen umso öfter tun, je mehr sie sich beobachtet fühlen (ein Antrieb Watched über 0), kostet Punkte: Wer den Blicken ausweicht, macht sich damit verdächtig.
lint-feeds-itself = der Punktestand von „{ $office }“ wirkt an seinen eigenen Belegen mit: { $ways }
lint-feeds-itself-hint = mehr wird gefunden, wo mehr gesucht wird, und das scheint dann zu belegen, dass es richtig war, dort zu suchen; dafür spricht, dass Stunden der Beobachtung dorthin gehen, wo schon etwas gefunden wurde
lint-feeds-itself-about = Ein Punktestand entscheidet, wie genau Menschen beobachtet werden oder von wem ein Amt erfährt. Was dann gefunden wird, geht in den Punktestand ein.
lint-feeds-scrutiny = wer in „{ $doors }“ ist, wird genauer beobachtet (Beobachter: { $watchers })
lint-feeds-patrol = „{ $watcher }“ geht dorthin, wo schon viel in den Akten steht, und trägt ein, was dort gefunden wird
lint-feeds-served = das Amt erfährt nur von denen, die es bedient hat
lint-stick-without-carrot = „{ $office }“ zieht nur Punkte ab und öffnet niemandem eine Tür
lint-stick-without-carrot-hint = niemand kann durch gutes Verhalten zurückgewinnen, was ein Fehler genommen hat; dafür spricht, dass gutes Verhalten, das niemand bewertet, keine Beobachtung braucht und nicht vorgetäuscht wird
lint-stick-without-carrot-about = Ein Amt hat Regeln, die Punkte kosten, keine, die welche bringt, und keine Stufe oder Liste, die irgendwem nützt.
lint-flagged-from-the-start = alle beginnen bei { $start }, in Stufe „{ $band }“ von „{ $office }“, und sind damit gekennzeichnet, bevor man etwas über sie weiß
lint-flagged-from-the-start-hint = bis Menschen sich herausgearbeitet haben, tragen sie, was die Stufe bewirkt; dafür spricht, dass Vertrauen auf dem beruht, was man voneinander weiß
lint-flagged-from-the-start-about = Der Punktestand, mit dem alle beginnen, liegt in einer Strafstufe.
