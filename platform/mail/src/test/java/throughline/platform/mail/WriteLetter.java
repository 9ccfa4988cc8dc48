package throughline.platform.mail;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A use case as a service has it: whatever else it does, it leaves a mail. */
@ApplicationScoped
class WriteLetter {

  static final String KIND = "sample";

  private final Outgoing outgoing;

  WriteLetter(Outgoing outgoing) {
    this.outgoing = outgoing;
  }

  @CheckedTemplate(basePath = "letters")
  static class Letters {

    private Letters() {}

    static native TemplateInstance sample(String name, String link);
  }

  @Transactional
  void write(String to, String reference, Attachment... attachments) {
    outgoing.send(message(to, reference, attachments));
  }

  @Transactional
  void writeThenFail(String to) {
    outgoing.send(message(to, "none"));
    throw new IllegalStateException("the use case failed after it had sent");
  }

  void writeOutside(String to) {
    outgoing.send(message(to, "none"));
  }

  private static Message message(String to, String reference, Attachment... attachments) {
    return new Message(
        KIND,
        reference,
        to,
        "desk@example.org",
        "Your place\r\nBcc: everybody@example.org",
        Letters.sample("Noor & <Sons>", "https://notes.example/places/7"),
        List.of(attachments));
  }

  /** Withholds what a test closes it for. */
  @Singleton
  static class Gate implements MailGate {

    final Map<String, Optional<String>> answers = new ConcurrentHashMap<>();

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Optional<String> reasonToWithhold(String reference) {
      if (reference.equals("gate fails")) {
        throw new IllegalStateException("as a test wants");
      }
      return answers.getOrDefault(reference, Optional.empty());
    }
  }
}
