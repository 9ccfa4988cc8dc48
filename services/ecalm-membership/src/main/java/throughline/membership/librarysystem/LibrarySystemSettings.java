package throughline.membership.librarysystem;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.time.Period;
import java.util.Optional;

/** Which library system is told of members, and what it calls what. */
@ConfigMapping(prefix = "throughline.library-system")
interface LibrarySystemSettings {
  /** Where Koha's REST API is, such as https://koha.example/api/v1; empty tells nobody. */
  Optional<URI> address();

  /** The id of Koha's API key (OAuth2 client credentials). */
  Optional<String> clientId();

  /** The secret of that key. */
  Optional<String> clientSecret();

  /** The name of a user of Koha's, where Basic authentication is used instead. */
  Optional<String> user();

  /** The password of that user. */
  Optional<String> password();

  /** Its codes of the libraries that it calls otherwise: BANB=BAN, HEAD=HDN. */
  Optional<String> libraries();

  /** Its code of the category of these patrons. */
  @WithDefault("J")
  String category();

  /** The same of those who were 18 or older when they were enrolled. */
  @WithDefault("PT")
  String adultCategory();

  /** How long a membership lasts there; empty leaves that to the category. */
  Optional<Period> membershipLength();

  /** Why secret addresses may go there, too; empty keeps them here. */
  Optional<String> secretAddressReason();

  /** The longest wait for a connection. */
  @WithDefault("PT5S")
  Duration connectTimeout();

  /** The longest wait for a whole answer. */
  @WithDefault("PT15S")
  Duration requestTimeout();

  /** How soon to look again whether there is something to tell. */
  @WithDefault("PT2S")
  Duration pollInterval();

  /** Pause after it did not answer; each further time doubles it. */
  @WithDefault("PT2S")
  Duration backOff();

  /** Longest pause while it is away, also if it asks for a longer one. */
  @WithDefault("PT10M")
  Duration maxBackOff();

  /** Pause until a member whom it put off is told again; each further one doubles it. */
  @WithDefault("PT1M")
  Duration retryAfter();

  /** Longest pause between two tries of one member. */
  @WithDefault("PT4H")
  Duration longestRetryAfter();

  /** Tries of one member, then it has failed. A library system that is away costs no try. */
  @WithDefault("20")
  int tries();

  /** How long a stopping application waits for the member under way. */
  @WithDefault("PT35S")
  Duration stopTimeout();
}
