package throughline.tracker;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.platform.testing.EndpointSecurity;
import throughline.platform.testing.TestTokens;

@QuarkusTest
class EndpointSecurityTest {

  private static final Set<String> PUBLISHED =
      Set.of(
          "PublishedPages.progress",
          "PublishedPages.priority",
          "PublishedPages.measures",
          "PublishedPages.measure",
          "PublishedPages.libraries",
          "PublishedPages.library",
          "PublishedPages.releases",
          "PublishedPages.release",
          "PublishedPages.file");

  @Test
  void everyEndpointNamesARole() {
    assertEquals(Set.of(), EndpointSecurity.leftOpen("throughline.tracker", PUBLISHED));
  }

  @Test
  void whoeverSendsAFormAfterItsSessionIsLedBackToIt() {
    assertEquals(Set.of(), EndpointSecurity.deadEnds("throughline.tracker", Set.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/plan",
        "/priorities/1.1",
        "/themes/people",
        "/libraries",
        "/libraries/BANB",
        "/libraries/compare",
        "/libraries/months",
        "/library-map",
        "/search?q=reading",
        "/measures/volunteer-hours",
        "/measures/volunteer-hours/contributions",
        "/measures/school-visits/observations",
        "/measures/school-visits/observations/new",
        "/measures/school-visits/observations/2026-09-30/correct",
        "/measures/school-visits/observations/2026-09-30/withdraw",
        "/measures/volunteer-hours/changes",
        "/measures/volunteer-hours/changes/csv",
        "/measures/volunteer-hours/commentary",
        "/measures/volunteer-hours/commentary/2026-09-30",
        "/changes",
        "/reviews",
        "/reviews/2026-09-30",
        "/reviews/2026-09-30/check",
        "/reviews/2026-09-30/commentary",
        "/reviews/2026-09-30/sign",
        "/reviews/2026-09-30/reopen",
        "/reviews/2026-09-30/pack.pdf",
        "/releases",
        "/releases/announce",
        "/releases/1/prepare",
        "/releases/made/1",
        "/releases/made/1/figures.csv",
        "/api/changes",
        "/api/reviews",
        "/measures/school-visits/owner",
        "/measures/school-visits/owner/change",
        "/measures/school-visits/retire",
        "/my-work",
        "/posts",
        "/posts/holder",
        "/milestones",
        "/milestones/1.1-m1",
        "/milestones/1.1-m1/update",
        "/register",
        "/register/csv",
        "/register/xlsx",
        "/register/file",
        "/observations/file",
        "/observations/taken",
        "/observations/imports/00000000-0000-0000-0000-000000000000",
        "/approvals",
        "/approvals/school-visits/2026-09-30/return",
        "/trials",
        "/trials/new",
        "/trials/by-hand",
        "/trials/00000000-0000-0000-0000-000000000000",
        "/trials/00000000-0000-0000-0000-000000000000/approve",
        "/trials/00000000-0000-0000-0000-000000000000/return",
        "/trials/00000000-0000-0000-0000-000000000000/facts",
        "/trials/00000000-0000-0000-0000-000000000000/facts/csv",
        "/trials/00000000-0000-0000-0000-000000000000/csv",
        "/api/trials",
        "/api/trials/00000000-0000-0000-0000-000000000000",
        "/api/trials/00000000-0000-0000-0000-000000000000/facts",
        "/evidence/new?of=milestone/1.1-m1",
        "/evidence/00000000-0000-0000-0000-000000000000",
        "/evidence/00000000-0000-0000-0000-000000000000/remove",
        "/checks",
        "/checks/volunteer-hours/1/exclude",
        "/checks/volunteer-hours/1/count",
        "/profiles",
        "/profiles/BANB",
        "/profiles/profiles.pdf",
        "/profiles/profiles.csv",
        "/profiles/BANB/profile.pdf",
        "/profiles/BANB/say",
        "/profiles/BANB/targets/new",
        "/profiles/BANB/targets/volunteer-hours/2026/agree",
        "/profiles/BANB/targets/volunteer-hours/2026/withdraw",
        "/population",
        "/population/new",
        "/population/file",
        "/population/0-4/2025/withdraw",
        "/population/imports/00000000-0000-0000-0000-000000000000",
        "/population/statistics/births/2025/withdraw",
        "/dead-events",
        "/live",
        "/api/measures",
        "/api/measures/volunteer-hours",
        "/api/measures/volunteer-hours/contributions",
        "/api/figures",
        "/api/places",
        "/tables/plan.csv",
        "/tables/milestones.xlsx",
        "/tables/libraries/BANB.csv",
        "/tables/measures/volunteer-hours.xlsx",
        "/api/milestones",
        "/api/milestones/1.1-m1",
        "/api/dead-events",
        "/api/no-such-thing"
      })
  void nobodyGetsInWithoutSigningInOrWithAnotherRole(String path) {
    given().redirects().follow(false).get(path).then().statusCode(401);
    given()
        .auth()
        .oauth2(
            TestTokens.token("v", "Val Volunteer (test)", "volunteer", "registrar", "bipc-adviser"))
        .get(path)
        .then()
        .statusCode(equalTo(path.contains("no-such") ? 404 : 403));
  }
}
