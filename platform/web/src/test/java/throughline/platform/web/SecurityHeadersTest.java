package throughline.platform.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SecurityHeadersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/nowhere", "/broken", "/sign-out", "/api/nowhere", "/api/notes/public"})
  void everyAnswerCarriesThem(String path) {
    given()
        .redirects()
        .follow(false)
        .get(path)
        .then()
        .header(
            "Content-Security-Policy",
            allOf(
                containsString("default-src 'self'"),
                containsString("script-src 'self';"),
                containsString("style-src 'self';"),
                containsString("form-action 'self' http://localhost:8180;"),
                containsString("frame-ancestors 'none'"),
                containsString("base-uri 'none'"),
                not(containsString("unsafe"))))
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "same-origin")
        .header("Permissions-Policy", containsString("camera=()"))
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Strict-Transport-Security", nullValue())
        .header("Cache-Control", "no-store");
  }

  @Test
  void theApiSetsNoCookie() {
    given().get("/api/notes/public").then().statusCode(200).header("Set-Cookie", nullValue());
  }

  @Test
  void anotherSiteMayNotCall() {
    given()
        .header("Origin", "https://elsewhere.example")
        .get("/api/notes/public")
        .then()
        .statusCode(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/q/health", "/q/metrics", "/q/openapi", "/q/swagger-ui"})
  void thePublicPortHoldsNothingOfManagement(String path) {
    given().get(path).then().statusCode(404);
  }

  @Test
  void pagesHoldNoInlineScriptOrStyle() {
    Document page = Jsoup.parse(given().get("/").then().statusCode(200).extract().asString());
    assertFalse(page.select("script[src]").isEmpty());
    assertEquals("", page.select("script:not([src]), style, [style], [^on]").outerHtml());
  }
}
