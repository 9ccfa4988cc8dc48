package throughline.platform.web.decision;

import jakarta.ws.rs.core.UriBuilder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.web.input.Form;

/**
 * Which part of a list somebody has before them. Addresses say it, and forms by the tag {@code
 * keptPart}, so that people come back to it from whatever they decide.
 *
 * @param list the address of the list
 * @param narrowed to what the list is narrowed, by the names that addresses and forms have for it;
 *     empty where it is not
 */
public record ListPart(String list, PageRequest wanted, Map<String, String> narrowed) {

  /** A part of the whole list. */
  public ListPart(String list, PageRequest wanted) {
    this(list, wanted, Map.of());
  }

  /** The same, narrowed to this; null narrows nothing. */
  public ListPart narrowedTo(String name, Object value) {
    var all = new LinkedHashMap<>(narrowed);
    all.put(name, Objects.toString(value, ""));
    return new ListPart(list, wanted, Collections.unmodifiableMap(all));
  }

  /** The form that narrows the list, as it is now. */
  public Form filter() {
    return Form.startingWith(narrowed);
  }

  /** What an address carries to narrow the list so; empty for nothing. */
  public String narrowing() {
    var query = new StringJoiner("&");
    narrowed.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
          }
        });
    return query.toString();
  }

  /** The address of its page, to which more may be said. */
  public UriBuilder address() {
    var address = UriBuilder.fromPath(list).replaceQuery(narrowing());
    wanted.parameters().forEach(address::queryParam);
    return address;
  }

  /** The address of its page. */
  public String path() {
    return address().build().toString();
  }

  /** The address of its page, which says this, too. */
  public String saying(String name, Object... values) {
    return address().queryParam(name, values).build().toString();
  }

  /** Ends the address of a page that comes back to it. */
  public String query() {
    return path().substring(list.length());
  }
}
