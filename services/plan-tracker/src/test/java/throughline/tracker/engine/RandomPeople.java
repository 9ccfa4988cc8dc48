package throughline.tracker.engine;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/**
 * Three people whose attendances come, are corrected, withdrawn and excluded in any order, some of
 * them rolled up.
 */
final class RandomPeople {

  private static final String MEASURES =
      """
      measures:
        - id: people
          title: People
          outcomes: [2.3-business-o1]
          kind: distinct-people
          unit: people
          polarity: higher
          version: 1
          definition: People.
          from: booking
          when: { status: [ATTENDED, PARTIAL] }
          date: sessionDate
          subject: entrepreneur
          place: library
          breakdowns: [delivery, venueKind]
      """;

  private static final List<String> LIBRARIES = List.of("WEST", "BANB", "");
  private static final List<String> DELIVERIES = List.of("IN_PERSON", "ONLINE");
  private static final List<String> STATES =
      List.of("ATTENDED", "ATTENDED", "PARTIAL", "NO_SHOW", "CONFIRMED");
  private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
  private static final int DAYS = 250;

  /** The day after the last on which something happens. */
  static final LocalDate LAST = FIRST.plusDays(DAYS);

  final Engine engine = Engine.withMeasures(MEASURES);

  /** A row of the ledger. */
  record Row(
      LocalDate day, String place, String breakdown, String subject, long amount, LocalDate known) {

    String part(int position) {
      return breakdown.split("\\|", -1)[position];
    }
  }

  /** Forgets what was, and has some happen. */
  void happen(Random random) {
    engine.empty();
    for (int step = 0; step < 25; step++) {
      step(random);
    }
  }

  /** Days of knowledge come in any order, as those of instances whose clocks differ. */
  private void step(Random random) {
    engine.on(day(random).toString());
    var id = "b" + random.nextInt(9);
    switch (random.nextInt(6)) {
      case 0 -> engine.rollUp();
      case 1 -> {
        if (isKnown(id)) {
          engine.decide("booking", id, random.nextBoolean(), "of a test");
        }
      }
      default -> engine.take(engine.record(Bodies.ATTENDANCE, id, body(random)));
    }
  }

  private boolean isKnown(String id) {
    return engine.jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT EXISTS (SELECT FROM fact WHERE aggregate_id = :id)")
                .bind("id", id)
                .mapTo(Boolean.class)
                .one());
  }

  private static String body(Random random) {
    var person = Bodies.PERSON.replace("5f0c1b7e", "5f0c1b7" + random.nextInt(3));
    return Bodies.booking(
            1 + random.nextInt(6), person, day(random).toString(), pick(random, STATES))
        .replace("WEST", pick(random, LIBRARIES))
        .replace("IN_PERSON", pick(random, DELIVERIES));
  }

  /** What the ledger holds of people. */
  List<Row> rows() {
    return engine.jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM contribution WHERE subject <> '' AND effective_on IS NOT NULL")
                .map(
                    row ->
                        new Row(
                            row.getColumn("effective_on", LocalDate.class),
                            row.getColumn("place", String.class),
                            row.getColumn("breakdown", String.class),
                            row.getColumn("subject", String.class),
                            row.getColumn("amount", Long.class),
                            row.getColumn("known_on", LocalDate.class)))
                .list());
  }

  static LocalDate day(Random random) {
    return FIRST.plusDays(random.nextInt(DAYS));
  }

  private static <T> T pick(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
