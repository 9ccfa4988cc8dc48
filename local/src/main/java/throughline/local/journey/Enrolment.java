package throughline.local.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Map;

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
            "/api/enrolments",
            Map.of(
                "childGivenNames", "Newborn",
                "childFamilyName", "Demonstration",
                "dateOfBirth", today.minusDays(AGE_DAYS).toString(),
                "residence", library.get("districtCode").asText(),
                "guardianName", "Guardian Demonstration",
                "guardianRelationship", "PARENT",
                "guardianContact", "guardian@example.org",
                "library", library.get("code").asText(),
                "cardNumber", CardNumber.random(new SecureRandom())));
    return LocalDate.parse(enrolment.get("enrolledOn").asText());
  }
}
