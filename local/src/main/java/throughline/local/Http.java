package throughline.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** The one question asked of a server that may not be there yet. */
final class Http {
  private static final int CONNECT_MILLIS = 1_000;
  private static final int READ_MILLIS = 5_000;

  private Http() {}

  static boolean isOk(String address) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(address).toURL().openConnection();
      connection.setConnectTimeout(CONNECT_MILLIS);
      connection.setReadTimeout(READ_MILLIS);
      connection.setInstanceFollowRedirects(false);
      try {
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return false;
    }
  }
}
