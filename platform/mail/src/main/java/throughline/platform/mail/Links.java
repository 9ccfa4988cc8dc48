package throughline.platform.mail;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;

/** The service's links that are made as a mail leaves. */
@Singleton
class Links {

  private final List<LinkAtSending> makers;

  Links(@All List<LinkAtSending> makers) {
    this.makers = makers;
  }

  StoredMail complete(StoredMail mail) {
    return makers.stream()
        .filter(maker -> maker.kinds().contains(mail.kind()))
        .findFirst()
        .map(maker -> mail.with(maker.link(mail.id(), mail.reference())))
        .orElse(mail);
  }
}
