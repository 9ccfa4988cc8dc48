package throughline.membership.desk.enrolment;

import static org.hamcrest.Matchers.contains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;
import static throughline.platform.testing.Race.atOnce;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
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

  private static final int DESKS = 64;

  private static final String GIVE_TO =
      """
      INSERT INTO card (number, member_key, given_at, voided_at) VALUES ('%s', '%s', now(), now())
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
        .body("errors[1].message", org.hamcrest.Matchers.is(ParseEnrolment.CARD_TAKEN));
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
    Callable<Integer> desk = () -> anEnrolment().withCard(card).post().statusCode();

    var answers = atOnce(Collections.nCopies(DESKS, desk));

    assertEquals(1, Collections.frequency(answers, 201), answers.toString());
    assertEquals(DESKS - 1, Collections.frequency(answers, 400), answers.toString());
    assertEquals(
        1, Database.number("SELECT count(*) FROM card WHERE number = '%s'".formatted(card)));
  }

  @Test
  void aDoubleClickEnrolsOnce() throws Exception {
    var enrolment = anEnrolment().by(Actors.aRegistrar()).withKey("double click");
    var before = Database.number("SELECT count(*) FROM member");

    var answers = atOnce(enrolment::post, enrolment::post);

    assertEquals(List.of(201, 201), answers.stream().map(Response::statusCode).toList());
    assertEquals(answers.get(0).asString(), answers.get(1).asString());
    assertEquals(before + 1, Database.number("SELECT count(*) FROM member"));
  }

  private static void awaitThatOneWaits() throws SQLException {
    Awaitility.await().until(() -> Database.number(REQUESTS_WAITING_FOR_THE_CARD) == 1);
  }
}
