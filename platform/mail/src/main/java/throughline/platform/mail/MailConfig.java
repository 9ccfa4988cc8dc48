package throughline.platform.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.time.Duration;
import java.time.Period;
import java.util.Optional;

/** The settings of the mail, beside those of {@code quarkus.mailer}, which reach the server. */
@ConfigMapping(prefix = "throughline.mail")
interface MailConfig {

  /** The longest mail with its attachments, in bytes. */
  @WithDefault("5242880")
  long maxBytes();

  /** How long addresses and contents are kept once a mail has left or failed. */
  @WithDefault("P14D")
  Period wipeAfter();

  /** How long it is known that there was a mail. */
  @WithDefault("P400D")
  Period forgetAfter();

  /**
   * Whether the page of mails shows to whom each went. A service that writes to people whom its
   * administrators have no business to know says no.
   */
  @WithDefault("true")
  boolean showsAddresses();

  /** The thread that sends. */
  Sender sender();

  /** GOV.UK Notify. */
  @WithName("notify")
  Notify govNotify();

  /** Settings of the sender. */
  interface Sender {

    /** Whether this instance sends at all; one that does not still keeps mails. */
    @WithDefault("true")
    boolean enabled();

    /** How soon to look again when a wake-up may have been missed or a mail is due again. */
    @WithDefault("PT5S")
    Duration pollInterval();

    /**
     * The most mails that this instance sends in a second; 0 for as many as it can. A mail waits
     * only while more were written than may leave. By default four instances together stay below
     * the 3,000 a minute that GOV.UK Notify takes for a key.
     */
    @WithDefault("12")
    int perSecond();

    /** The longest that a mail server, or Notify, may take for one mail. */
    @WithDefault("PT30S")
    Duration sendTimeout();

    /** Pause after a mail server did not answer; each further time doubles it. */
    @WithDefault("PT1S")
    Duration backOff();

    /** Longest pause while the mail server is away. */
    @WithDefault("PT1M")
    Duration maxBackOff();

    /** Pause until a mail that the server put off is tried again; each further one doubles it. */
    @WithDefault("PT1M")
    Duration retryAfter();

    /** Longest pause between two tries of one mail. */
    @WithDefault("PT4H")
    Duration longestRetryAfter();

    /**
     * Tries of one mail that the server puts off, then it has failed: with the pauses above two
     * days. A server that is away costs no try.
     */
    @WithDefault("20")
    int tries();

    /** How long a stopping application waits for the mail under way. */
    @WithDefault("PT35S")
    Duration stopTimeout();
  }

  /** Settings of GOV.UK Notify. */
  interface Notify {

    /** The key; with one, mails leave through Notify and not by SMTP. */
    Optional<String> apiKey();

    /** The number of the template whose subject is ((subject)) and whose body is ((body)). */
    Optional<String> template();

    /** Where Notify is. */
    @WithDefault("https://api.notifications.service.gov.uk")
    URI address();
  }
}
