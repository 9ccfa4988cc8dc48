package throughline.bench.enrolment;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import throughline.bench.suite.MeasurementFailed;
import throughline.bench.suite.Suite;
import throughline.contracts.places.Library;
import throughline.local.PersonToken;
import throughline.local.Realm;
import throughline.local.SuiteService;

/** Enrols synthetic newborns as a registrar does, by the service's API. */
public final class EnrolmentApi {

  static final Library LIBRARY = Library.seed().get(0);
  static final int AGE_DAYS = 10;

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int CREATED = 201;

  private static final String NEWBORN =
      """
      {"childGivenNames": "Newborn", "childFamilyName": "Synthetic", "dateOfBirth": "%s",
       "residence": "%s", "guardianName": "Guardian Synthetic", "guardianRelationship": "PARENT",
       "guardianContact": "guardian@example.org", "library": "%s", "cardNumber": "%s"}
      """;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build();
  private final URI address;
  private final PersonToken token;
  private final LocalDate born = LocalDate.now(ZoneOffset.UTC).minusDays(AGE_DAYS);
  private final CardNumbers cards;

  /** Signs the registrar in. */
  public EnrolmentApi(Suite suite, CardNumbers cards) throws IOException {
    this.address = URI.create(suite.address(SuiteService.MEMBERSHIP) + "/api/enrolments");
    this.token = suite.token(Realm.person("registrar"));
    token.value();
    this.cards = cards;
  }

  /** Returns when the service has answered 201. */
  public void enrol() throws IOException, InterruptedException {
    var body = NEWBORN.formatted(born, LIBRARY.districtCode(), LIBRARY.code(), cards.next());
    var request =
        HttpRequest.newBuilder(address)
            .timeout(LIMIT)
            .header("Authorization", "Bearer " + token.value())
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofString(body))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != CREATED) {
      throw new MeasurementFailed(
          "An enrolment was answered %d: %s".formatted(answer.statusCode(), answer.body()));
    }
  }
}
