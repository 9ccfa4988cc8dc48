package throughline.tracker.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.contracts.places.Library;
import throughline.platform.core.time.London;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.tracker.engine.rebuild.RebuildFigures;

/** A strategy lead enters how many children there are, without JavaScript. */
@QuarkusTest
class PopulationPagesTest {

  private static final String NEW = "/population/new";
  private static final String FILE = "/population/file";
  private static final String SHARE = "/measures/under-5s-registered-percent";

  private final Browser lead = Browser.of(Actor.named("Lee Strategy (test)", "strategy-lead"));
  @Inject Clock clock;
  @Inject RebuildFigures rebuild;

  @BeforeEach
  void forgetWhatWasEntered() {
    Entered.forget("population", rebuild);
    // The source of members is there, so that 0 of them is a figure.
    Database.execute(
        "INSERT INTO source_heard VALUES ('member', '2020-01-01') ON CONFLICT (aggregate) DO UPDATE SET first_on = EXCLUDED.first_on");
  }

  @Test
  void theShareOfAllChildrenIsKnownOnceAnEstimateIsEntered() {
    assertTrue(lead.open(SHARE).text(".tl-figures").contains("of an unknown number"));
    assertTrue(lead.open(SHARE).text("main").contains("which is not 0%"));

    var list = lead.follow(enter(typed(lastYear(), "5,000")));

    assertTrue(list.text("tbody").contains("Mid-%d, 0-4 5,000".formatted(lastYear())));
    assertTrue(list.text("tbody").contains("In force"));
    var share = lead.open(SHARE);
    assertTrue(share.text(".tl-figures").contains("of 5,000)"), share.text(".tl-figures"));
    assertTrue(lead.open("/").text("main").contains("of 5,000)"));
    var opened = lead.open(links(share, SHARE + "/contributions").get(0));
    assertTrue(opened.text("h1").contains("of 5,000)"));
    var estimate = lead.open(links(opened, "/measures/children-under-5/contributions").get(0));
    assertTrue(estimate.text("h1").contains("5,000"));
    assertEquals(200, lead.open(links(opened, "/measures/members-under-5/").get(0)).status());
    assertTrue(rebuild.rebuild().identical());
  }

  @Test
  void aLongListComesInParts() {
    var file = new StringBuilder("Age band,Year,Place,People\n");
    IntStream.rangeClosed(2000, lastYear())
        .forEach(year -> file.append("0-4,%d,County,40000%n".formatted(year)));
    upload(file.toString());
    var newer = new HashMap<>(about());
    newer.put("publishedOn-day", "2");
    upload(file.toString(), newer);

    var first = lead.open("/population");
    var all = 2 * (lastYear() - 1999);
    assertTrue(
        first.text("main").contains("Showing 1 to 50 of %d estimates".formatted(all)),
        first.source());
    var second = lead.open(links(first, "/population?after=").get(0));

    assertTrue(second.text("tbody").contains("Mid-2000, 0-4"));
    assertFalse(second.text("tbody").contains("Mid-%d, 0-4".formatted(lastYear())));
    var back = lead.open(links(second, "/population?before=").get(0));
    assertEquals(first.text("tbody"), back.text("tbody"));
    assertEquals(200, lead.open("/population?after=cut-short").status());
  }

  @Test
  void aNewerPublicationSupersedesAnOlderOneIsRefused() {
    var first = typed(lastYear(), "5,000");
    enter(first);
    var newer = new HashMap<>(first);
    newer.put("people", "5,200");
    newer.put("publishedOn-day", "2");

    assertEquals(303, enter(newer).status());
    var older = enter(first);

    assertTrue(older.problems().get(0).contains("Enter only what is newer"), older.source());
    assertEquals("5,000", older.value("people"));
    var list = lead.open("/population");
    assertTrue(list.text("tbody").contains("5,200") && list.text("tbody").contains("Superseded"));
  }

  @Test
  void theSamePublicationAgainIsACorrectionWithAReason() {
    var first = typed(lastYear(), "5,000");
    enter(first);
    var again = new HashMap<>(first);
    again.put("people", "5,001");

    assertTrue(enter(again).problems().get(0).startsWith("#reason"));
    again.put("reason", "A digit was wrong");
    assertTrue(lead.follow(enter(again)).text("tbody").contains("Reason: A digit was wrong"));

    var address = "/population/0-4/" + lastYear() + "/withdraw";
    var withdrawn =
        lead.follow(lead.send(lead.open(address), address, Map.of("reason", "Of another county")));
    assertEquals(
        "Success The estimate was withdrawn. It does not count any more.",
        withdrawn.text("[role=alert]"));
    assertTrue(withdrawn.text("tbody").contains("Withdrawn"));
    assertTrue(lead.open(SHARE).text(".tl-figures").contains("of an unknown number"));
  }

