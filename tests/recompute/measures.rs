//! Every measure, computed from the tables of an export alone. A measure that is not here fails the test: whoever adds one
//! adds what it needs to the tables, and its computation here.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::tables::{Folder, Row};

/// Resident, score, standing, band: what the leading office makes of one resident.
struct Rated<'a> {
    resident: usize,
    score: f64,
    band: &'a str,
}

/// How those who are rated are flagged.
#[derive(Default)]
struct Counts {
    right: f64,
    wrong: f64,
    missed: f64,
    free: f64,
}

/// The value of a measure; the outer `None` where nobody knows how to compute it.
pub fn recomputed(measure: &str, folder: &Folder) -> Option<Option<f64>> {
    let it = It(folder);
    if let Some((family, name)) = measure.split_once(':') {
        return it.of_family(family, name);
    }
    Some(match measure {
        "mean_score" => mean(it.scores()?),
        "median_score" => quantile(it.scores()?, 0.5),
        "score_spread" => {
            let scores = it.scores()?;
            quantile(scores.clone(), 0.9).zip(quantile(scores, 0.1)).map(|(high, low)| high - low)
        }
        "assortativity" => it.assortativity(),
        "lowest_band_share" => it.lowest_band_share(),
        "lowest_band_days" => half(&it.stays("lowest_band")),
        "lowest_band_left" => {
            let stays = it.stays("lowest_band");
            let share =
                going_on(&stays).iter().take_while(|(day, _)| *day <= 90.0).last().map_or(1.0, |(_, left)| *left);
            let followed = stays.iter().map(|(days, ..)| *days).fold(f64::NEG_INFINITY, f64::max);
            (!stays.is_empty() && (share == 0.0 || followed >= 90.0)).then_some(1.0 - share)
        }
        "recovery_days" => half(&it.stays("below_after_false_mark")),
        "flagged_share" => {
            let rated: Vec<Row> = it.residents().filter(|row| row.is("rated")).collect();
            divided(rated.iter().filter(|row| row.is("flagged")).count() as f64, rated.len() as f64)
        }
        "false_flagged_share" => it.counts().and_then(|c| divided(c.wrong, c.right + c.wrong + c.missed + c.free)),
        "false_positive_rate" => it.counts().and_then(|c| divided(c.wrong, c.wrong + c.free)),
        "false_negative_rate" => it.counts().and_then(|c| divided(c.missed, c.missed + c.right)),
        "positive_predictive_value" => it.counts().and_then(|c| divided(c.right, c.right + c.wrong)),
        "false_discovery_rate" => it.counts().and_then(|c| divided(c.wrong, c.right + c.wrong)),
        "caught_share" => it.counts().and_then(|c| divided(c.right, c.missed + c.right)),
        "false_observation_share" => divided(it.watched("read_false"), it.watched("read")),
        "false_mark_share" => divided(it.acts("as_run", "marks_false"), it.acts("as_run", "marks")),
        "false_points_share" => divided(it.acts("as_run", "points_down_false"), it.acts("as_run", "points_down")),
        "error_concentration" => {
            let days = it.residents().filter_map(|row| row.maybe("days_wronged"));
            let mut days: Vec<f64> = days.filter(|days| *days > 0.0).collect();
            days.sort_by(|a, b| b.total_cmp(a));
            divided(days[..days.len().div_ceil(10)].iter().sum(), days.iter().sum())
        }
        "file_drift" => it.file_drift(),
        "false_mark_days" => it.false_mark_days(),
        "flags_on_false_marks" => {
            let flagged: Vec<Row> = it.residents().filter(|row| row.is("rated") && row.is("flagged")).collect();
            let told = flagged.iter().any(|row| row.truth("flag_rests").is_some());
            let resting = flagged.iter().filter(|row| row.is("flag_rests")).count();
            told.then(|| divided(resting as f64, flagged.len() as f64)).flatten()
        }
        "wrong_flags_by_sight" => it.wrong_flags("sight"),
        "wrong_flags_by_file" => it.wrong_flags("file"),
        "wrong_flags_borne" => it.wrong_flags("borne"),
        "wrong_flags_insincere" => it.wrong_flags("insincere"),
        "score_worth_correlation" => {
            let worth = it.by_resident("worth");
            pearson(&it.rated()?.iter().map(|r| (r.score, worth[r.resident])).collect::<Vec<_>>())
        }
        "undeserved_top_share" => it.undeserved_top_share(),
        "genuine_points_share" => it.points_share("genuine"),
        "performative_points_share" => it.points_share("performative"),
        "proxy_points_share" => it.points_share("proxy"),
        "unearned_points_share" => it.points_share(""),
        "evaded_points_share" => it
            .town("without_evasion")
            .and(it.fall(it.acts("as_run", "points_down"), it.acts("without_evasion", "points_down"))),
        "show_points_by_money" => it.show_points_by_money(),
        "good_displaced" => it.compared("good", "secret_rules"),
        "harm_prevented" => it.compared("harm", "unrated"),
        "customer_harm_prevented" => it.compared("customer_harm", "unrated"),
        "good_gained" => it.compared("good", "unrated").map(|fall| -fall),
        "performative_acts" => {
            let acts = it.of_town("as_run").filter(|row| row.text("kind") == "performative");
            Some(it.a_thousand_years(acts.map(|row| row.number("done")).sum()))
        }
        "mobility" => {
            let residents = |row: Row| row.number("residents");
            let changed = it.0.rows("moves").filter(|row| row.text("from_band") != row.text("to_band"));
            divided(changed.map(residents).sum(), it.0.rows("moves").map(residents).sum())
        }
        "untouched_share" => {
            let rated: Vec<Row> = it.residents().filter(|row| row.is("rated")).collect();
            divided(rated.iter().filter(|row| row.is("untouched")).count() as f64, rated.len() as f64)
        }
        "bite" => {
            let closed: f64 = it.of_town("as_run").map(|row| row.number("closed")).sum();
            let can_close = closed > 0.0 || it.of_town("as_run").any(|row| row.is("needs_service"));
            can_close.then(|| it.a_thousand_years(closed))
        }
        "seeming_share" => {
            let costs: Vec<f64> = it.residents().filter_map(|row| row.maybe("showing_cost")).collect();
            let seeming = costs.iter().filter(|cost| **cost > 0.0).count();
            (!costs.is_empty()).then(|| seeming as f64 / it.residents().count() as f64)
        }
        "evasion" => mean(it.by_resident("evasion")),
        "withdrawal" => mean(it.by_resident("withdrawal")),
        "mean_money" => mean(it.by_resident("money")),
        "mean_strain" => mean(it.by_resident("strain")),
        "mean_trust" => mean(it.by_resident("trust")),
        "approval" => it.thinking(|opinion| opinion > 0.1),
        "disapproval" => it.thinking(|opinion| opinion < -0.1),
        "harm_done" => Some(-it.a_thousand_years(it.town("as_run")?.number("harm"))),
        "good_done" => Some(it.a_thousand_years(it.town("as_run")?.number("good"))),
        "ties_lost" => Some(it.a_thousand_years(it.town("as_run")?.number("ties_lost"))),
        "staff_wages_lost" => {
            let (paid, full) =
                (it.town("as_run")?.number("staff_wages"), it.town("as_run")?.number("staff_wages_full"));
            divided(full - paid, full)
        }
        "without_work" => {
            let count = |kind| it.residents().filter(|row| row.text("employment") == kind).count() as f64;
            divided(count("idle"), count("idle") + count("employed"))
        }
        "refused_share" => {
            let mut refused = vec![false; it.residents().count()];
            let mut some = it.0.rows("offices").any(|row| row.is("refuses"));
            for row in it.0.rows("ratings") {
                some |= row.truth("served").is_some();
                refused[row.id("resident")] |= row.truth("served") == Some(false);
            }
            some.then(|| refused.iter().filter(|refused| **refused).count() as f64 / refused.len() as f64)
        }
        "watch_hours" => {
            let watchers = it.0.table("watchers").with("town", "as_run");
            let hours: f64 = watchers.map(|row| row.number("hours_each") * row.number("observations")).sum();
            Some(it.a_thousand_years(hours) * 7.0 / 365.0)
        }
        "review_hours" => {
            let town = it.town("as_run")?;
            let hours = town.number("hours_a_review") * town.number("appeals_reviewed");
            Some(it.a_thousand_years(hours + town.number("hours_of_second_looks")) * 7.0 / 365.0)
        }
        "repairs_an_hour" => {
            let town = it.town("as_run")?;
            divided(town.number("false_marks_repaired"), town.number("hours_of_second_looks"))
        }
        "sound_marks_taken_back" => {
            let town = it.town("as_run")?;
            let (sound, repaired) = (town.number("true_marks_repaired"), town.number("false_marks_repaired"));
            divided(sound, sound + repaired)
        }
        "misuse_days" => Some(it.a_thousand_years(it.town("as_run")?.number("misuse_days"))),
        "misuse_found_after" => {
            divided(it.town("as_run")?.number("misuse_days_found"), it.town("as_run")?.number("misuse_found"))
        }
        "appeals_upheld" => {
            divided(it.town("as_run")?.number("appeals_upheld"), it.town("as_run")?.number("appeals_reviewed"))
        }
        "appeals_waiting" => Some(it.town("as_run")?.number("appeals_waiting")),
        "recorded_gap" => it.recorded_gap(),
        "wrongly_linked_share" => {
            let merged = |row: &Row| it.0.table("offices").with("office", row.text("office")).any(|o| o.is("merged"));
            let rated: Vec<Row> = it.0.rows("ratings").filter(merged).collect();
            divided(rated.iter().filter(|row| !row.text("linked_with").is_empty()).count() as f64, rated.len() as f64)
        }
        "offices_per_wrong_flag" => {
            let wronged: Vec<Row> =
                it.residents().filter(|row| row.is("flagged") && row.truth("flag_earned") == Some(false)).collect();
            let wronged_here =
                |row: &Row| wronged.iter().any(|wronged| wronged.text("resident") == row.text("resident"));
            let flags = it.0.rows("ratings").filter(|row| row.is("flagged")).filter(wronged_here);
            divided(flags.count() as f64, wronged.len() as f64)
        }
        "score_tells_repayment" => {
            let (behind, paid): (Vec<Row>, Vec<Row>) =
                it.loans().into_iter().partition(|row| row.maybe("fell_behind_after").is_some());
            let pairs = paid.iter().flat_map(|paid| behind.iter().map(move |behind| (paid, behind)));
            let told = pairs.map(|(paid, behind)| match paid.number("score").total_cmp(&behind.number("score")) {
                Ordering::Greater => 1.0,
                Ordering::Equal => 0.5,
                Ordering::Less => 0.0,
            });
            divided(told.sum(), (paid.len() * behind.len()) as f64)
        }
        "fell_behind_share" => {
            let loans = it.loans();
            let behind = loans.iter().filter(|row| row.maybe("fell_behind_after").is_some()).count();
            divided(behind as f64, loans.len() as f64)
        }
        "points_claimed_share" => it.given("points_claimed"),
        "points_pooled_share" => it.given("points_pooled"),
        "reports_made" => Some(it.a_thousand_years(it.town("as_run")?.number("reports_of_others"))),
        "false_reports_made" => Some(it.a_thousand_years(it.town("as_run")?.number("false_reports_of_others"))),
        "claims_made" => Some(it.a_thousand_years(it.town("as_run")?.number("claims"))),
        "lies_confirmed" => Some(it.a_thousand_years(it.town("as_run")?.number("reports_confirmed"))),
        "false_reports_share" => it.of_its("false_reports_of_others", &["reports_of_others"]),
        "staged_share" => it.of_its("false_claims", &["claims"]),
        "lies_caught_share" => {
            it.of_its("reports_caught", &["reports_caught", "false_reports_of_others", "false_claims"])
        }
        "borne_share" => {
            let looks = || it.0.rows("groups").filter(|row| row.text("kind") == "look");
            divided(looks().map(|r| r.number("points_borne")).sum(), looks().map(|r| r.number("points_down")).sum())
        }
        "stops" => Some(it.a_thousand_years(it.town("as_run")?.number("stops"))),
        "stops_per_harm" => it.of_its("stops", &["harms_stopped"]),
        "stopped_hours" => Some(it.a_thousand_years(it.town("as_run")?.number("stopped_hours")) * 7.0 / 365.0),
        "harm_stopped" => Some(-it.a_thousand_years(it.town("as_run")?.number("harm_stopped"))),
        _ => return None,
    })
}

