package throughline.tracker.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.contracts.places.Library;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.time.London;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.tracker.engine.rebuild.RebuildFigures;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.ImportFiles;
import throughline.tracker.entry.population.TakeStatistics;
import throughline.tracker.plan.community.AgreeLocalTarget;
import throughline.tracker.plan.community.WriteProfile;

/** Each library has a profile of its community on one sheet, and milestones follow from them. */
@QuarkusTest
class ProfilePagesTest {

  private static final SignedIn LEE = new SignedIn("lee", "Lee Strategy (test)");
  private static final SignedIn SAM = new SignedIn("sam", "Sam Second (test)");
  private static final String HOURS = "volunteer-hours";
  private static final String IN_PLACE = "/milestones/2.3-place-data-m1";
  private static final String AGREED = "/milestones/2.3-place-data-m2";

  private final Browser lead = Browser.of(Actor.named("Lee Strategy (test)", "strategy-lead"));
  private final Browser viewer = Browser.of(Actor.named("Val Viewer (test)", "viewer"));
  @Inject Clock clock;
  @Inject RebuildFigures rebuild;
  @Inject TakeStatistics takeStatistics;
  @Inject WriteProfile writeProfile;
  @Inject AgreeLocalTarget targets;

  @BeforeEach
  @AfterEach
  void forget() {
    Entered.forget("population", rebuild);
    Entered.forgetUncounted(
        "statistic",
        ManualEntryKind.PROFILE.aggregate(),
        ManualEntryKind.LOCAL_TARGET.aggregate(),
        "milestone");
    Database.execute(
        "INSERT INTO source_heard VALUES ('member', '2020-01-01') ON CONFLICT (aggregate) DO UPDATE SET first_on = EXCLUDED.first_on");
  }

  @Test
  void aProfileSaysWhoLivesThereBesideDistrictAndCounty() {
    statistics();

    var profile = lead.open("/profiles/BANB").text("main");

    assertTrue(profile.contains("Banbury Illustrative"), profile);
    assertTrue(profile.contains("People by age, mid-2025 (illustrative)"), profile);
    assertTrue(profile.contains("Under 5 200 16.7% 10.3% 9.3%"), profile);
    assertTrue(profile.contains("Most deprived fifth of England 20 20% 20% 20%"), profile);
    assertTrue(profile.contains("One person aged 66 and over 50 20% 20% 20%"), profile);
    assertTrue(profile.contains("Illustrative: the statistics are made up."), profile);
    assertTrue(profile.contains("What the library does for them"), profile);
    assertEquals(404, lead.open("/profiles/NONE").status());
    assertEquals(200, lead.open("/profiles/BANB?knownAt=2026-11-01").status());
  }

  /** Wherever a number stands on estimates that are made up, it is called so. */
  @Test
  void whatStandsOnIllustrativeEstimatesSaysSo() {
    statistics();

    assertTrue(
        lead.open("/libraries/compare?measure=members-under-5")
            .text("main")
            .contains("children under 5 (illustrative)"));
    var share = lead.open("/measures/under-5s-registered-percent").text("main");
    assertTrue(share.contains("which is illustrative: its numbers are made up"), share);
    assertTrue(lead.open("/libraries/BANB").links().contains("/profiles/BANB"));
  }

  @Test
  void aProfileFitsOnOneSheet() throws IOException {
    statistics();
    sayMuch(Library.seed().stream().filter(each -> each.code().equals("BANB")).toList());

    assertEquals(1, pages("/profiles/BANB/profile.pdf"));
  }

  @Tag("nightly")
  @Test
  void allLibrariesFitOnASheetEach() throws IOException {
    statistics();
    sayMuch(Library.seed());

    assertEquals(Library.seed().size(), pages("/profiles/profiles.pdf"));
  }

  private void sayMuch(List<Library> libraries) {
    for (var library : libraries) {
      writeProfile.say(library, 0, "Families move in. ".repeat(33).strip(), LEE);
    }
    for (var measure :
        List.of(
            HOURS,
            "active-borrowers-under-5",
            "members-under-5",
            "newborns-enrolled",
            "bipc-sessions-attended",
            "entrepreneurs-supported")) {
      target("BANB", measure);
    }
  }

  private int pages(String path) throws IOException {
    var bytes = viewer.open(path).bytes();
    try (var pdf = Loader.loadPDF(bytes)) {
      return pdf.getNumberOfPages();
    }
  }

