package throughline.tracker.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.contracts.places.Library;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Page;
import throughline.tracker.engine.rebuild.RebuildFigures;

/** A strategy lead sends a file of open statistics, sees what it comes to and has it taken. */
@QuarkusTest
class StatisticsPagesTest {

  private static final String FILE = "/population/file";
  private static final String HEADER = "Statistic,Group,Year,Place,People\n";

  private final Browser lead = Browser.of(Actor.named("Lee Strategy (test)", "strategy-lead"));
  @Inject RebuildFigures rebuild;

  @BeforeEach
  @AfterEach
  void forget() {
    Entered.forget("population", rebuild);
    Entered.forgetUncounted("statistic");
  }

  @Test
  void aFileIsShownBeforeItIsTaken() {
    var sent = send(births(2024, "10"), about());
    var preview = lead.follow(sent);

    assertTrue(
        preview.text("tbody").contains("Live births in a year, 2024 44 440 New"), preview.source());
    assertFalse(lead.open("/population").text("main").contains("Live births"));

    var list = lead.follow(lead.send(preview, sent.redirect(), Map.of()));
    assertTrue(list.text("main").contains("Live births in a year, 2024 440 In force"));

    var again = lead.follow(send(births(2024, "10"), about()));
    assertTrue(again.text("main").contains("There is nothing to take"), again.text("main"));
    assertEquals(
        404, lead.open("/population/imports/00000000-0000-0000-0000-000000000000").status());
  }

  @Test
  void whatWasEnteredMeanwhileIsShownFirst() {
    var first = send(births(2024, "10"), about());
    var preview = lead.follow(first);
    take(births(2024, "9"), about());

    var refused = lead.send(preview, first.redirect(), Map.of());

    assertEquals(400, refused.status());
    assertTrue(refused.text("main").contains("Say why it is corrected"), refused.text("main"));
  }

  @Test
  void aNewerPublicationHoldsAndAnOlderOneIsRefused() {
    take(births(2024, "10"), about());
    var newer = new HashMap<>(about());
    newer.put("publishedOn-day", "2");
    take(births(2024, "11"), newer);

    assertTrue(lead.open("/population").text("main").contains("2024 484 In force"));
    var older = send(births(2024, "10"), about());
    assertTrue(older.problems().toString().contains("A newer publication of 2 June 2026"));
    var same = send(births(2024, "12"), newer);
    assertTrue(same.problems().toString().contains("Say why it is corrected"));
    newer.put("reason", "A digit was wrong");
    take(births(2024, "12"), newer);
    assertTrue(lead.open("/population").text("main").contains("Reason: A digit was wrong"));
  }

  @Test
  void whatIsMadeUpIsCalledIllustrativeAndWhatIsWithdrawnIsNoMore() {
    var madeUp = new HashMap<>(about());
    madeUp.put("illustrative", "yes");
    take(births(2024, "10"), madeUp);
    assertTrue(lead.open("/population").text("main").contains("In force Illustrative"));

    var address = "/population/statistics/births/2024/withdraw";
    var list =
        lead.follow(lead.send(lead.open(address), address, Map.of("reason", "Of another county")));

    assertTrue(list.text("main").contains("2024 – Withdrawn"), list.text("main"));
    assertEquals(404, lead.open(address).status());
    assertEquals(404, lead.open("/population/statistics/births/1999/withdraw").status());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Births,,2024,Atlantis,1 | no library and no district of the county",
        "Births,,2024,BANB,1\\nBirths,,2024,Banbury,2 | it is of the same group, year and place as row 2",
        "Births,,2024,BANB,-1 | whole number from 0",
        "Births,,2024,BANB,1 | and 40 more are missing",
        "Births,,2024,38UC,1 | is a code of before 2009. Write today’s",
        "Births,,2024,E01028513,1 | is a small area. Add small areas up",
        "Births,,2024,E07000999,1 | may be a code of another vintage",
        "Deprivation,1,2022,BANB,1 | Deprivation is of 2019 or 2025, not of 2022",
        "Deprivation,11,2025,BANB,1 | Group must be one of: Decile 1 (most deprived)",
        "Households,One person aged 65 and over,2021,BANB,1 | is a group of 2011, and this row is of 2021",
        "Households,Other households,2021,County,1 | no place has the group One person aged 66 and over",
        "Income,1,2021,County,1 | must be one of Age, Deprivation, Households, Births",
        "Births,,2098,County,1 | The day of publication must be in 2098 or later",
      })
  void aFileThatCannotBeIsRefused(String rows, String words) {
    var refused = send(HEADER + rows.replace("\\n", "\n") + "\n", about());

    assertEquals(400, refused.status());
    assertTrue(refused.problems().toString().contains(words), refused.problems().toString());
    assertTrue(lead.open("/population").text("main").contains("Nobody has entered"));
  }

  private static String births(int year, String number) {
    var rows = new StringBuilder(HEADER);
    Library.seed()
        .forEach(each -> rows.append("Births,,%d,%s,%s%n".formatted(year, each.code(), number)));
    return rows.toString();
  }

  private static Map<String, String> about() {
    return Map.of(
        "publishedOn-day", "1",
        "publishedOn-month", "6",
        "publishedOn-year", "2026",
        "source", "ONS (test)");
  }

  private void take(String content, Map<String, String> about) {
    var sent = send(content, about);
    assertEquals(303, sent.status(), sent.problems().toString());
    assertEquals(303, lead.send(lead.follow(sent), sent.redirect(), Map.of()).status());
  }

  private Page send(String content, Map<String, String> about) {
    return lead.upload(
        lead.open(FILE), FILE, "file", "statistics.csv", content.getBytes(UTF_8), about);
  }
}