struct It<'a>(&'a Folder);

impl<'a> It<'a> {
    fn residents(&self) -> impl Iterator<Item = Row<'a>> + use<'a> {
        self.0.table("residents").rows()
    }

    /// The share of all residents who think so of the leading office.
    fn thinking(&self, so: fn(f64) -> bool) -> Option<f64> {
        let opinions: Vec<f64> = self.residents().filter_map(|row| row.maybe("opinion")).collect();
        let rated = self.residents().any(|row| row.maybe("score").is_some());
        rated.then(|| opinions.iter().filter(|opinion| so(**opinion)).count() as f64 / opinions.len() as f64)
    }

    /// A column of numbers, by the resident's number.
    fn by_resident(&self, column: &str) -> Vec<f64> {
        self.residents().map(|row| row.number(column)).collect()
    }

    fn town(&self, name: &'a str) -> Option<Row<'a>> {
        self.0.table("towns").with("town", name).next()
    }

    /// One number of the town that ran over the sum of some others.
    fn of_its(&self, part: &str, whole: &[&str]) -> Option<f64> {
        let town = self.town("as_run")?;
        divided(town.number(part), whole.iter().map(|column| town.number(column)).sum())
    }

    /// A number of points of the town that ran, as a share of all that rules gave.
    fn given(&self, column: &str) -> Option<f64> {
        let given = self.of_town("as_run").map(|row| row.number("points_up")).sum();
        divided(self.town("as_run")?.number(column), given)
    }

    fn of_town(&self, name: &'a str) -> impl Iterator<Item = Row<'a>> + use<'a> {
        self.0.table("acts").with("town", name)
    }

    /// The sum of a column over all acts of a town. Of the town that ran, the sum of its receipts instead, where they are
    /// there.
    fn acts(&self, town: &'a str, column: &str) -> f64 {
        let summed = self.of_town(town).map(|row| row.number(column)).sum();
        if town != "as_run" || !self.0.tables.contains_key("receipts") {
            return summed;
        }
        let of = |row: Row| {
            let (points, right) = (row.number("points"), row.is("true"));
            match column {
                "marks" => f64::from(u8::from(points < 0.0)),
                "marks_false" => f64::from(u8::from(points < 0.0 && !right)),
                "points_down" if points < 0.0 => points,
                "points_down_false" if points < 0.0 && !right => points,
                _ => 0.0,
            }
        };
        let told: f64 = self.0.rows("receipts").map(of).sum();
        assert!((told - summed).abs() < 1e-6, "{column}: receipts come to {told}, acts to {summed}");
        told
    }

    fn watched(&self, column: &str) -> f64 {
        self.0.table("watchers").with("town", "as_run").map(|row| row.number(column)).sum()
    }

    fn leads(&self) -> Option<&'a str> {
        self.0.rows("offices").find(|row| row.is("leads")).map(|row| row.text("office"))
    }

