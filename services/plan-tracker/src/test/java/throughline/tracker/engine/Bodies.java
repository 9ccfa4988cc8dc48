package throughline.tracker.engine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import throughline.contracts.EventContract;
import throughline.contracts.places.Library;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.ManualEntry;

/** Bodies of events as the three services write them. */
public final class Bodies {

  public static final String MEMBER = "throughline.membership.member-enrolled.v1";
  public static final String CANCELLING = "throughline.bookings.booking-cancelled.v1";
  public static final String ATTENDANCE = "throughline.bookings.attendance-recorded.v1";
  public static final String HOURS = "throughline.volunteers.hours-approved.v1";

  public static final String USE = "throughline.membership.use-recorded.v1";
  public static final String LOANS = "throughline.membership.loans-counted.v1";

  public static final String PERSON = "5f0c1b7e-93a7-4c3d-8a51-0d8c4f5e7a10";

  private static final Pattern VERSION = Pattern.compile("\"version\":\\s*(-?\\d+)");

  private Bodies() {}

  /** The headers that the event's owner would send with this body. */
  public static Map<String, String> headers(
      EventContract contract, String id, String body, Instant time) {
    var version = VERSION.matcher(body);
    return Map.of(
        "ce_specversion", "1.0",
        "ce_id", UUID.randomUUID().toString(),
        "ce_type", contract.type(),
        "ce_source", contract.source(),
        "ce_subject", id,
        "ce_time", time.toString(),
        "ce_dataschema", contract.dataSchema(),
        "ce_sequence", version.find() ? version.group(1) : "1");
  }

  /** A member whose residency in the county ended before a day, or has not ended. */
  public static String member(int version, String enrolledOn, String leftOn) {
    var end = leftOn == null ? "" : ",\"to\":\"" + leftOn + "\"";
    return """
        {"version":%d,"recordState":"VALID","channel":"REGISTRAR","enrolledOn":"%2$s","enrolledAt":"BANB",
         "membership":[{"status":"ACTIVE","from":"%2$s"}],
         "residency":[{"state":"IN_COUNTY","residenceDistrict":"E07000177","from":"%2$s"%3$s}],
         "homeLibrary":[{"library":"BANB","from":"%2$s"}],
         "under5UntilQuarter":"2031-Q1"}"""
        .formatted(version, enrolledOn, end);
  }

  public static String booking(int version, String person, String date, String status) {
    return """
        {"version":%d,"entrepreneur":"%s","session":"0198e6a0-7c1f-7b52-9d33-5a1e4b7c9f21","sessionDate":"%s",
         "venueKind":"HUB","library":"WEST","delivery":"IN_PERSON","status":"%s","minutes":60}"""
        .formatted(version, person, date, status);
  }

  public static String hours(int version, String status, String... datesAndMinutes) {
    var days = new StringBuilder();
    for (int i = 0; i < datesAndMinutes.length; i += 2) {
      days.append(i == 0 ? "" : ",")
          .append(
              "{\"date\":\"%s\",\"minutes\":%s}"
                  .formatted(datesAndMinutes[i], datesAndMinutes[i + 1]));
    }
    return """
        {"version":%d,"volunteer":"%s","library":"HEAD","status":"%s","days":[%s]}"""
        .formatted(version, PERSON, status, days);
  }

  /** What a child used at a library in a month. */
  public static String use(
      int version, String child, String family, String month, String library, String way) {
    return """
        {"version":%d,"child":"%s","family":"%s","month":"%s","library":"%s","district":"%s","way":"%s"}"""
        .formatted(version, child, family, month, library, district(library), way);
  }

  private static String district(String library) {
    return Library.seed().stream()
        .filter(each -> each.code().equals(library))
        .findFirst()
        .orElseThrow()
        .districtCode();
  }

  /** The loans of a library's day, none of them renewed. */
  public static String loans(String library, String day, int issues, int toUnder5s) {
    return """
        {"version":1,"library":"%s","district":"%s","day":"%s","issues":%4$d,"issuesWithoutRenewals":%4$d,
         "childrensIssues":0,"under5Issues":%5$d,"under5IssuesWithoutRenewals":%5$d,"under5ChildrensIssues":0}"""
        .formatted(library, district(library), day, issues, toUnder5s);
  }

  /** School visits of the quarter to 30 June 2026, by somebody who saw a version of them. */
  public static ManualEntry visits(long seen, String state, String place, int number) {
    return observation("school-visits", seen, state, place, number);
  }

  /** The same of any measure that is reported by hand. */
  public static ManualEntry observation(
      String measure, long seen, String state, String place, int value) {
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("state", state)
            .put("measure", measure)
            .put("frequency", "QUARTER")
            .put("from", "2026-04-01")
            .put("lastDay", "2026-06-30")
            .put("place", place)
            .put("value", value)
            .put("source", "counted")
            .put("by", PERSON);
    return new ManualEntry(
        ManualEntryKind.OBSERVATION, measure + "/2026-06-30-" + place, seen, body);
  }

  /** At least so much by the end of the financial year, evenly from nothing. */
  public static ManualEntry target(
      String measure, LocalDate year, long seen, String state, long value, long tolerance) {
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("state", state)
            .put("measure", measure)
            .put("year", year.toString())
            .put("type", "MINIMUM")
            .put("start", 0)
            .put("value", value)
            .put("profile", "LINEAR")
            .put("tolerance", tolerance)
            .put("toleranceIn", "UNIT")
            .put("reason", "agreed")
            .put("by", PERSON);
    return new ManualEntry(ManualEntryKind.TARGET, measure + "/" + year.getYear(), seen, body);
  }

  /** The number of children under 5 by place, by one estimate. */
  public static ManualEntry population(
      long seen, int year, String publishedOn, Map<String, Integer> people) {
    return population(seen, Map.of(year, people), year, publishedOn);
  }

  /** The same by the estimates of several years, of which this version enters one. */
  public static ManualEntry population(
      long seen, Map<Integer, Map<String, Integer>> years, int entered, String publishedOn) {
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("ageBand", "0-4")
            .put("year", entered)
            .put("publishedOn", publishedOn)
            .put("source", "ONS")
            .put("by", PERSON);
    var areas = body.putArray("areas");
    var days = new TreeMap<>(years);
    days.forEach(
        (year, people) ->
            people.forEach(
                (place, number) -> {
                  var area =
                      areas
                          .addObject()
                          .put("place", place)
                          .put("people", number)
                          .put("year", year)
                          .put("publishedOn", publishedOn)
                          .put("from", year + "-06-30");
                  if (days.higherKey(year) != null) {
                    area.put("to", days.higherKey(year) + "-06-30");
                  }
                }));
    return new ManualEntry(ManualEntryKind.POPULATION, "0-4", seen, body);
  }
}
