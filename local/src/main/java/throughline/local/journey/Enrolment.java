package throughline.local.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.SecureRandom;
import java.time.LocalDate;
import throughline.client.ApiRequest;
import throughline.client.Caller;
import throughline.client.CardNumbers;

/** A registrar enrols a newborn at a library of the district where the child lives. */
final class Enrolment {
  private static final int AGE_DAYS = 10;

  /** A child who was enrolled; the library is its code. */
  record Enrolled(LocalDate on, String library, String card) {}

  private final Caller registrar;

  Enrolment(Caller registrar) {
    this.registrar = registrar;
  }

  Enrolled enrol(LocalDate today) {
    JsonNode library = registrar.get("/api/libraries").get(0);
    String code = library.get("code").asText();
    String card = CardNumbers.fromAnywhere(new SecureRandom()).next();
    JsonNode enrolment =
        registrar.post(
            ApiRequest.enrol(
                today.minusDays(AGE_DAYS), library.get("districtCode").asText(), code, card));
    return new Enrolled(LocalDate.parse(enrolment.get("enrolledOn").asText()), code, card);
  }
}
