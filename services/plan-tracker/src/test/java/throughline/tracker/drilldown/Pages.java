package throughline.tracker.drilldown;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;

/** What addresses of pages say. */
final class Pages {

  private Pages() {}

  /** The parameters of an address. */
  static Map<String, String> parameters(String address) {
    var values = new HashMap<String, String>();
    for (var part : address.substring(address.indexOf('?') + 1).split("&")) {
      values.put(
          part.substring(0, part.indexOf('=')),
          URLDecoder.decode(part.substring(part.indexOf('=') + 1), UTF_8));
    }
    return values;
  }

  /** The page of lines that it asks for. */
  static LinesAsked lines(String address) {
    var values = parameters(address);
    return LinesAsked.read(values.get("page"), values.get("after"), values.get("before"));
  }
}
