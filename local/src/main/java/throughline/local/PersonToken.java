package throughline.local;

import java.io.IOException;
import java.time.Duration;

/** Somebody's access token by their password. It lives for a minute, so it is fetched anew. */
public final class PersonToken {
  private static final Duration GOOD_FOR = Duration.ofSeconds(40);

  private final JsonClient http;
  private final String issuer;
  private final String username;
  private final String password;
  private String token;
  private Stopwatch age;

  public PersonToken(JsonClient http, String issuer, String username, String password) {
    this.http = http;
    this.issuer = issuer;
    this.username = username;
    this.password = password;
  }

  /** A token that is good for some seconds yet. */
  public synchronized String value() throws IOException {
    if (token == null || age.isPast(GOOD_FOR)) {
      Stopwatch asked = new Stopwatch();
      token = http.token(issuer, Realm.JOURNEY_CLIENT, username, password);
      // Only now: while the provider is away the old token must not pass for a new one.
      age = asked;
    }
    return token;
  }
}
