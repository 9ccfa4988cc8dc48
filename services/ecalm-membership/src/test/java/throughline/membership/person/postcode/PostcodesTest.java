package throughline.membership.person.postcode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.membership.record.life.LifeCalls;
import throughline.platform.jobs.JobFailed;
import throughline.platform.testing.Database;

/** A list in the form of the ONS Postcode Directory, with postcodes that are made up. */
@QuarkusTest
class PostcodesTest {

  private static final String LIST =
      """
      pcd7,pcd8,pcds,doterm,lad25cd,lat
      OX999ZA,OX99 9ZA,OX99 9ZA,,E07000177,51.7
      OX999ZB,OX99 9ZB,OX99 9ZB,201206,E07000178,51.7
      SN999ZA,SN99 9ZA,SN99 9ZA,,E06000030,51.5
      JE999ZA,JE99 9ZA,JE99 9ZA,,,49.2
      """;

  @TempDir Path folder;

  @Inject Jdbi jdbi;
  @Inject Clock clock;

  @AfterEach
  void thereIsNoList() {
    Database.execute("DELETE FROM postcode; DELETE FROM postcode_list");
  }

  @ParameterizedTest
  @CsvSource({
    "OX99 9ZA, IN_COUNTY E07000177",
    "ox999zb,  IN_COUNTY E07000178",
    "SN99 9ZA, OUT_OF_COUNTY",
  })
  void whereAPostcodeLiesIsWhereTheChildLives(String postcode, String residence) throws Exception {
    load("ONSPD_AUG_2026.csv", LIST);

    var id = anEnrolment().without("residence").with("postcode", postcode).enrolled();

    assertEquals(residence, residence(id));
  }

  @Test
  void whatTheDeskChoosesStands() throws Exception {
    load("ONSPD_AUG_2026.csv", LIST);

    var id = anEnrolment().with("residence", "E07000181").with("postcode", "OX99 9ZA").enrolled();

    assertEquals("IN_COUNTY E07000181", residence(id));
  }

  @Test
  void aPostcodeThatDoesNotExistIsSaidAndOneOfElsewhereIsNot() throws Exception {
    load("ONSPD_AUG_2026.csv", LIST);

    var said =
        anEnrolment()
            .with("postcode", "OX99 9ZZ")
            .send()
            .statusCode(400)
            .extract()
            .<List<String>>path("errors.message");

    assertEquals(
        List.of(
            "There is no postcode OX99 9ZZ in the list ONSPD_AUG_2026. Compare it with a letter to"
                + " the family; for a home that is newer than the list leave it out"),
        said);
    anEnrolment().with("postcode", "ZE1 0AA").enrolled();
    anEnrolment().with("postcode", "ZZ99 3VZ").enrolled();
    anEnrolment().without("residence").with("postcode", "ZZ99 3VZ").send().statusCode(400);
  }

  @Test
  void aMoveIsLocatedTheSameWay() throws Exception {
    load("ONSPD_AUG_2026.csv", LIST);
    var id = anEnrolment().enrolled();

    LifeCalls.moved(id, Map.of("postcode", "OX99 9ZB")).statusCode(200);
    assertEquals("IN_COUNTY E07000178", residence(id));

    LifeCalls.moved(id, Map.of("postcode", "OX99 9ZZ")).statusCode(400);
  }

  @Test
  void theSameFileIsLeftAndANewerOneTakesItsPlace() throws Exception {
    assertEquals("3 postcodes of A, taken over", load("A.csv", LIST));
    assertEquals("3 postcodes of A, as before", load("A.csv", LIST));

    assertEquals(
        "1 postcodes of B, taken over", load("B.csv", "PCDS;OSLAUA\nOX99 9ZD;E07000177\n"));

    assertEquals(1, Database.number("SELECT count(*) FROM postcode"));
  }

  @Test
  void whatIsNoListLeavesTheOneThatThereIs() throws Exception {
    load("A.csv", LIST);

    var noColumn =
        assertThrows(JobFailed.class, () -> load("B.csv", "postcode,place\nOX1 1ND,X\n"));
    assertTrue(noColumn.getMessage().contains("needs the columns pcds"), noColumn.getMessage());
    assertThrows(JobFailed.class, () -> load("C.csv", "pcds,lad25cd\nnowhere,\n"));
    assertThrows(JobFailed.class, () -> job(Optional.of(folder.resolve("gone.csv"))).run());
    assertEquals("There is no list: POSTCODES_FILE names none", job(Optional.empty()).run());

    assertEquals(3, Database.number("SELECT count(*) FROM postcode"));
    assertEquals("A", Database.text("SELECT name FROM postcode_list"));
  }

  private String load(String name, String content) throws IOException, JobFailed {
    return job(Optional.of(Files.writeString(folder.resolve(name), content))).run();
  }

  private LoadPostcodes job(Optional<Path> file) {
    return new LoadPostcodes(() -> file, jdbi, clock);
  }

  private static String residence(String id) {
    return Database.text(
        "SELECT concat_ws(' ', state, district_code) FROM residency_spell WHERE member_key = '%s' AND to_date IS NULL"
            .formatted(id));
  }
}