    /// Those whom the leading office rates, in the order of their numbers.
    fn rated(&self) -> Option<Vec<Rated<'a>>> {
        let leads = self.leads();
        let rows = self.0.rows("ratings").filter(|row| Some(row.text("office")) == leads);
        let rated =
            rows.map(|row| Rated { resident: row.id("resident"), score: row.number("score"), band: row.text("band") });
        Some(rated.collect())
    }

    fn scores(&self) -> Option<Vec<f64>> {
        Some(self.rated()?.iter().map(|rated| rated.score).collect())
    }

    /// The share of wrong flags that come from a cause.
    fn wrong_flags(&self, cause: &str) -> Option<f64> {
        let wrong: Vec<Row> = self.residents().filter(|row| !row.text("flag_cause").is_empty()).collect();
        let all = wrong.iter().all(|row| row.is("flagged") && !row.is("flag_earned"));
        assert!(all, "a cause is given of flags that are not earned");
        divided(wrong.iter().filter(|row| row.text("flag_cause") == cause).count() as f64, wrong.len() as f64)
    }

    fn counts(&self) -> Option<Counts> {
        let mut counts = Counts::default();
        let mut standing = false;
        for row in self.residents() {
            let earned = row.truth("flag_earned");
            standing |= earned.is_some();
            if let (true, Some(earned)) = (row.is("rated"), earned) {
                *match (row.is("flagged"), earned) {
                    (true, true) => &mut counts.right,
                    (true, false) => &mut counts.wrong,
                    (false, true) => &mut counts.missed,
                    (false, false) => &mut counts.free,
                } += 1.0;
            }
        }
        standing.then_some(counts)
    }

    fn assortativity(&self) -> Option<f64> {
        let scores: BTreeMap<usize, f64> = self.rated()?.iter().map(|rated| (rated.resident, rated.score)).collect();
        let mut pairs = vec![];
        for row in self.0.rows("ties").filter(|row| row.is("holds")) {
            if row.text("kinds").split(' ').any(|kind| kind == "family") {
                continue;
            }
            if let (Some(one), Some(other)) = (scores.get(&row.id("resident")), scores.get(&row.id("contact"))) {
                pairs.push((*one, *other));
                if row.is("mutual") {
                    pairs.push((*other, *one));
                }
            }
        }
        pearson(&pairs)
    }

    fn lowest_band_share(&self) -> Option<f64> {
        let leads = self.leads()?;
        let bands = self.0.table("bands").with("office", leads);
        let lowest = bands.max_by(|a, b| a.number("rank").total_cmp(&b.number("rank")))?.text("band");
        let rated = self.rated()?;
        divided(rated.iter().filter(|rated| rated.band == lowest).count() as f64, rated.len() as f64)
    }

    /// How long each of some stays lasted, whether it ended then, and how many such stays there are. Whoever is in the n-th
    /// day was followed for n - 1.
    fn stays(&self, stay: &str) -> Vec<(f64, bool, f64)> {
        let rows = self.0.rows("stays").filter(|row| row.text("stay") == stay);
        let both = rows.flat_map(|row| {
            let (days, followed) = (row.number("days"), row.number("going_on") + row.number("cut_short"));
            [(days, true, row.number("ended")), ((days - 1.0).max(0.0), false, followed)]
        });
        both.filter(|(.., count)| *count > 0.0).collect()
    }

    fn file_drift(&self) -> Option<f64> {
        let office = self.0.rows("offices").find(|row| row.is("keeps_count"))?.text("office");
        let quarters: Vec<Row> = self.0.table("quarters").with("office", office).collect();
        let sum = |column: &str| quarters.iter().map(|row| row.number(column)).sum::<f64>();
        let (on_file, happens) = (sum("on_file"), sum("happens_a_day"));
        let gap = |row: &Row| row.number("on_file") / on_file - row.number("happens_a_day") / happens;
        (happens > 0.0).then(|| quarters.iter().map(gap).fold(f64::NEG_INFINITY, f64::max))
    }

    /// The median of the days from the entry of a false mark until it expires or is taken back.
    fn false_mark_days(&self) -> Option<f64> {
        let last = self.town("as_run")?.number("days") + 1.0;
        let false_marks = self.0.rows("receipts").filter(|row| row.number("points") < 0.0 && !row.is("true"));
        let lives = false_marks.map(|row| {
            let ends = ["expires_day", "taken_back_day"].map(|column| row.maybe(column).unwrap_or(f64::INFINITY));
            let gone = ends[0].min(ends[1]);
            (gone.min(last) - row.number("day"), gone <= last, 1.0)
        });
        half(&lives.collect::<Vec<_>>())
    }

    fn undeserved_top_share(&self) -> Option<f64> {
        let worth = self.by_resident("worth");
        let mut rated = self.rated()?;
        let middle = quantile(rated.iter().map(|rated| worth[rated.resident]).collect(), 0.5)?;
        rated.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.resident.cmp(&b.resident)));
        let top = &rated[..rated.len().div_ceil(10)];
        divided(top.iter().filter(|rated| worth[rated.resident] < middle).count() as f64, top.len() as f64)
    }

    /// The acts by name, each with its kind.
    fn kinds(&self) -> BTreeMap<&'a str, &'a str> {
        self.of_town("as_run").map(|row| (row.text("act"), row.text("kind"))).collect()
    }

    /// The kind of the act by which the resident of a receipt really earned it; an empty text where they did nothing.
    fn earned_by(&self, row: &Row<'a>) -> &'a str {
        let own =
            row.text("seen_resident") == row.text("resident") && row.text("record_resident") == row.text("resident");
        if own { self.kinds()[row.text("seen_act")] } else { "" }
    }

    /// The share of the points gained that were earned by acts of a kind; of an empty kind, those that nobody earned.
    fn points_share(&self, kind: &str) -> Option<f64> {
        let acts = || self.of_town("as_run");
        let all: f64 = acts().map(|row| row.number("points_up")).sum();
        let earned = |row: Row| row.number("points_up_earned");
        let told = match kind {
            "" => all - acts().map(earned).sum::<f64>(),
            kind => acts().filter(|row| row.text("kind") == kind).map(earned).sum(),
        };
        if self.0.tables.contains_key("receipts") {
            let gains = self.0.rows("receipts").filter(|row| row.number("points") > 0.0);
            let of_kind: f64 = gains.filter(|row| self.earned_by(row) == kind).map(|row| row.number("points")).sum();
            assert!((told - of_kind).abs() < 1e-6, "{kind:?}: acts come to {told}, receipts to {of_kind}");
        }
        divided(told, all)
    }

    /// The loans that are older than 90 days.
    fn loans(&self) -> Vec<Row<'a>> {
        let days = self.town("as_run").map_or(0.0, |town| town.number("days"));
        self.0.rows("loans").filter(|row| row.number("day") + 89.0 < days).collect()
    }

    fn recorded_gap(&self) -> Option<f64> {
        let quarters = self.0.rows("groups").filter(|row| row.text("kind") == "quarter");
        let share = |row: Row| divided(row.maybe("foreseen_filed")?, row.maybe("foreseen_done")?).filter(|s| *s > 0.0);
        let shares: Vec<f64> = quarters.map(share).collect::<Option<Vec<f64>>>()?;
        let most = shares.iter().copied().fold(0.0, f64::max);
        (shares.len() > 1).then(|| most / shares.iter().copied().fold(f64::INFINITY, f64::min))
    }

    /// A measure of a family; the outer `None` where nobody knows the family.
    fn of_family(&self, family: &str, name: &'a str) -> Option<Option<f64>> {
        let lists = || self.0.table("lists").with("list", name).filter(|row| row.is("listed"));
        let listings = || self.0.table("listings").with("list", name);
        let rated_by = |office: &str| self.0.table("ratings").with("office", office).count() as f64;
        let sum = |column: &str| listings().map(|row| row.number(column)).sum::<f64>();
        Some(match family {
            "act" => {
                let done = self.of_town("as_run").filter(|row| row.text("act") == name).map(|row| row.number("done"));
                Some(self.a_thousand_years(done.sum()))
            }
            "worth_told_by" => {
                let worth = self.by_resident("worth");
                let rated = self.0.table("ratings").with("office", name);
                pearson(&rated.map(|row| (row.number("score"), worth[row.id("resident")])).collect::<Vec<_>>())
            }
            "points" => {
                let rows: Vec<Row> = self.0.table("categories").with("category", name).collect();
                let points: f64 = rows.iter().map(|row| row.number("points")).sum();
                let years = self.town("as_run")?.number("days").max(1.0) / 365.0;
                divided(points / years, rows.iter().map(|row| rated_by(row.text("office"))).sum())
            }
            "list" => divided(sum("listed"), listings().map(|row| rated_by(row.text("office"))).sum()),
            "list_days" => divided(sum("days"), sum("ever_listed")),
            "listed_innocent" => {
                let innocent = lists().filter(|row| !row.is("did_it")).count() as f64;
                if listings().all(|row| row.is("by_acts")) { divided(innocent, lists().count() as f64) } else { None }
            }
            "listed_after" => {
                let bills: Vec<f64> = self.by_resident("unpaid_bills");
                let after = lists().filter(|row| bills[row.id("resident")] == 0.0).count() as f64;
                if listings().all(|row| row.is("by_bills")) { divided(after, lists().count() as f64) } else { None }
            }
            _ => return None,
        })
    }

    fn show_points_by_money(&self) -> Option<f64> {
        self.0.tables.get("receipts")?;
        let money = self.by_resident("money");
        let mut gained = vec![0.0; money.len()];
        for row in self.0.rows("receipts").filter(|row| row.number("points") > 0.0) {
            if self.earned_by(&row) == "performative" {
                gained[row.id("resident")] += row.number("points");
            }
        }
        let mut rated: Vec<usize> = self.rated()?.iter().map(|rated| rated.resident).collect();
        rated.sort_by(|a, b| money[*a].total_cmp(&money[*b]).then(a.cmp(b)));
        let quarter = rated.len() / 4;
        let sum = |residents: &[usize]| residents.iter().map(|resident| gained[*resident]).sum::<f64>();
        divided(sum(&rated[rated.len() - quarter..]), sum(&rated[..quarter]))
    }

    fn fall(&self, here: f64, there: f64) -> Option<f64> {
        (there != 0.0).then(|| 1.0 - here / there)
    }

    /// By how much less a sum is in the town that ran than in another.
    fn compared(&self, column: &str, other: &'a str) -> Option<f64> {
        self.fall(self.town("as_run")?.number(column), self.town(other)?.number(column))
    }

    fn a_thousand_years(&self, total: f64) -> f64 {
        let days = self.town("as_run").map_or(1.0, |town| town.number("days").max(1.0));
        total / self.residents().count() as f64 * 1000.0 / days * 365.0
    }
}

