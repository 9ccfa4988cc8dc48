package throughline.platform.mail;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The service's gates: of every mail, and by the kind of mail. */
@Singleton
class Gates {

  private final List<EveryMailGate> ofEvery;
  private final Map<String, MailGate> byKind;

  Gates(@All List<EveryMailGate> ofEvery, @All List<MailGate> gates) {
    this.ofEvery = ofEvery;
    this.byKind = gates.stream().collect(Collectors.toMap(MailGate::kind, Function.identity()));
  }

  Optional<String> reasonToWithhold(StoredMail mail) {
    return ofEvery.stream()
        .map(gate -> gate.reasonToWithhold(mail.kind(), mail.reference()))
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> ofItsKind(mail));
  }

  private Optional<String> ofItsKind(StoredMail mail) {
    return Optional.ofNullable(byKind.get(mail.kind()))
        .flatMap(gate -> gate.reasonToWithhold(mail.reference()));
  }
}
