package throughline.platform.web;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a search engine is told: which pages it may read, and what they are about. */
@QuarkusTest
class SearchEnginesTest {

  @Test
  void onlyWhatTheServiceOpensMayBeRead() {
    String rules =
        given()
            .get("/robots.txt")
            .then()
            .statusCode(200)
            .contentType("text/plain; charset=utf-8")
            .header("Cache-Control", "public, max-age=86400")
            .extract()
            .asString();

    assertEquals(
        List.of(
            "User-agent: *", "Allow: /$", "Allow: /assets/", "Allow: /signed-out", "Disallow: /"),
        rules.lines().toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      /           | Notes that everybody may read
      /signed-out | Sample notes, a service of Throughline
      """)
  void aPageSaysWhatItIsAbout(String path, String description) {
    var page = Jsoup.parse(given().get(path).then().statusCode(200).extract().asString());

    assertEquals(description, page.select("meta[name=description]").attr("content"));
  }
}