/// Of stays with their lengths, whether they ended then and how many there are: after each length at which some ended, the
/// share that goes on. Each length keeps the share that does not end there, of those that were followed for so long.
fn going_on(stays: &[(f64, bool, f64)]) -> Vec<(f64, f64)> {
    let mut lengths: Vec<f64> = stays.iter().filter(|(_, ended, _)| *ended).map(|(days, ..)| *days).collect();
    lengths.sort_by(f64::total_cmp);
    lengths.dedup();
    let sum = |of: &dyn Fn(f64, bool) -> bool| -> f64 {
        stays.iter().filter(|(days, ended, _)| of(*days, *ended)).map(|(.., count)| count).sum()
    };
    let mut left = 1.0;
    let mut after = |length: f64| {
        left *= 1.0 - sum(&|days, ended| ended && days == length) / sum(&|days, _| days >= length);
        (length, left)
    };
    lengths.into_iter().map(&mut after).collect()
}

/// The length after which half of the stays are over.
fn half(stays: &[(f64, bool, f64)]) -> Option<f64> {
    let left = going_on(stays);
    let place = left.iter().position(|(_, share)| *share <= 0.5 + 1e-9)?;
    let (length, share) = left[place];
    let next = left.get(place + 1).filter(|_| share >= 0.5 - 1e-9).map_or(length, |(next, _)| *next);
    Some((length + next) / 2.0)
}

fn divided(part: f64, whole: f64) -> Option<f64> {
    (whole != 0.0).then(|| part / whole)
}

fn mean(values: Vec<f64>) -> Option<f64> {
    divided(values.iter().sum(), values.len() as f64)
}

/// The value that a share of them is below, in proportion between two neighbours.
fn quantile(mut values: Vec<f64>, share: f64) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let place = share * (values.len() as f64 - 1.0);
    let below = *values.get(place.max(0.0).floor() as usize)?;
    let above = *values.get(place.ceil() as usize)?;
    Some(below * (1.0 - place.fract()) + above * place.fract())
}

fn pearson(pairs: &[(f64, f64)]) -> Option<f64> {
    let side = |of: fn(&(f64, f64)) -> f64| {
        let values: Vec<f64> = pairs.iter().map(of).collect();
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        values.into_iter().map(|value| value - mean).collect::<Vec<f64>>()
    };
    let (x, y) = (side(|pair| pair.0), side(|pair| pair.1));
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    let (xx, yy) = (dot(&x, &x), dot(&y, &y));
    (xx > 0.0 && yy > 0.0).then(|| dot(&x, &y) / xx.sqrt() / yy.sqrt())
}
