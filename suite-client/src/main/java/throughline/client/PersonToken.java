package throughline.client;

import java.io.IOException;
import java.time.Duration;

/** Somebody's access token by their password. It lives for a minute, so it is fetched anew. */
public final class PersonToken {
  private static final Duration GOOD_FOR = Duration.ofSeconds(40);

  private final JsonClient http;
  private final String issuer;
  private final String client;
  private final String username;
  private final String password;
  private String token;
  private long since;

  /**
   * @param client the client at the provider that trades a password for a token
   */
  public PersonToken(
      JsonClient http, String issuer, String client, String username, String password) {
    this.http = http;
    this.issuer = issuer;
    this.client = client;
    this.username = username;
    this.password = password;
  }

  /** A token that is good for some seconds yet. */
  public synchronized String value() throws IOException {
    if (token == null || System.nanoTime() - since > GOOD_FOR.toNanos()) {
      long asked = System.nanoTime();
      token = http.token(issuer, client, username, password);
      // Only now: while the provider is away the old token must not pass for a new one.
      since = asked;
    }
    return token;
  }
}