  @Test
  void whichLibraryEnrolsFewestNewbornsForEachBirthIsOneSort() {
    statistics();

    var page = lead.open("/profiles?sort=BIRTHS");

    var births =
        Jsoup.parse(page.source()).select("tbody tr").stream()
            .map(row -> row.select("td").get(0).text())
            .toList();
    assertEquals(Library.seed().size(), births.size());
    assertEquals("10", births.get(0));
    assertEquals("20", births.get(births.size() - 1), "Banbury has the most");
    assertTrue(
        lead.open("/profiles")
            .text("caption")
            .contains("Enrolled for each 100 births, least first. Births of 2025 (illustrative)"));
    assertTrue(lead.open("/profiles?year=2025").text("caption").contains("Births of 2025"));
    assertEquals(200, lead.open("/profiles?year=1999&sort=none").status());
    var csv = viewer.open("/profiles/profiles.csv?sort=BIRTHS&year=0").source().lines().toList();
    assertEquals(Library.seed().size() + 1, csv.size());
    assertTrue(csv.get(44).startsWith("BANB,Banbury,E07000177,1200,200,20,2025,"), csv.get(44));
    assertEquals(200, viewer.open("/profiles/profiles.xlsx").status());
  }

  /** The milestone is done on the day on which the last library has its profile, and not before. */
  @Test
  void theMilestoneOfProfilesFollowsFromThem() {
    var early = lead.send(lead.open(IN_PLACE + "/update"), IN_PLACE + "/update", done());
    assertTrue(
        early.problems().toString().contains("It is done by itself when all libraries have it"),
        early.problems().toString());

    statistics();
    var libraries = Library.seed();
    for (var library : libraries.subList(1, libraries.size())) {
      writeProfile.say(library, 0, "Many young families", LEE);
    }
    assertTrue(lead.open("/profiles").text("main").contains("43 of 44 libraries have a profile"));
    assertFalse(lead.open(IN_PLACE).text("main").contains("★ Done"));

    writeProfile.say(libraries.get(0), 0, "Many students", LEE);

    var milestone = lead.open(IN_PLACE).text("main");
    assertTrue(milestone.contains("★ Done"), milestone);
    assertTrue(milestone.contains("44 of 44 libraries"), milestone);
    assertTrue(milestone.contains("Done on " + London.date(today())), milestone);
    assertFalse(
        lead.open(IN_PLACE + "?knownAt=" + today().minusDays(1)).text("main").contains("★ Done"));
  }

  @Test
  void theMilestoneOfTargetsFollowsFromThoseThatTwoAgreed() {
    for (var library : Library.seed()) {
      targets.propose(library, HOURS, year(), "120", "Many retired people", LEE);
    }
    assertTrue(lead.open("/profiles").text("main").contains("0 of 44 libraries a target"));
    assertFalse(viewer.open("/profiles/BANB").text("main").contains("wait for a second person"));

    for (var library : Library.seed()) {
      targets.agree(library, HOURS, today().getYear(), 1, SAM);
    }

    assertTrue(lead.open(AGREED).text("main").contains("★ Done"));
    assertTrue(viewer.open("/profiles/BANB").text("main").contains("120 h"));
  }

  @Test
  void whoeverProposedATargetDoesNotAgreeToIt() {
    var form = "/profiles/BANB/targets/new";
    var typed =
        Map.of("measure", HOURS, "year", year(), "value", "120", "reason", "Many retired people");
    assertEquals(303, lead.send(lead.open(form), form, typed).status());
    assertTrue(
        lead.open("/profiles/BANB").text("main").contains("Targets that wait for a second person"));
    var again = lead.send(lead.open(form), form, typed);
    assertTrue(again.problems().toString().contains("Withdraw that one first"));

    var agree = "/profiles/BANB/targets/%s/%s/agree".formatted(HOURS, year());
    var own = lead.send(lead.open(agree), agree, Map.of());
    assertTrue(own.problems().toString().contains("Somebody else has to agree"), own.source());

    var second = Browser.of(Actor.named("Sam Second (test)", "strategy-lead"));
    assertTrue(second.open("/my-work").text("main").contains("1 target of a library to agree to"));
    assertFalse(lead.open("/my-work").text("main").contains("target of a library"));
    var late = second.open(agree);
    assertEquals(303, second.send(second.open(agree), agree, Map.of()).status());
    assertEquals(409, second.send(late, agree, Map.of()).status(), "it was agreed meanwhile");
    var profile = lead.open("/profiles/BANB").text("main");
    assertTrue(profile.contains("120 h"), profile);

    var withdraw = agree.replace("/agree", "/withdraw");
    assertEquals(400, lead.send(lead.open(withdraw), withdraw, Map.of()).status());
    lead.send(lead.open(withdraw), withdraw, Map.of("reason", "Of another library"));
    assertFalse(lead.open("/profiles/BANB").text("main").contains("120 h"));
    assertEquals(404, lead.open(withdraw).status());
  }

