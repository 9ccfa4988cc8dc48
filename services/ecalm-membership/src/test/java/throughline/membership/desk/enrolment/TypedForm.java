package throughline.membership.desk.enrolment;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import throughline.membership.testing.CardNumbers;

/** What a registrar types into the form of an enrolment, as people type; all are invented. */
final class TypedForm {

  private TypedForm() {}

  /** A form with nothing wrong and a card of its own, to be changed as a test likes. */
  static Map<String, String> aForm() {
    return new HashMap<>(
        Map.ofEntries(
            Map.entry("childGivenNames", "Siân"),
            Map.entry("childFamilyName", "ó Súilleabháin-O’Brien"),
            Map.entry("dateOfBirth", "2 Nov"),
            Map.entry("residence", "UNKNOWN"),
            Map.entry("guardianName", "Aminah"),
            Map.entry("guardianRelationship", "RELATIVE"),
            Map.entry("guardianContact", "aminah@example.org"),
            Map.entry("library", "BANB"),
            Map.entry("cardNumber", CardNumbers.next()),
            Map.entry("anotherChild", "YES")));
  }

  /** The same with the key that a device makes. */
  static Map<String, String> keptOnADevice() {
    var form = aForm();
    form.put("idempotencyKey", UUID.randomUUID().toString());
    return form;
  }
}
