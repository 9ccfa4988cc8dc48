package throughline.platform.mail;

import jakarta.inject.Singleton;
import throughline.platform.core.upkeep.Upkeep;

/** Mails that were given up and can still be tried again. */
@Singleton
class UndeliveredMails implements Upkeep {

  private final BrowseMail browseMail;

  UndeliveredMails(BrowseMail browseMail) {
    this.browseMail = browseMail;
  }

  @Override
  public Trouble trouble() {
    return new Trouble(
        "Mails not delivered",
        browseMail.countUndelivered(),
        "In the last two weeks",
        "/mails/failed");
  }
}