  @Test
  void aWithdrawalSaysWhatHoldsInItsPlace() {
    int year = lastYear() - 1;
    enter(typed(year, "5,000"));
    assertTrue(
        withdrawal(year)
            .contains(
                "There is no earlier one: percentages of this population then have no figure. Whoever"));

    enter(typed(year - 2, "4,000"));
    assertTrue(
        withdrawal(year).contains("The estimate of mid-%d then goes on.".formatted(year - 2)));

    enter(typed(year + 1, "6,000"));
    assertTrue(
        withdrawal(year)
            .contains(
                "The estimate of mid-%d then goes on until mid-%d.".formatted(year - 2, year + 1)));
    assertTrue(withdrawal(year - 2).contains("then have no figure before mid-%d.".formatted(year)));
  }

  private String withdrawal(int year) {
    return lead.open("/population/0-4/%d/withdraw".formatted(year)).text("main");
  }

  /** Whoever withdraws 5,000 has not looked at 4,900. */
  @Test
  void anotherEstimateThanTheOneThatWasShownIsNotWithdrawn() {
    enter(typed(lastYear(), "5,000"));
    enter(typed(lastYear() - 1, "4,000"));
    var address = "/population/0-4/" + lastYear() + "/withdraw";
    var mine = lead.open(address);
    var newer = typed(lastYear(), "4,900");
    newer.put("publishedOn-day", "2");
    enter(newer);

    var refused = lead.send(mine, address, Map.of("reason", "Of another county"));

    assertEquals(409, refused.status());
    assertTrue(refused.problems().get(0).contains("Somebody else has entered something here"));
    assertTrue(refused.text("main").contains("4,900 people"), refused.text("main"));
    assertEquals("Of another county", refused.text("textarea"));
    assertFalse(lead.open("/population").text("tbody").contains("Withdrawn"));
    enter(typed(lastYear() - 2, "3,000"));
    var again = lead.send(refused, address, Map.of("reason", "Of another county"));
    assertEquals(303, again.status(), "having seen it, whatever was entered of another year");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ageBand | 5-9 | ageBand | Choose the age band",
        "year | 2098 | year | whose 30 June has passed",
        "year | last | year | whole number",
        "people | -5 | people | whole number from 0",
        "people | 0 | people | 0 people cannot be what others are a share of",
        "people | '' | people | for the county, or for each district",
        "people-E07000177 | 100 | people | not both",
        "publishedOn-year | 2098 | publishedOn | not in the future",
        "publishedOn-year | 2001 | publishedOn | must be after",
        "source | '' | source | Say where",
      })
  void whatCannotBeIsRefusedAndKept(String field, String typed, String at, String words) {
    var fields = typed(lastYear(), "5,000");
    fields.put(field, typed);

    var again = enter(fields);

    assertEquals(400, again.status());
    assertTrue(
        again.problems().stream().anyMatch(p -> p.startsWith("#" + at) && p.contains(words)),
        again.problems().toString());
    assertEquals(fields.get("people"), again.value("people"));
    assertTrue(lead.open("/population").text("main").contains("Nobody has entered"));
  }

  @Test
  void everyDistrictIsNeeded() {
    var fields = typed(lastYear(), "");
    fields.put("people-E07000177", "100");

    assertTrue(enter(fields).problems().toString().contains("Enter the number for Oxford"));
  }

  @Test
  void aFileIsTakenWholeOrNotAtAll() {
    var year = lastYear();
    var districts =
        """
        Age band,Year,Place,People
        0-4,%1$d,Cherwell,"10,000"
        0-4,%1$d,E07000178,8000
        0-4,%1$d,South Oxfordshire,8500
        0-4,%1$d,Vale of White Horse,8000
        0-4,%1$d,West Oxfordshire,6500
        0-4,%2$d,County,40000
        """
            .formatted(year, year - 1);

    var refused =
        upload(districts.replace("8000", "-1").replace("County", "Atlantis") + "0-4,1,County,x\n");

    assertEquals(400, refused.status());
    assertEquals(
        List.of("Row 3", "Row 5", "Row 7", "Row 8", "Row 8"),
        refused.problems().stream()
            .map(p -> p.replaceAll("#file (Row \\d+).*|.*", "$1"))
            .filter(p -> !p.isEmpty())
            .toList(),
        refused.problems().toString());
    assertTrue(lead.open("/population").text("main").contains("Nobody has entered"));

    var list = lead.follow(upload(districts));
    assertTrue(list.text("tbody").contains("Cherwell: 10,000"));
    assertTrue(list.text("tbody").contains("Mid-%d, 0-4 41,000".formatted(year)));
    assertTrue(list.text("tbody").contains("Mid-%d, 0-4 40,000".formatted(year - 1)));
    assertTrue(lead.open("/measures/children-under-5").text("main").contains("Cherwell 10,000"));
    assertTrue(lead.open(SHARE).text("main").contains("of 10,000)"));
    assertTrue(
        lead.open(SHARE)
            .text("main")
            .contains(
                "estimate of mid-%d, published on 1 January %d. Source: ONS (test)"
                    .formatted(year, year + 1)));
    var cherwell = lead.open(SHARE + "/contributions?place=E07000177");
    assertTrue(cherwell.text("h1").contains("of 10,000)"), cherwell.source());
    assertTrue(
        cherwell.text(".tl-figures").contains("Children under 5 in the county, Cherwell 10,000"));
    assertEquals(404, lead.open(SHARE + "/contributions?place=NONE").status());
    assertTrue(rebuild.rebuild().identical());
  }

  /** Every library's percentage would end without a word. */
  @Test
  void anEstimateOfTheCountyAfterOneOfEachLibraryNeedsADecision() {
    var year = lastYear();
    var libraries = new StringBuilder("Age band,Year,Place,People\n");
    Library.seed()
        .forEach(each -> libraries.append("0-4,%d,%s,1000%n".formatted(year - 1, each.code())));
    lead.follow(upload(libraries.toString()));
    assertTrue(lead.open(SHARE).text("main").contains("of 1,000)"));

    var words =
        "This estimate is of the whole county only, and that of mid-%d is of libraries, which would have no percentage from 30 June %d on"
            .formatted(year - 1, year);
    var form = enter(typed(year, "41,000"));
    assertEquals(400, form.status());
    assertTrue(form.problems().toString().contains(words), form.problems().toString());
    var file = "Age band,Year,Place,People\n0-4,%d,County,41000\n".formatted(year);
    assertTrue(upload(file).problems().toString().contains(words));
    assertTrue(lead.open(SHARE).text("main").contains("of 1,000)"), "nothing was entered");

    var decided = new HashMap<>(about());
    decided.put("reason", "There is none by library this year");
    var list = lead.follow(upload(file, decided));
    assertTrue(list.text("tbody").contains("There is none by library this year"));
    assertFalse(lead.open(SHARE).text("main").contains("of 1,000)"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Age band,Year,Place\\n0-4,2024,County | no column called People",
        "Age band,Year,Place,People\\n | no row below",
        "Age band,Year,Place,People\\n0-4,2024,Cherwell,1\\n0-4,2024,Cherwell,2 | as row 2",
        "Age band,Year,Place,People\\n0-4,2024,Cherwell,1\\n0-4,2024,County,2 | counted twice",
        "Age band,Year,Place,People\\n0-4,2024,Cherwell,1 | has no total",
        "Age band,Year,Place,People\\n0-4,2024,BANB,1 | and 40 more are missing",
        "Age band,Year,Place,People\\n5-9,2024,County,1 | Age band must be 0-4 or 5-14 or 15-24 or 15-99 or 25-64 or 65-99",
        "MZ\\u0090 | is a program",
      })
  void aFileThatCannotBeIsRefused(String content, String words) {
    var refused = upload(content.replace("\\n", "\n").replace("\\u0090", "\u0090"));

    assertEquals(400, refused.status());
    assertTrue(refused.problems().toString().contains(words), refused.problems().toString());
    assertEquals("ONS (test)", refused.text("textarea[name=source]"));
  }

  @Test
  void anAdministratorOnlyLooks() {
    var administrator = Browser.of(Actor.named("Ada Admin (test)", "administrator"));

    assertEquals(200, administrator.open("/population").status());
    assertFalse(administrator.open("/population").links().contains(NEW));
    assertEquals(403, administrator.open(NEW).status());
    assertEquals(404, lead.open("/population/0-4/1999/withdraw").status());
  }

  private int lastYear() {
    return London.today(clock).getYear() - 1;
  }

  private Page enter(Map<String, String> typed) {
    return lead.send(lead.open(NEW), NEW, typed);
  }

  private Map<String, String> typed(int year, String people) {
    var typed = new HashMap<>(about());
    typed.put("ageBand", "0-4");
    typed.put("year", Integer.toString(year));
    typed.put("people", people);
    return typed;
  }

  private Map<String, String> about() {
    return Map.of(
        "publishedOn-day", "1",
        "publishedOn-month", "1",
        "publishedOn-year", Integer.toString(lastYear() + 1),
        "source", "ONS (test)");
  }

  private Page upload(String content) {
    return upload(content, about());
  }

  /** Sends a file and has it taken, or is told what is wrong. */
  private Page upload(String content, Map<String, String> about) {
    var sent =
        lead.upload(
            lead.open(FILE),
            FILE,
            "file",
            "estimates.csv",
            content.getBytes(StandardCharsets.ISO_8859_1),
            about);
    if (sent.status() != 303) {
      return sent;
    }
    var preview = lead.follow(sent);
    var address = sent.redirect();
    return lead.send(preview, address, Map.of());
  }

  private static List<String> links(Page page, String begin) {
    return page.links().stream().filter(link -> link.startsWith(begin)).toList();
  }
}
