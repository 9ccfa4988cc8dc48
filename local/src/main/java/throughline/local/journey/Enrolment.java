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

  private final Caller registrar;

  Enrolment(Caller registrar) {
    this.registrar = registrar;
  }

  /** Returns the day of the enrolment. */
  LocalDate enrol(LocalDate today) {
    JsonNode library = registrar.get("/api/libraries").get(0);
    JsonNode enrolment =
        registrar.post(
            ApiRequest.enrol(
                today.minusDays(AGE_DAYS),
                library.get("districtCode").asText(),
                library.get("code").asText(),
                CardNumbers.fromAnywhere(new SecureRandom()).next()));
    return LocalDate.parse(enrolment.get("enrolledOn").asText());
  }
}
