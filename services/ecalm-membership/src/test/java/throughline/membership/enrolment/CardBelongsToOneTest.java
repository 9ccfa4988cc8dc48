package throughline.membership.enrolment;

import static org.hamcrest.Matchers.contains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static throughline.membership.enrolment.EnrolmentFixture.anEnrolment;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import throughline.membership.testing.Actors;
import throughline.membership.testing.CardNumbers;
import throughline.membership.testing.EnrolmentTables;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestServers;

/** A card number belongs to one member, for ever and whoever is quicker. */
@QuarkusTest
class CardBelongsToOneTest {

  private static final String GIVE_TO =
      """
      INSERT INTO card (number, member_key, given_at) VALUES ('%s', '%s', now())
      """;

  private static final String REQUESTS_WAITING_FOR_THE_CARD =
      """
      SELECT count(*) FROM pg_stat_activity
      WHERE wait_event_type = 'Lock' AND query LIKE 'INSERT INTO card%'
      """;

  @Test
  void aCardThatIsTakenIsRefusedBesideEverythingElseThatIsWrong() {
    var card = CardNumbers.next();
    anEnrolment().withCard(card).enrolled();

    anEnrolment()
        .withCard(card)
        .with("library", "")
        .send()
        .statusCode(400)
        .body("errors.field", contains("library", "cardNumber"))
        .body("errors[1].message", org.hamcrest.Matchers.is(CardTaken.MESSAGE));
  }

  @Test
  void whoComesSecondInTheSameMomentWaitsAndIsToldSo() throws Exception {
    var card = CardNumbers.next();
    var somebody = anEnrolment().enrolled();
    var before = EnrolmentTables.sizes();
    var pool = Executors.newSingleThreadExecutor();
    try (var first = TestServers.postgres().connect()) {
      first.setAutoCommit(false);
      first.createStatement().execute(GIVE_TO.formatted(card, somebody));
      var second = pool.submit(() -> anEnrolment().withCard(card).withKey("second").post());
      awaitThatOneWaits();
      first.commit();

      second.get().then().statusCode(400).body("errors.field", contains("cardNumber"));
    } finally {
      pool.shutdownNow();
    }
    before.merge("card", 1L, Long::sum);
    assertEquals(before, EnrolmentTables.sizes());
  }

  @Test
  void whoComesSecondGetsTheCardIfTheFirstGivesUp() throws Exception {
    var card = CardNumbers.next();
    var somebody = anEnrolment().enrolled();
    var pool = Executors.newSingleThreadExecutor();
    try (var first = TestServers.postgres().connect()) {
      first.setAutoCommit(false);
      first.createStatement().execute(GIVE_TO.formatted(card, somebody));
      var second = pool.submit(() -> anEnrolment().withCard(card).post());
      awaitThatOneWaits();
      first.rollback();

      second.get().then().statusCode(201);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void ofManyDesksAtOnceOneWins() throws Exception {
    var card = CardNumbers.next();
    var desks = 6;
    var start = new CyclicBarrier(desks);
    var pool = Executors.newFixedThreadPool(desks);
    try {
      var answers =
          IntStream.range(0, desks)
              .mapToObj(desk -> pool.submit(() -> enrolAtOnce(start, card)))
              .toList();

      assertEquals(List.of(201, 400, 400, 400, 400, 400), statuses(answers));
    } finally {
      pool.shutdownNow();
    }
    assertEquals(
        1, Database.number("SELECT count(*) FROM card WHERE number = '%s'".formatted(card)));
  }

  @Test
  void aDoubleClickEnrolsOnce() throws Exception {
    var enrolment = anEnrolment().by(Actors.aRegistrar()).withKey("double click");
    var before = Database.number("SELECT count(*) FROM member");
    var start = new CyclicBarrier(2);
    var pool = Executors.newFixedThreadPool(2);
    try {
      var answers =
          IntStream.range(0, 2)
              .mapToObj(click -> pool.submit(() -> together(start, enrolment)))
              .toList();

      assertEquals(List.of(201, 201), statuses(answers));
      assertEquals(answers.get(0).get().asString(), answers.get(1).get().asString());
    } finally {
      pool.shutdownNow();
    }
    assertEquals(before + 1, Database.number("SELECT count(*) FROM member"));
  }

  private static Response enrolAtOnce(CyclicBarrier start, String card) throws Exception {
    return together(start, anEnrolment().withCard(card));
  }

  private static Response together(CyclicBarrier start, EnrolmentFixture enrolment)
      throws Exception {
    start.await();
    return enrolment.post();
  }

  private static List<Integer> statuses(List<Future<Response>> answers)
      throws ExecutionException, InterruptedException {
    var statuses = new java.util.ArrayList<Integer>();
    for (var answer : answers) {
      statuses.add(answer.get().statusCode());
    }
    return statuses.stream().sorted().toList();
  }

  private static void awaitThatOneWaits() throws SQLException {
    Awaitility.await().until(() -> Database.number(REQUESTS_WAITING_FOR_THE_CARD) == 1);
  }
}
