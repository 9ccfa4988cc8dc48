package throughline.platform.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every mail has to pass comes before the gate of its kind, and takes in every kind. */
class GatesTest {

  private static final EveryMailGate ALL =
      (kind, reference) ->
          reference.equals("left alone") ? Optional.of("Not " + kind) : Optional.empty();

  private final MailGate letters =
      new MailGate() {
        @Override
        public String kind() {
          return "letter";
        }

        @Override
        public Optional<String> reasonToWithhold(String reference) {
          return Optional.of("No letters.");
        }
      };

  @Test
  void theGateOfEveryMailIsAskedFirstWhateverTheKind() {
    var gates = new Gates(List.of(ALL), List.of(letters));

    assertEquals(Optional.of("Not letter"), gates.reasonToWithhold(mail("letter", "left alone")));
    assertEquals(Optional.of("Not new"), gates.reasonToWithhold(mail("new", "left alone")));
    assertEquals(Optional.of("No letters."), gates.reasonToWithhold(mail("letter", "other")));
    assertEquals(Optional.empty(), gates.reasonToWithhold(mail("new", "other")));
  }

  private static StoredMail mail(String kind, String reference) {
    return new StoredMail(
        UUID.randomUUID(),
        "<id@example.org>",
        kind,
        reference,
        Instant.EPOCH,
        0,
        "somebody@example.org",
        null,
        "Subject",
        "html",
        List.of());
  }
}
