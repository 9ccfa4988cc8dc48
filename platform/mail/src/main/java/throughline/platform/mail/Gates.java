package throughline.platform.mail;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The service's gates, by the kind of mail. */
@Singleton
class Gates {

  private final Map<String, MailGate> byKind;

  Gates(@All List<MailGate> gates) {
    this.byKind = gates.stream().collect(Collectors.toMap(MailGate::kind, Function.identity()));
  }

  Optional<String> reasonToWithhold(StoredMail mail) {
    return Optional.ofNullable(byKind.get(mail.kind()))
        .flatMap(gate -> gate.reasonToWithhold(mail.reference()));
  }
}
