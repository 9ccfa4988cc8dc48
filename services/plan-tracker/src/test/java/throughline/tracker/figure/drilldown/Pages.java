package throughline.tracker.figure.drilldown;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.time.Clock;
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

  /** The figure that it names. */
  static AskedFigure asked(String address, Clock clock) {
    var typed = new FigureParameters();
    var values = parameters(address);
    typed.from = values.get("from");
    typed.to = values.get("to");
    typed.place = values.get("place");
    typed.split = values.get("split");
    typed.is = values.get("is");
    typed.knownAt = values.get("knownAt");
    typed.rule = values.get("rule");
    typed.at = values.get("at");
    return AskedFigure.read(address.split("[/?]")[2], typed, clock);
  }

  /** The page of lines that it asks for. */
  static LinesAsked lines(String address) {
    var values = parameters(address);
    return LinesAsked.read(values.get("page"), values.get("after"), values.get("before"));
  }
}
