package throughline.membership.librarysystem;

import java.net.URI;
import java.time.Duration;

/**
 * How Koha's REST API is reached.
 *
 * @param address with the version, without a slash at its end
 * @param name the id of an API key, or a user
 * @param secret that of the key, or the user's password
 * @param isKey whether it is an API key, for which there are tokens (OAuth2 client credentials)
 */
record KohaAccess(
    URI address,
    String name,
    String secret,
    boolean isKey,
    Duration connectTimeout,
    Duration requestTimeout) {
  static KohaAccess of(LibrarySystemSettings settings) {
    var isKey = settings.clientId().isPresent();
    var name = settings.clientId().or(settings::user);
    var secret = isKey ? settings.clientSecret() : settings.password();
    if (name.isEmpty() || secret.isEmpty()) {
      throw new IllegalStateException(
          "LIBRARY_SYSTEM_ADDRESS is set, and what opens it is not: set LIBRARY_SYSTEM_CLIENT_ID"
              + " and LIBRARY_SYSTEM_CLIENT_SECRET, or LIBRARY_SYSTEM_USER and"
              + " LIBRARY_SYSTEM_PASSWORD");
    }
    var address = settings.address().orElseThrow();
    if (address.getHost() == null || address.getQuery() != null) {
      throw new IllegalStateException(
          "LIBRARY_SYSTEM_ADDRESS must be where Koha's REST API is, like"
              + " https://koha.example/api/v1");
    }
    if (!address.getScheme().equals("https") && !isThisMachine(address.getHost())) {
      throw new IllegalStateException(
          "LIBRARY_SYSTEM_ADDRESS must begin with https: names of children go there");
    }
    return new KohaAccess(
        URI.create(address.toString().replaceAll("/+$", "")),
        name.get(),
        secret.get(),
        isKey,
        settings.connectTimeout(),
        settings.requestTimeout());
  }

  private static boolean isThisMachine(String host) {
    return host.equals("localhost") || host.equals("127.0.0.1");
  }

  /** Hides the secret from any log that this object slips into. */
  @Override
  public String toString() {
    return "KohaAccess " + address;
  }
}
