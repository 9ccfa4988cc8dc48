package throughline.membership.member;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import throughline.platform.core.permission.Places;

/** The start page of a library's staff counts who is new. */
@QuarkusTest
class CountJoinedTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-11-24");

  private static final String NEW =
      "EXPLAIN SELECT FROM home_library_spell WHERE from_date >= '2026-11-24' AND to_date IS NULL";

  @Inject Members members;
  @Inject Jdbi jdbi;

  @Test
  void whoeverCameSinceTheDayIsCountedAtTheirLibrary() {
    var before = members.countJoined(TODAY, Places.of("HENL"));

    anEnrolment().with("library", "HENL").enrolled();
    anEnrolment().with("library", "COWL").enrolled();

    assertEquals(before + 1, members.countJoined(TODAY, Places.of("HENL")));
    assertEquals(0, members.countJoined(TODAY.plusYears(50), Places.everywhere()));
  }

  /** So small a table is read whole, unless that is made dear. */
  @Test
  @TestTransaction
  void whoIsNewIsFoundByTheDay() {
    var plan =
        jdbi.withHandle(
            handle -> {
              handle.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off");
              return handle.createQuery(NEW).mapTo(String.class).list().toString();
            });

    assertTrue(plan.contains("home_library_spell_newest_idx"), plan);
  }
}
