package throughline.tracker.figure.drilldown;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import throughline.contracts.membership.LoanCountState;
import throughline.contracts.membership.MembershipEvents;
import throughline.platform.core.time.London;
import throughline.platform.testing.Database;
import throughline.tracker.api.TestTopics;
import throughline.tracker.engine.Bodies;

/**
 * Records of every kind that the services publish, through Kafka, over the last months: known since
 * some days, and some of them corrected or taken back today.
 */
final class RecordsOfEveryKind implements AutoCloseable {

  private static final int EACH = 12;

  /** What is known of the first versions was known so long before today. */
  private static final int DAYS_BEFORE = 10;

  private static final String MINE = "aggregate_id = ANY (:ids)";

  private final TestTopics topics = new TestTopics();
  private final List<String> ids = new ArrayList<>();
  private final Jdbi jdbi;
  private final Clock clock;
  private final List<String> heard;

  RecordsOfEveryKind(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.heard = texts("SELECT aggregate FROM source_heard");
  }

  /** First versions, known since days ago; then corrections and withdrawals of today. */
  void comeIn() {
    for (var aggregate : List.of("booking", "member", "loan-count", "hours-entry")) {
      Database.execute(
          "INSERT INTO source_heard VALUES ('%s', '2020-01-01') ON CONFLICT (aggregate) DO UPDATE SET first_on = EXCLUDED.first_on"
              .formatted(aggregate));
    }
    for (int number = 0; number < EACH; number++) {
      ids.add(TestTopics.newId());
      publish(number, 1);
    }
    arrived(1);
    onMine(
        "UPDATE fact_version AS v SET known_at = known_at - interval '"
            + DAYS_BEFORE
            + " days' FROM fact AS f WHERE v.fact_id = f.fact_id AND f.");
    for (int number = 0; number < EACH; number += 3) {
      publish(number, 2);
    }
    arrived(2);
  }

  /** Of every kind one; the second version of each corrects it or takes it back. */
  private void publish(int number, int version) {
    var day = day(number).toString();
    var before = day(number).minusDays(1).toString();
    var person = Bodies.PERSON.replace("5f0c1b7e", "5f0c1c" + (10 + number / 3));
    var booked = version == 2 && number % 2 == 0 ? "CANCELLED_BY_USER" : "ATTENDED";
    topics.send(
        booked.startsWith("CANCELLED") ? Bodies.CANCELLING : Bodies.ATTENDANCE,
        id("a", number),
        Bodies.booking(version, person, day, booked));
    topics.send(
        Bodies.MEMBER,
        id("b", number),
        Bodies.member(
                version, day, version == 2 ? London.today(clock).minusDays(2).toString() : null)
            .replace("2031", London.today(clock).getYear() + 4 + ""));
    topics.send(
        MembershipEvents.LOANS_COUNTED.type(),
        id("c", number),
        """
        {"version":%d,"library":"HEAD","district":"E07000178","day":"%s","issues":%d,"issuesWithoutRenewals":9,
         "childrensIssues":0,"under5Issues":%d,"under5IssuesWithoutRenewals":1,"under5ChildrensIssues":0}"""
            .formatted(version, day, 20 + number * version, number % 10 + version));
    topics.send(
        Bodies.HOURS,
        id("d", number),
        number < 3
            ? Bodies.hours(version, "APPROVED", day, "700", before, "" + (500 + version))
            : Bodies.hours(version, "APPROVED", day, "" + 30 * version));
  }

  /** One for each kind and number, within those that are this test's own. */
  private String id(String kind, int number) {
    return kind.equals("c")
        ? LoanCountState.id("HEAD", day(number))
        : kind + ids.get(number).substring(1);
  }

  private LocalDate day(int number) {
    return London.today(clock).minusDays(12L + number * 9L);
  }

  private void arrived(int version) {
    var known =
        "SELECT count(*) FROM fact_version AS v JOIN fact AS f USING (fact_id) WHERE version = "
            + version
            + " AND f.";
    int wanted = 4 * (version == 1 ? EACH : EACH / 3);
    await()
        .untilAsserted(
            () ->
                assertEquals(
                    wanted,
                    number(known),
                    () ->
                        "set aside: "
                            + texts("SELECT DISTINCT reason || ' ' || detail FROM dead_event")));
  }

  private List<String> mine() {
    return List.of("a", "b", "c", "d").stream()
        .flatMap(kind -> IntStream.range(0, ids.size()).mapToObj(number -> id(kind, number)))
        .toList();
  }

  private int number(String sql) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(sql + MINE)
                .bindArray("ids", String.class, mine())
                .mapTo(Integer.class)
                .one());
  }

  private void onMine(String sql) {
    jdbi.useHandle(
        handle -> handle.createUpdate(sql + MINE).bindArray("ids", String.class, mine()).execute());
  }

  private List<String> texts(String sql) {
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  /** The id of hours that are more than one record mostly adds. */
  String heldForALook() {
    return id("d", 1);
  }

  /** They are gone, and so are the sources that nobody had heard of before. */
  @Override
  public void close() {
    topics.close();
    onMine("DELETE FROM fact_version AS v USING fact AS f WHERE v.fact_id = f.fact_id AND f.");
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("DELETE FROM source_heard WHERE aggregate <> ALL (:heard)")
                .bindArray("heard", String.class, heard)
                .execute());
  }
}
