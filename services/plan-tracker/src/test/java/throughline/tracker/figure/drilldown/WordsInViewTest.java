package throughline.tracker.figure.drilldown;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.platform.core.time.London;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.tracker.api.Entered;
import throughline.tracker.engine.rebuild.RebuildFigures;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.figure.Period;

/**
 * A page says no more words than its reader stays for. What lies behind a summary that opens in
 * place is not in view, and of a table three rows stand for all.
 */
@Tag("nightly")
@QuarkusTest
class WordsInViewTest {

  private static final int ROWS = 3;
  private static final String HOURS = "/measures/volunteer-hours";
  private static final String TARGETS = HOURS + "/targets";

  private final Browser lead = Browser.of(Actor.named("Lee Strategy (test)", "strategy-lead"));
  @Inject Jdbi jdbi;
  @Inject Clock clock;
  @Inject RebuildFigures rebuild;
  private RecordsOfEveryKind records;

  @BeforeEach
  void comeIn() {
    records = new RecordsOfEveryKind(jdbi, clock);
    records.comeIn();
    Entered.forget("target", rebuild);
    var typed =
        Map.of(
            "year",
            "" + Period.financialYear(London.today(clock)).from().getYear(),
            "value",
            "12000",
            "type",
            "MINIMUM",
            "profile",
            "LINEAR",
            "tolerance",
            "5",
            "toleranceIn",
            "PERCENT",
            "reason",
            "As the programme agreed");
    var form = TARGETS + "/new";
    var sent = lead.send(lead.open(form), form, typed);
    (sent.status() == 400 ? lead.send(sent, form, typed) : sent).then().statusCode(303);
  }

  /** Other tests have the same database. */
  @AfterEach
  void forget() {
    Entered.forget("target", rebuild);
    records.close();
    rebuild.rebuild();
  }

  @Test
  void noPageSaysMoreThanItsReaderStaysFor() {
    var quarter = Period.lastEnded(Frequency.QUARTER, London.today(clock)).lastDay();
    var held = "/checks/volunteer-hours/" + records.heldForALook();
    var most = new LinkedHashMap<String, Integer>();
    most.put(HOURS, 250);
    most.put("/measures/members-under-5", 180);
    most.put("/measures/active-borrowers-under-5", 165);
    most.put("/measures/school-visits", 150);
    most.put(TARGETS, 105);
    most.put(TARGETS + "/new", 95);
    most.put(HOURS + "/changes", 75);
    most.put("/changes", 100);
    most.put(opened(), 70);
    most.put("/milestones/1.1-m1", 115);
    most.put("/milestones/1.1-m1/update", 130);
    most.put(HOURS + "/commentary", 115);
    most.put(HOURS + "/commentary/" + quarter, 125);
    most.put("/checks", 125);
    most.put(held + "/exclude", 80);
    most.put("/reviews", 50);
    most.put("/reviews/" + quarter, 200);
    most.put("/reviews/" + quarter + "/check", 88);
    most.put("/reviews/" + quarter + "/sign", 90);
    assertAll(most.entrySet().stream().map(each -> () -> check(each.getKey(), each.getValue())));
  }

  private String opened() {
    return lead.open(HOURS).links().stream()
        .filter(link -> link.contains("/contributions?"))
        .findFirst()
        .orElseThrow();
  }

  private void check(String path, int most) {
    var page = lead.open(path);
    page.then().statusCode(200);
    int words = words(Jsoup.parse(page.source()).selectFirst("main"));
    assertTrue(words <= most, () -> path + " says " + words + " words, and may say " + most);
  }

  private static int words(Element main) {
    main.select(".govuk-visually-hidden, svg, option, details > :not(summary)").remove();
    for (var body : main.select("tbody")) {
      var rows = body.select("> tr");
      rows.stream().skip(ROWS).forEach(Element::remove);
    }
    return main.text().split("\\s+").length;
  }
}
