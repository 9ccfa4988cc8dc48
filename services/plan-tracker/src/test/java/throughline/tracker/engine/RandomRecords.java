package throughline.tracker.engine;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A few records of three kinds of which something becomes known in any order: each is corrected,
 * also to other days, places and people, withdrawn, excluded and put back.
 */
public final class RandomRecords {

  /** A measure of people that is split, to go on with the shipped ones. */
  public static final String PEOPLE_BY_DELIVERY =
      """

        - id: people-by-delivery
          title: People by how they came
          outcomes: [2.3-business-o1]
          kind: distinct-people
          unit: people
          polarity: higher
          version: 1
          definition: People by how they came.
          from: booking
          when: { status: ATTENDED }
          date: sessionDate
          subject: entrepreneur
          place: library
          breakdowns: [delivery]
      """;

  /** Those that the records feed. */
  public static final List<String> MEASURES =
      List.of(
          "volunteer-hours",
          "active-volunteers",
          "members-under-5",
          "bipc-sessions-attended",
          "people-by-delivery");

  private static final List<String> LIBRARIES = List.of("HEAD", "BANB");
  private static final LocalDate FIRST = LocalDate.parse("2026-03-20");
  private static final int DAYS = 70;

  private final Engine engine;
  private final Random random;
  private final int records;
  private final Map<String, Integer> versions = new HashMap<>();
  private final Map<String, Boolean> excluded = new HashMap<>();

  public RandomRecords(Engine engine, Random random) {
    this.engine = engine;
    this.random = random;
    this.records = 1 + random.nextInt(9);
  }

  /** Something becomes known of one of them. */
  public void happen() {
    var number = random.nextInt(records);
    switch (number % 3) {
      case 0 -> tellOrDecide("hours-entry", Bodies.HOURS, "e" + number);
      case 1 -> tellOrDecide("booking", Bodies.ATTENDANCE, "b" + number);
      default -> tellOrDecide("member", Bodies.MEMBER, "m" + number);
    }
  }

  private void tellOrDecide(String aggregate, String type, String id) {
    if (versions.containsKey(id) && random.nextInt(4) == 0) {
      var exclude = !excluded.getOrDefault(id, false);
      engine.decide(aggregate, id, exclude, "of a test");
      excluded.put(id, exclude);
      return;
    }
    engine.take(engine.record(type, id, body(type, versions.merge(id, 1, Integer::sum))));
  }

  private String body(String type, int version) {
    return switch (type) {
      case Bodies.HOURS -> hours(version);
      case Bodies.ATTENDANCE -> booking(version);
      default -> member(version);
    };
  }

  private String hours(int version) {
    var first = day();
    return Bodies.hours(
            version,
            isUsual() ? "APPROVED" : "VOIDED",
            first.toString(),
            String.valueOf(1 + random.nextInt(100)),
            first.plusDays(1).toString(),
            String.valueOf(1 + random.nextInt(100)))
        .replace("HEAD", library())
        .replace(Bodies.PERSON, person());
  }

  private String booking(int version) {
    return Bodies.booking(version, person(), day().toString(), isUsual() ? "ATTENDED" : "NO_SHOW")
        .replace("WEST", library())
        .replace("IN_PERSON", random.nextBoolean() ? "IN_PERSON" : "ONLINE");
  }

  private String member(int version) {
    var enrolled = day();
    var left = isUsual() ? null : enrolled.plusDays(random.nextInt(30)).toString();
    return Bodies.member(version, enrolled.toString(), left).replace("BANB", library());
  }

  private boolean isUsual() {
    return random.nextInt(4) > 0;
  }

  private String library() {
    return LIBRARIES.get(random.nextInt(LIBRARIES.size()));
  }

  private String person() {
    return Bodies.PERSON.replace("5f0c1b7e", "5f0c1b7" + random.nextInt(3));
  }

  /** One on which something may be dated. */
  public LocalDate day() {
    return FIRST.plusDays(random.nextInt(DAYS));
  }
}