  @Test
  void aTargetThatIsNoneIsRefused() {
    var form = "/profiles/BANB/targets/new";
    for (var wrong :
        Map.of(
                "value", "0",
                "measure", "school-visits-of-nobody",
                "year", "1999",
                "reason", "")
            .entrySet()) {
      var typed =
          new java.util.HashMap<>(
              Map.of("measure", HOURS, "year", year(), "value", "120", "reason", "Many"));
      typed.put(wrong.getKey(), wrong.getValue());
      var refused = lead.send(lead.open(form), form, typed);
      assertTrue(
          refused.problems().stream().anyMatch(p -> p.startsWith("#" + wrong.getKey())),
          refused.problems().toString());
    }
  }

  @Test
  void whatWasSaidStaysWithItsDay() {
    var form = "/profiles/BANB/say";
    var late = lead.open(form);
    assertEquals(
        303, lead.send(lead.open(form), form, Map.of("text", "Many young families")).status());
    assertEquals(409, lead.send(late, form, Map.of("text", "Many old people")).status());
    lead.send(lead.open(form), form, Map.of("text", "Families and students"));

    var profile = viewer.open("/profiles/BANB").text("main");
    assertTrue(profile.contains("Families and students " + London.date(today())), profile);
    assertTrue(profile.contains("What was said before Many young families"), profile);
    assertEquals(403, viewer.open(form).status());
    assertEquals(400, lead.send(lead.open(form), form, Map.of("text", "")).status());
  }

  /** Banbury has twice as many children as the others, and twice as many births. */
  private void statistics() {
    var rows = new StringBuilder("Statistic,Group,Year,Place,People\n");
    for (var library : Library.seed()) {
      var place = "," + library.code() + ",";
      var times = library.code().equals("BANB") ? 2 : 1;
      rows.append("Age,0-4,2025%s%d%n".formatted(place, 100 * times));
      for (var band : List.of("5-14", "15-24", "25-64", "65-99")) {
        rows.append("Age,%s,2025%s250%n".formatted(band, place));
      }
      for (int decile = 1; decile <= 10; decile++) {
        rows.append("Deprivation,%d,2025%s10%n".formatted(decile, place));
      }
      for (var group :
          List.of(
              "One person aged 66 and over",
              "One person under 66",
              "Family with dependent children",
              "Family without dependent children",
              "Other households")) {
        rows.append("Households,%s,2021%s50%n".formatted(group, place));
      }
      rows.append("Births,,2025%s%d%n".formatted(place, 10 * times));
    }
    var about = new ImportFiles.About("Made up for a test", "", LocalDate.of(2026, 7, 15), true);
    try {
      var file = Files.createTempFile("statistics-", ".csv");
      Files.writeString(file, rows);
      takeStatistics.take(file, "statistics.csv", about, LEE);
      Files.delete(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void target(String code, String measure) {
    var library =
        Library.seed().stream().filter(each -> each.code().equals(code)).findFirst().orElseThrow();
    targets.propose(library, measure, year(), "120", "Many", LEE);
    targets.agree(library, measure, today().getYear(), 1, SAM);
  }

  private Map<String, String> done() {
    return Map.of(
        "state",
        "DONE",
        "dueOn-day",
        "31",
        "dueOn-month",
        "5",
        "dueOn-year",
        "2022",
        "doneOn-day",
        "30",
        "doneOn-month",
        "5",
        "doneOn-year",
        "2022",
        "reason",
        "It was finished");
  }

  private String year() {
    return String.valueOf(today().getYear());
  }

  private LocalDate today() {
    return London.today(clock);
  }
}
