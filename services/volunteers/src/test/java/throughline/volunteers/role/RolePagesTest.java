package throughline.volunteers.role;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.volunteers.testing.Actors;

/** Anyone reads what there is to help with; staff change it within the law. */
@QuarkusTest
class RolePagesTest {
  private final Browser administrator = Browser.of(Actor.with("administrator"));
  private final Browser ofHeadington = Browser.of(Actors.aCoordinator("Sam Okafor").at("HEAD"));

  @Test
  void anyoneBrowsesRolesAndIsLedToApply() {
    var list = Browser.ofNobody().open("/roles");
    assertTrue(list.has("a[href=/roles/home-library]"), list.text("main"));
    assertTrue(list.source().contains("<meta name=\"description\" content=\"Give some"));

    var page = Browser.ofNobody().open("/roles/home-library");
    assertTrue(page.has("a[href=/roles/home-library/apply]"));
    assertEquals("18 or over", page.summary("Age"));
    assertEquals("At any library", page.summary("Where"));
    for (var ask : new String[] {"Two references", "Safeguarding training", "(Enhanced)"}) {
      assertTrue(page.text("main").contains(ask), page.text("main"));
    }
    assertTrue(
        Browser.ofNobody()
            .open("/roles/summer-reading")
            .text("main")
            .contains("If you are under 16, a parent or guardian agrees"));
    assertEquals(404, Browser.ofNobody().open("/roles/nothing").status());
  }

  @Test
  void programsReadOpenRoles() {
    var closed = RoleFixture.at("HEAD");
    Database.execute("UPDATE role SET open = false WHERE code = '%s'".formatted(closed));

    given()
        .get("/api/roles")
        .then()
        .statusCode(200)
        .body("code", hasItems("home-library", "digital-helper"))
        .body("code", not(hasItem(closed)));
  }

  @Test
  void anAdministratorAddsARoleAndACoordinatorOfItsPlacesClosesIt() {
    var code = RoleFixture.code();
    administrator.send(
        administrator.open("/roles/new"),
        "/roles/new",
        RoleFixture.typed(Map.of("code", code, "places", "HEAD", "trainings", "induction")));
    assertTrue(Browser.ofNobody().open("/roles").has("a[href=/roles/" + code + "]"));

    var path = "/roles/" + code + "/change";
    var form = ofHeadington.open(path);
    assertEquals("Book mender", form.typed("title"));
    ofHeadington.send(
        form, path, RoleFixture.typed(Map.of("places", "HEAD", "holds", "SUPERVISED")));

    var page = Browser.ofNobody().open("/roles/" + code);
    assertFalse(page.has("a[href=/roles/" + code + "/apply]"));
    assertTrue(page.text("main").contains("takes no applications"), page.text("main"));
    var stale = ofHeadington.send(form, path, RoleFixture.typed(Map.of("places", "HEAD")));
    assertEquals(400, stale.status());
  }

  @Test
  void aCoordinatorChangesNoRoleOfEverywhereAndTakesNoneThere() {
    assertEquals(404, ofHeadington.open("/roles/home-library/change").status());
    var path = "/roles/%s/change".formatted(RoleFixture.at("HEAD"));

    var everywhere = ofHeadington.send(ofHeadington.open(path), path, RoleFixture.typed(Map.of()));
    var elsewhere =
        ofHeadington.send(
            ofHeadington.open(path), path, RoleFixture.typed(Map.of("places", "COWL")));

    assertEquals(409, everywhere.status());
    assertEquals(400, elsewhere.status());
  }

  @Test
  void aGuardianIsAskedAgainOnlyIfWhatOneDoesIsAnother() {
    var path = "/roles/%s/change".formatted(RoleFixture.at("HEAD"));
    var same =
        RoleFixture.typed(
            Map.of(
                "title",
                "Role " + path.split("/")[2],
                "description",
                "Helps with it",
                "commitment",
                "An hour",
                "holds",
                "SUPERVISED",
                "places",
                "HEAD"));
    var since = "SELECT terms_since FROM role WHERE code = '%s'".formatted(path.split("/")[2]);
    var before = Database.text(since);

    ofHeadington.send(ofHeadington.open(path), path, same);
    assertEquals(before, Database.text(since));
    assertEquals(
        "2",
        Database.text("SELECT version FROM role WHERE code = '%s'".formatted(path.split("/")[2])));

    same.put("commitment", "Every evening");
    ofHeadington.send(ofHeadington.open(path), path, same);
    assertFalse(before.equals(Database.text(since)));
  }

  @ParameterizedTest
  @CsvSource({
    "dbsLevel=ENHANCED,                                          offence",
    "dbsLevel=STANDARD,                                          offence",
    "dbsLevel=ENHANCED_BARRED;workforce=CHILD,                   offence",
    "holds=REGULATED;workforce=OTHER,                            choose which",
    "holds=REGULATED;workforce=CHILD;minAge=15,                  Under 16 there is no DBS check",
    "minAge=15,                                                  Under 16 there is no DBS check",
    "minAge=15;holds=SUPERVISED;dbsLevel=BASIC,                  Under 16 there is no DBS check",
    "minAge=20;maxAge=19,                                        must not be below",
  })
  void aRoleAsksForNoMoreThanTheLawEntitlesTo(String wrong, String words) {
    var typed = RoleFixture.typed(Map.of("code", RoleFixture.code()));
    for (var field : wrong.split(";")) {
      typed.put(field.split("=")[0], field.split("=")[1]);
    }

    var page = administrator.send(administrator.open("/roles/new"), "/roles/new", typed);

    assertEquals(400, page.status());
    assertTrue(page.problems().toString().contains(words), page.problems().toString());
  }

  @Test
  void aRegulatedRoleMayAskForTheBarredList() {
    var code = RoleFixture.code();

    administrator.send(
        administrator.open("/roles/new"),
        "/roles/new",
        RoleFixture.typed(
            Map.of(
                "code",
                code,
                "holds",
                "REGULATED",
                "workforce",
                "CHILD",
                "dbsLevel",
                "ENHANCED_BARRED")));

    assertEquals(
        "ENHANCED_BARRED",
        Database.text("SELECT dbs_level FROM role WHERE code = '%s'".formatted(code)));
  }
}
