package throughline.platform.mail;

import java.util.Optional;

/**
 * Asks a service, at the moment of sending, whether a mail may still leave: days may have passed
 * since it was written. A service has a bean for each kind that can lose its point; a mail of
 * another kind always leaves.
 */
public interface MailGate {

  /** The kind of mail that it decides about. */
  String kind();

  /**
   * Called in no transaction, by the sender's thread. An exception puts the mail off.
   *
   * @param reference what the mail is about
   * @return why it must not leave, in a sentence for administrators without personal data; empty if
   *     it may
   */
  Optional<String> reasonToWithhold(String reference);
}
