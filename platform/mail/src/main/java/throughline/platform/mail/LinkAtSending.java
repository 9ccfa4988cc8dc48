package throughline.platform.mail;

import java.util.Set;
import java.util.UUID;

/**
 * Puts a link into a mail as it leaves: one that opens something by itself, so that it must not lie
 * in the database beside the address to which it went. Until then the mail holds {@link
 * #PLACEHOLDER}, and for as long as the mail is kept.
 */
public interface LinkAtSending {

  /** What stands in a letter for the link; no such place can be (RFC 2606). */
  String PLACEHOLDER = "https://link.invalid/";

  /** The kinds of mail that get such a link. */
  Set<String> kinds();

  /**
   * The link. Called in no transaction, by the sender's thread, before each try: a mail that is
   * tried again has another, and both may have arrived. An exception puts the mail off.
   *
   * @param mail the same at each try
   * @param reference what the mail is about
   */
  String link(UUID mail, String reference);
}
