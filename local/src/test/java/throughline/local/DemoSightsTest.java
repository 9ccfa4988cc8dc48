package throughline.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers as the plan tracker gives them, cut down to what is asked of them. */
class DemoSightsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
  private static final String HOURS = "/measures/volunteer-hours/changes";
  private static final String IN_MAY =
      HOURS + "?from=2026-02-11&to=2026-05-11&since=2026-05-11&until=2026-05-12";
  private static final String LATE =
      HOURS + "?from=2026-05-26&to=2026-08-26&since=2026-08-26&until=2026-11-26";

  private static final Map<String, String> ANSWERS =
      Map.of(
          "/api/measures",
          "[{'status':{'status':'RED'}},{'status':{'status':'AMBER'}},{'status':{'status':'AMBER'}}]",
          "/api" + IN_MAY,
          "{'classes':[{'kind':'NEW'},{'kind':'DEFINITION'}]}",
          "/api" + LATE,
          "{'classes':[{'kind':'LATE'}]}",
          "/api/reviews",
          "[{'state':'NOT_BEGUN','lastDay':'2026-12-31'},{'state':'SIGNED_OFF','lastDay':'2026-09-30'}]",
          "/api/reviews/2026-09-30",
          "{'measures':[{'text':'5'},{'text':'5','now':'6'}]}");

  @Test
  void everythingHasItsPage() {
    var sights = DemoSights.of(DemoSightsTest::answer, TODAY);

    assertEquals(
        List.of("/?status=RED", "/?status=AMBER", IN_MAY, LATE, "/reviews/2026-09-30"),
        sights.sights().stream().map(sight -> sight.page().orElse("nothing")).toList());
    assertTrue(sights.table("http://localhost:8084").contains("http://localhost:8084/?status=RED"));
  }

  /** Statuses differ by the day, and not every quarter has hours that came late. */
  @ParameterizedTest
  @CsvSource({
    "2026-12-01, RED, AMBER",
    "2026-12-01, AMBER, GREEN",
    "2027-01-01, GREEN, GREEN",
    "2027-04-01, RED, GREEN",
    "2027-04-30, AMBER, AMBER",
    "2028-02-29, RED, RED"
  })
  void everyDayHasEverythingToLookAt(LocalDate today, String one, String other) {
    var sights =
        DemoSights.of(
            path ->
                switch (path) {
                  case "/api/measures" ->
                      json(
                          "[{'status':{'status':'%s'}},{'status':{'status':'%s'}}]"
                              .formatted(one, other));
                  case "/api/reviews", "/api/reviews/2026-09-30" -> answer(path);
                  default ->
                      json(
                          path.endsWith("until=" + today)
                              ? "{'classes':[{'kind':'NEW'}]}"
                              : "{'classes':[{'kind':'LATE'},{'kind':'DEFINITION'}]}");
                },
            today);

    assertTrue(sights.sights().size() >= 4, sights.table(""));
    assertFalse(sights.table("").contains("Not in this year"), sights.table(""));
  }

  @Test
  void whatIsNotThereIsSaid() {
    var sights = DemoSights.of(path -> json(path.contains("?") ? "{}" : "[]"), TODAY);

    assertTrue(sights.sights().stream().allMatch(sight -> sight.page().isEmpty()));
    assertTrue(sights.table("").contains("Not in this year"));
  }

  @Test
  void inAprilTheDefinitionChangedAYearAgo() {
    var asked = new ArrayList<String>();
    DemoSights.of(
        path -> {
          asked.add(path);
          return json(path.contains("?") ? "{}" : "[]");
        },
        LocalDate.of(2027, 4, 20));

    assertTrue(asked.toString().contains("since=2026-05-11&until=2026-05-12"), asked.toString());
  }

  private static JsonNode answer(String path) {
    return json(ANSWERS.get(path));
  }

  private static JsonNode json(String text) {
    try {
      return JsonMapper.builder().build().readTree(text.replace('\'', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
