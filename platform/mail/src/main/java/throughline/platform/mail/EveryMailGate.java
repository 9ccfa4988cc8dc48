package throughline.platform.mail;

import java.util.Optional;

/**
 * What every mail of a service has to pass at the moment of sending, whatever its kind, before the
 * {@link MailGate} of that kind is asked: for a service that writes to people who may have to be
 * left alone. A mail that it knows nothing of is its to withhold.
 */
public interface EveryMailGate {

  /**
   * Called in no transaction, by the sender's thread. An exception puts the mail off.
   *
   * @param kind the mail's
   * @param reference what the mail is about
   * @return why it must not leave, in a sentence for administrators without personal data; empty if
   *     it may
   */
  Optional<String> reasonToWithhold(String kind, String reference);
}
