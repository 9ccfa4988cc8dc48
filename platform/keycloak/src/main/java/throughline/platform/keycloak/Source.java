package throughline.platform.keycloak;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/** Where a request comes from, as far as one person can be told from another by it. */
final class Source {

  /** Of IPv6, everybody has as many addresses as they like below one such prefix (RFC 6177). */
  private static final int PREFIX_BYTES = 8;

  private Source() {}

  static String of(String address) {
    if (!address.contains(":")) {
      return address;
    }
    try {
      var bytes = InetAddress.getByName(address.replaceFirst("%.*", "")).getAddress();
      return bytes.length > Integer.BYTES
          ? HexFormat.of().formatHex(bytes, 0, PREFIX_BYTES)
          : InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException noAddress) {
      return address;
    }
  }
}
